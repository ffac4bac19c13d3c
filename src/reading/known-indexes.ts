import { LRUCache } from 'lru-cache'
import type { Sha256 } from '../domain/history/capture.ts'
import type { IndexReading } from '../ingest/ingest-document.ts'
import { readIndexBeside } from './read-beside.ts'

/**
 * What this reader makes of bytes never changes: indexes,
 * mostly the same from hour to hour, are remembered by theirs.
 */
const read = new LRUCache<Sha256, IndexReading>({ maxSize: 32 * 1024 * 1024 })

/** About what a reading takes beside the text of its document. */
const OBJECTS = 500

/** What this reader has made of an index already, as far as it is remembered. */
export const knownIndex = (sha256: Sha256): IndexReading | undefined => read.get(sha256)

/** Reads an index that is not known yet, and remembers what it says; see `readIndexBeside`. */
export async function readNewIndex (
  sha256: Sha256,
  bytes: Uint8Array,
  signal: AbortSignal | undefined
): Promise<IndexReading> {
  const reading = await readIndexBeside(bytes, { signal })
  // What could not be read in time may be another time.
  if (reading.kind === 'index') read.set(sha256, reading, { size: bytes.length * 3 + OBJECTS })
  return reading
}
