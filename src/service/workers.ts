import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { OneTimeTokens } from './tokens.ts'

/** What a process that answers is told by the one that started it. */
export interface Task {
  /** The archive's database, with the role that the service takes. */
  url: string
  /** Where the data are, for people. */
  place: string
  oneTime: OneTimeTokens | null
  /** One of them crawls by schedule and tells events. */
  isLeader: boolean
  /** Whether it says where the service is: the first leader does. */
  greets: boolean
}

export interface WorkersOptions {
  count: number
  task: Omit<Task, 'isLeader' | 'greets'>
  /** Ends them. */
  end: AbortSignal
  log: (line: string) => void
}

const READY = 'ready'
const STOP = 'stop'

/** What `npm start` runs. */
const PROGRAM = fileURLToPath(new URL('../../scripts/run.js', import.meta.url))

/** Who dies sooner after it began to serve is not replaced at once: what kills it might kill the next. */
const SETTLED_MS = 10_000
const LONGEST_WAIT = 30_000

/**
 * Runs so many processes of this same program that share the port, and replaces each that dies, until the signal is aborted and
 * all of them have ended. Throws where one ends before it has served once.
 */
export async function runWorkers ({ count, task, end, log }: WorkersOptions): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([end, failed.signal])
  const fail = (error: unknown): void => failed.abort(error)
  cluster.setupPrimary({ exec: PROGRAM, args: ['serve'] })
  const places = Array.from({ length: count }, (_, place) => keepOne(place === 0, place === 0))
  await Promise.all(places.map(async place => await place.catch(fail)))
  if (failed.signal.aborted && !end.aborted) throw failed.signal.reason

  async function keepOne (isLeader: boolean, isFirst: boolean): Promise<void> {
    let greets = isFirst
    for (let deaths = 0, hasServed = false; !signal.aborted;) {
      const worker = cluster.fork()
      if (hasServed) worker.on('listening', () => log('Another process answers in its place'))
      const { servedFor, how } = await live(worker, { ...task, isLeader, greets }, signal)
      hasServed ||= servedFor !== null
      if (signal.aborted) return
      if (!hasServed) throw new Error(`A process that was to answer ended before it did (${how}): see above.`)
      greets &&= servedFor === null
      deaths = servedFor === null || servedFor < SETTLED_MS ? deaths + 1 : 0
      log(`A process that answers has ended (${how}): another takes its place`)
      if (deaths > 1) await pause(Math.min(LONGEST_WAIT, 500 * 2 ** deaths), signal)
    }
  }
}

/** One process from its birth to its death: how long it served, in milliseconds, null where it never did. */
async function live (worker: Worker, task: Task, end: AbortSignal): Promise<{ servedFor: number | null, how: string }> {
  let since: number | null = null
  worker.on('listening', () => { since = performance.now() })
  worker.on('error', () => {})
  worker.on('message', message => { if (message === READY) worker.send(task, () => {}) })
  const stop = (): void => { if (worker.isConnected()) worker.send(STOP, () => {}) }
  end.addEventListener('abort', stop, { once: true })
  const [code, by] = await once(worker, 'exit') as [number | null, string | null]
  end.removeEventListener('abort', stop)
  return { servedFor: since === null ? null : performance.now() - since, how: by ?? `exit code ${code}` }
}

async function pause (ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}

/** Calls when the process that started this one ends it; a process whose starter is gone is ended by Node. */
export function onStop (stop: () => void): void {
  process.on('message', message => { if (message === STOP) stop() })
}

/** Whether this process was started to answer beside others. */
export const isWorker = (): boolean => cluster.isWorker

/** What the process that started this one tells it, when it is asked: nobody would hear it before. */
export async function takeTask (): Promise<Task> {
  const told = once(process, 'message') as Promise<[Task]>
  process.send?.(READY)
  const [task] = await told
  return task
}
