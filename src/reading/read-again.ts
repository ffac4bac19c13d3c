import type { Reading } from '../archive/readings.ts'
import type { CaptureRole } from '../domain/history/capture.ts'
import { readIndex } from '../ingest/ingest-document.ts'
import { readPolicyBeside } from './read-beside.ts'
import { indexReading } from './index-reading.ts'

/** Reads archived bytes as the crawl did that captured them: an index at `base`, the URL that answered. */
export async function readAgain (
  bytes: Uint8Array,
  { role, base }: { role: CaptureRole, base: string }
): Promise<Reading> {
  if (role === 'policy') return await readPolicyBeside(bytes)
  return indexReading(await readIndex(bytes), base)
}
