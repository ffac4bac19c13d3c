import { Worker } from 'node:worker_threads'
import type { DumpJob } from './dump-worker.ts'

/** A dump holds one court at a time; what takes more than this has gone wrong. */
const MEMORY_LIMIT_MB = 1_024

/** In TypeScript or in JavaScript as this file is: Node may not run src/ as it is (see scripts/source.js). */
const workerFile = new URL(import.meta.url.replace(/dump-thread(\.[jt]s)$/, 'dump-worker$1'))

/**
 * Makes the dump of this day, if it is due, in a thread that ends with it:
 * every policy is read and printed, which would hold up answers.
 *
 * @throws what kept it from being made, and the signal's reason when it is aborted meanwhile
 */
export async function makeDumpInThread (job: DumpJob, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_LIMIT_MB }
  const worker = new Worker(workerFile, { workerData: job, resourceLimits })
  const stop = (): void => worker.postMessage('stop')
  signal.addEventListener('abort', stop)
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', () => resolve())
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
