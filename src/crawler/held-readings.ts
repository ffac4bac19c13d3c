import { LRUCache } from 'lru-cache'
import type { Database } from '../archive/database.ts'
import { findReadingKind } from '../archive/readings.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { readerVersion } from '../reading/reader.ts'

/** Of each archive the indexes of which it holds this reader's reading: what is kept stays. */
const held = new WeakMap<Database, LRUCache<Sha256, true>>()

const MOST = 100_000

/** Whether the archive has what this reader made of an index. */
export async function isIndexReadingHeld (database: Database, sha256: Sha256): Promise<boolean> {
  const known = held.get(database) ?? new LRUCache<Sha256, true>({ max: MOST })
  held.set(database, known)
  if (known.has(sha256)) return true
  const isHeld = await findReadingKind(database, sha256, 'index', readerVersion) !== undefined
  if (isHeld) known.set(sha256, true)
  return isHeld
}
