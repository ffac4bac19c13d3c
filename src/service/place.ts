import cluster, { type Worker } from 'node:cluster'
import { realTimers } from '../timing/timers.ts'
import { newCalls, type Call, type Calls } from './calls.ts'
import { ENDED_WITHIN } from './stop-signal.ts'
import type { AskedOfPrimary, AskedOfWorker, Assignment, Order, Report } from './worker.ts'

/** One place among the workers: whenever who has it ends, another takes it. */
export interface Place {
  /** Where the first who had it serves; rejected when that one ended before. */
  serves: Promise<string>
  /** Resolves when who has it by then is ready. */
  ready: Promise<void>
  /** Asks who has it. */
  ask: Calls<AskedOfWorker>['ask']
  /** Tells who has it. */
  tell: (order: Order) => void
  /** Asks who has it to end, waits for that, and gives it to nobody again. */
  close: () => Promise<void>
}

export interface PlaceTools {
  log: (line: string) => void
  /** What who has it is to do, as of when it begins. */
  assignment: () => Assignment
  /** Answers what who has it asks. */
  answer: (question: AskedOfPrimary) => Promise<unknown>
  /** Hears where each who has it serves. */
  onServes: (base: string) => void
  /** Hears that one who had it has ended. */
  onEnded: () => void
}

/**
 * Milliseconds until a place is taken again: twice as many after each who did
 * not live long, so that those who die at once do not keep the machine busy.
 */
const LEAST_WAIT = 250
const MOST_WAIT = 10_000
const LIVED_LONG = 60_000

/** A process that stands still tells nothing: the others are told without it. */
const ANSWERED_WITHIN = 1_000

/** Who has not ended by then is killed: the embedded database waits for all. */
const KILLED_AFTER = ENDED_WITHIN - 600

/** Fills a place with a worker, again and again. */
export function openPlace ({ log, assignment, answer, onServes, onEnded }: PlaceTools): Place {
  const [serves, ready] = [newPromise<string>(), newPromise<undefined>()]
  let [hasServed, isClosed] = [false, false]
  let wait = LEAST_WAIT
  let timer: unknown
  let filled: Filled

  const hear = (report: Report): void => {
    if (report.kind === 'hears') {
      return filled.channel.tell(isClosed ? { kind: 'stop' } : { kind: 'serve', assignment: assignment() })
    }
    if (isClosed) return
    if (report.kind === 'ready') return ready.resolve(undefined)
    hasServed = true
    serves.resolve(report.base)
    onServes(report.base)
  }
  const fill = (): void => {
    const since = performance.now()
    filled = fillPlace(answer, hear, how => { if (!isClosed) fillAgain(how, performance.now() - since) })
  }
  const fillAgain = (how: string, lived: number): void => {
    onEnded()
    if (!hasServed) {
      return serves.reject(new Error(`A worker ended before it served (${how}): the service cannot be started.`))
    }
    wait = lived > LIVED_LONG ? LEAST_WAIT : Math.min(2 * wait, MOST_WAIT)
    log(`Worker ${filled.worker.process.pid ?? ''} has ended (${how}): another takes its place in ${wait / 1_000} s.`)
    timer = realTimers.set(fill, wait)
  }
  const close = async (): Promise<void> => {
    isClosed = true
    realTimers.clear(timer)
    filled.channel.tell({ kind: 'stop' })
    await endedOrKilled(filled)
  }
  fill()
  const ask: Place['ask'] = async question => await filled.channel.calls.ask(question)
  return { serves: serves.promise, ready: ready.promise, ask, tell: order => filled.channel.tell(order), close }
}

/** Who has a place, and what is said to him and to nobody who has it later. */
interface Filled { worker: Worker, channel: Channel, ended: Promise<void> }

function fillPlace (
  answer: PlaceTools['answer'],
  onReport: (report: Report) => void,
  onEnded: (how: string) => void
): Filled {
  const worker = cluster.fork()
  const channel = openChannel(worker, answer)
  worker.on('message', (report: Report | Call<AskedOfPrimary>) => {
    if (!channel.calls.hear(report)) onReport(report as Report)
  })
  return { worker, channel, ended: endOf(worker).then(onEnded) }
}

async function endedOrKilled ({ worker, ended }: Filled): Promise<void> {
  const late = realTimers.set(() => { worker.process.kill('SIGKILL') }, KILLED_AFTER)
  await ended.finally(() => realTimers.clear(late))
}

interface Channel {
  tell: (message: Order | Call<AskedOfPrimary | AskedOfWorker>) => void
  calls: Calls<AskedOfWorker>
}

function openChannel (worker: Worker, answer: PlaceTools['answer']): Channel {
  const tell: Channel['tell'] = message => { if (worker.isConnected()) worker.send(message, () => {}) }
  return { tell, calls: newCalls<AskedOfWorker, AskedOfPrimary>(tell, answer, ANSWERED_WITHIN) }
}

/** How a worker has ended, once it has; also one that could not be begun. */
async function endOf (worker: Worker): Promise<string> {
  return await new Promise(resolve => {
    worker.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    worker.on('error', error => { if (worker.process.pid === undefined) resolve(error.message) })
  })
}

/** A promise that is settled from outside; nobody has to wait for it. */
function newPromise<T> (): { promise: Promise<T>, resolve: (value: T) => void, reject: (reason: Error) => void } {
  let resolve = (_value: T): void => {}
  let reject = (_reason: Error): void => {}
  const promise = new Promise<T>((...both) => { [resolve, reject] = both })
  promise.catch(() => {})
  return { promise, resolve, reject }
}
