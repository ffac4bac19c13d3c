import { Worker } from 'node:worker_threads'
import type { Reading } from '../archive/readings.ts'
import { finding } from '../domain/rules.ts'
import { readerVersion } from '../ingest/ingest-document.ts'
import { readPolicyRows } from './read-policy-rows.ts'

/** From this size on a policy is read in a thread of its own: reading a megabyte takes as long as many answers. */
const BESIDE_FROM = 1024 * 1024

const TIME_LIMIT_MS = 120_000
const MEMORY_LIMIT_MB = 2_048

/** The worker's file, as TypeScript in tests and as built. */
const workerFile = new URL(import.meta.url.replace(/read-beside(\.[jt]s)$/, 'reading-worker$1'))

interface Bounds { besideFrom?: number, timeLimitMs?: number, signal?: AbortSignal | undefined }

/**
 * Reads a policy without keeping the event loop from answering; what cannot be read within bounded time and memory is unreadable.
 *
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function readPolicyBeside (bytes: Uint8Array, { besideFrom = BESIDE_FROM, timeLimitMs = TIME_LIMIT_MS, signal }: Bounds = {}): Promise<Reading> {
  if (bytes.length < besideFrom) return await readPolicyRows(bytes)
  signal?.throwIfAborted()
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } })
  let timer: NodeJS.Timeout | undefined
  let stop = (): void => {}
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(signal?.reason)
      signal?.addEventListener('abort', stop)
      timer = setTimeout(() => resolve(beyond(`${timeLimitMs / 1000} seconds`)), timeLimitMs)
      worker.once('message', resolve)
      worker.once('error', error => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(beyond(`${MEMORY_LIMIT_MB} MB of memory`)) : reject(error))
      worker.postMessage(bytes)
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function beyond (limit: string): Reading {
  return {
    reader: readerVersion,
    kind: 'unreadable',
    findings: [finding('limit-exceeded', `The document could not be read within ${limit}: smaller policies are expected. Its bytes are kept.`)]
  }
}
