import { Worker } from 'node:worker_threads'
import type { ReadingJob } from './reading-worker.ts'

export const MEMORY_LIMIT_MB = 2_048

/** What a thread has grown to for such a document it would keep: it ends instead, and the next document has another. */
const LARGE = 4 * 1024 * 1024

/**
 * The worker's file, in TypeScript or in JavaScript as this one
 * is: Node may not run src/ as it is (see scripts/source.js).
 */
const workerFile = new URL(import.meta.url.replace(/reading-thread(\.[jt]s)$/, 'reading-worker$1'))

/** How a job went: what was read, or what kept it from that. */
export type Read<T> = { kind: 'read', read: T } | { kind: 'beyond', limit: 'time' | 'memory' }

/** The one thread that reads, while it waits for work; it keeps no process alive. */
let waiting: Worker | undefined

/** The end of what is under way and was asked for last. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a document in a thread, after those that were asked for before. The thread goes on to
 * the next one; only who hangs, takes too much memory or has read something large is ended.
 *
 * @param timeLimitMs from when the thread begins with it
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function readInThread<T> (
  job: ReadingJob,
  timeLimitMs: number,
  signal: AbortSignal | undefined
): Promise<Read<T>> {
  const before = last
  const turn = before.then(async () => {
    signal?.throwIfAborted()
    return await readNow<T>(job, timeLimitMs, signal)
  })
  last = turn.catch(() => {})
  return await turn
}

async function readNow<T> (job: ReadingJob, timeLimitMs: number, signal: AbortSignal | undefined): Promise<Read<T>> {
  const worker = waiting ?? startWorker()
  waiting = undefined
  worker.ref()
  const listening = new AbortController()
  const read = await hear<T>(worker, job, timeLimitMs, signal, listening)
    .finally(() => listening.abort())
    .catch(async (error: unknown) => {
      await worker.terminate()
      throw error
    })
  if (read.kind === 'beyond' || job.bytes.length > LARGE) await worker.terminate()
  else keep(worker)
  return read
}

function keep (worker: Worker): void {
  worker.unref()
  waiting = worker
}

function startWorker (): Worker {
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } })
  // Who dies while it waits is not asked again.
  worker.on('error', () => {})
  worker.on('exit', () => { if (waiting === worker) waiting = undefined })
  return worker
}

async function hear<T> (
  worker: Worker,
  job: ReadingJob,
  timeLimitMs: number,
  signal: AbortSignal | undefined,
  listening: AbortController
): Promise<Read<T>> {
  return await new Promise((resolve, reject) => {
    const heard = (read: T): void => resolve({ kind: 'read', read })
    const failed = (error: Error): void => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'beyond', limit: 'memory' })
      else reject(error)
    }
    const stop = (): void => reject(signal?.reason)
    const timer = setTimeout(() => resolve({ kind: 'beyond', limit: 'time' }), timeLimitMs)
    worker.on('message', heard).on('error', failed)
    signal?.addEventListener('abort', stop)
    listening.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      worker.off('message', heard).off('error', failed)
      signal?.removeEventListener('abort', stop)
    })
    worker.postMessage(job)
  })
}
