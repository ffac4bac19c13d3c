import { parentPort } from 'node:worker_threads'
import type { CaptureRole } from '../domain/history/capture.ts'
import { readIndex } from '../ingest/ingest-document.ts'
import { readPolicyRows } from './read-policy-rows.ts'

/** What the thread is asked for. */
export interface ReadingJob { role: CaptureRole, bytes: Uint8Array }

// Reads one document after the other beside the event loop; a
// policy comes back as text, which passes between threads quickly.
parentPort?.on('message', ({ role, bytes }: ReadingJob) => {
  const reading: Promise<unknown> = role === 'policy' ? readPolicyRows(bytes) : readIndex(bytes)
  reading.then(read => parentPort?.postMessage(read), error => { throw error })
})
