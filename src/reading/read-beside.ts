import type { Reading } from '../archive/readings.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { readerVersion, readIndex, type IndexReading } from '../ingest/ingest-document.ts'
import { readPolicyRows } from './read-policy-rows.ts'
import { MEMORY_LIMIT_MB, readInThread } from './reading-thread.ts'
import type { ReadingJob } from './reading-worker.ts'

/**
 * From this size on a document is read in a thread: what is
 * shorter takes as long as a few answers, whatever it holds.
 */
const BESIDE_FROM = 4 * 1024

const TIME_LIMIT_MS = 120_000

interface Bounds { besideFrom?: number, timeLimitMs?: number, signal?: AbortSignal | undefined }

/**
 * Reads a policy without keeping the event loop from answering;
 * what cannot be read within bounded time and memory is unreadable.
 */
export async function readPolicyBeside (bytes: Uint8Array, bounds: Bounds = {}): Promise<Reading> {
  return isSmall(bytes, bounds)
    ? await readPolicyRows(bytes)
    : await beside<Reading>({ role: 'policy', bytes }, bounds, findings => ({
      reader: readerVersion,
      kind: 'unreadable',
      findings
    }))
}

/** Reads an index likewise. */
export async function readIndexBeside (bytes: Uint8Array, bounds: Bounds = {}): Promise<IndexReading> {
  return isSmall(bytes, bounds)
    ? await readIndex(bytes)
    : await beside<IndexReading>({ role: 'index', bytes }, bounds, findings => ({ kind: 'unreadable', findings }))
}

const isSmall = (bytes: Uint8Array, { besideFrom = BESIDE_FROM }: Bounds): boolean => bytes.length < besideFrom

/**
 * What the thread answers, or `beyond` with why it did not.
 *
 * @throws the signal's reason when it is aborted meanwhile
 */
async function beside<T> (
  job: ReadingJob,
  { timeLimitMs = TIME_LIMIT_MS, signal }: Bounds,
  beyond: (findings: Finding[]) => T
): Promise<T> {
  signal?.throwIfAborted()
  const answer = await readInThread<T>(job, timeLimitMs, signal)
  if (answer.kind === 'read') return answer.read
  return beyond(
    notWithin(answer.limit === 'time' ? `${timeLimitMs / 1000} seconds` : `${MEMORY_LIMIT_MB} MB of memory`)
  )
}

function notWithin (limit: string): Finding[] {
  return [
    finding(
      'limit-exceeded',
      `The document could not be read within ${limit}: smaller files are expected. Its bytes are kept.`
    )
  ]
}
