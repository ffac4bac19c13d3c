import { Worker } from 'node:worker_threads'
import type { Reading } from '../archive/readings.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { readerVersion, readIndex, type IndexReading } from '../ingest/ingest-document.ts'
import { readPolicyRows } from './read-policy-rows.ts'
import type { ReadingJob } from './reading-worker.ts'

/** From this size on a document is read in a thread of its own: reading a megabyte takes as long as many answers. */
const BESIDE_FROM = 1024 * 1024

const TIME_LIMIT_MS = 120_000
const MEMORY_LIMIT_MB = 2_048

/** The worker's file, in TypeScript or in JavaScript as this one is: Node may not run src/ as it is (see scripts/source.js). */
const workerFile = new URL(import.meta.url.replace(/read-beside(\.[jt]s)$/, 'reading-worker$1'))

interface Bounds { besideFrom?: number, timeLimitMs?: number, signal?: AbortSignal | undefined }

/** Reads a policy without keeping the event loop from answering; what cannot be read within bounded time and memory is unreadable. */
export async function readPolicyBeside (bytes: Uint8Array, bounds: Bounds = {}): Promise<Reading> {
  return isSmall(bytes, bounds)
    ? await readPolicyRows(bytes)
    : await beside<Reading>({ role: 'policy', bytes }, bounds, findings => ({ reader: readerVersion, kind: 'unreadable', findings }))
}

/** Reads an index likewise. */
export async function readIndexBeside (bytes: Uint8Array, bounds: Bounds = {}): Promise<IndexReading> {
  return isSmall(bytes, bounds)
    ? await readIndex(bytes)
    : await beside<IndexReading>({ role: 'index', bytes }, bounds, findings => ({ kind: 'unreadable', findings }))
}

const isSmall = (bytes: Uint8Array, { besideFrom = BESIDE_FROM }: Bounds): boolean => bytes.length < besideFrom

/**
 * What the thread answers, or `beyond` with why it did not in time.
 *
 * @throws the signal's reason when it is aborted meanwhile
 */
async function beside<T> (job: ReadingJob, { timeLimitMs = TIME_LIMIT_MS, signal }: Bounds, beyond: (findings: Finding[]) => T): Promise<T> {
  signal?.throwIfAborted()
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } })
  let timer: NodeJS.Timeout | undefined
  let stop = (): void => {}
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(signal?.reason)
      signal?.addEventListener('abort', stop)
      timer = setTimeout(() => resolve(beyond(notWithin(`${timeLimitMs / 1000} seconds`))), timeLimitMs)
      worker.once('message', resolve)
      worker.once('error', error => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(beyond(notWithin(`${MEMORY_LIMIT_MB} MB of memory`))) : reject(error))
      worker.postMessage(job)
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function notWithin (limit: string): Finding[] {
  return [finding('limit-exceeded', `The document could not be read within ${limit}: smaller files are expected. Its bytes are kept.`)]
}
