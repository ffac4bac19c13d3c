import type { Sha256 } from '../domain/history/capture.ts'
import type { Connection } from '../postgres/database.ts'
import { digestOfContent, isoOf, listSaid, utcText } from './entry-content.ts'
import type { EntryKind } from './entry-shapes.ts'
import { entryShapes } from './entry-shapes.ts'
import { leafHashOf, printLeaf } from './leaf.ts'

/**
 * A recorded entry as it is stored, with the digest that was made with
 * it and the hash of its leaf; null where it is older than those.
 */
export interface StoredEntry {
  entryId: number
  kind: EntryKind
  sequence: number
  /** ISO 8601 in UTC. */
  recordedAt: string
  document: Sha256 | null
  digest: Sha256 | null
  leafHash: Sha256 | null
}

/** Digest and leaf as what is stored gives them; a digest is undefined where the entry has no row to make it of. */
export interface Computed { digest: Sha256 | undefined, leafHashWith: (digest: Sha256) => Sha256 }

/** SQL of stored entries: of `archive.entry e` and `archive.recorded r`. */
export const STORED_ENTRY = `
  e.entry_id as "entryId", e.kind, r.sequence, ${utcText('r.recorded_at')} as "recordedAt",
  encode(coalesce((select sha256 from archive.capture c where c.entry_id = e.entry_id),
                  (select sha256 from archive.reading g where g.entry_id = e.entry_id)), 'hex') as document,
  encode(e.digest, 'hex') as digest, encode(r.leaf_hash, 'hex') as "leafHash"`

/** Makes the digests of entries from their rows, in their order. */
export async function computeDigests (database: Connection, entries: readonly StoredEntry[]): Promise<Computed[]> {
  const said = new Map<number, Sha256>()
  // No other kind is an entry of ours; its leaf tells.
  for (const kind of new Set(entries.map(entry => entry.kind).filter(kind => kind in entryShapes))) {
    const ids = entries.filter(entry => entry.kind === kind).map(({ entryId }) => entryId)
    for (const [entryId, rows] of await listSaid(database, kind, ids)) said.set(entryId, digestOfContent(kind, rows))
  }
  return entries.map(({ entryId, document, kind, sequence, recordedAt }) => ({
    digest: said.get(entryId),
    leafHashWith: digest =>
      leafHashOf(printLeaf({ digest, document, kind, recordedAt: isoOf(recordedAt), sequence })).toString('hex')
  }))
}
