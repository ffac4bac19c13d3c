import type { Sha256 } from '../../domain/history/capture.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { STORED_ENTRY, type StoredEntry } from '../covered-entries.ts'
import { isoOf } from '../entry-content.ts'
import type { Leaf } from '../leaf.ts'

/** Kinds of entries that a checkpoint soon covers: a dispute, and what a crawl has brought. */
const SOON = ['crawl-ended', 'dispute']

/**
 * The leaves of the log from one index up to, not including,
 * another; those that have no digest yet are not among them.
 */
export async function listLeaves (database: Connection, from: number, to: number): Promise<Leaf[]> {
  const { rows } = await database.query<StoredEntry & { lateDigest: Sha256 | null }>({
    name: 'list-leaves',
    text: `
      select ${STORED_ENTRY}, encode(l.digest, 'hex') as "lateDigest"
        from archive.recorded r
        join archive.entry e using (entry_id)
        left join archive.late_digest l using (entry_id)
       where r.sequence > $1 and r.sequence <= $2
       order by r.sequence`,
    values: [from, to]
  })
  return rows.flatMap(({ digest, document, kind, lateDigest, recordedAt, sequence }) => {
    const own = digest ?? lateDigest
    return own === null ? [] : [{ digest: own, document, kind, recordedAt: isoOf(recordedAt), sequence }]
  })
}

/** The hashes of leaves from one index on, `most` of them or up to the first that has none yet. */
export async function listLeafHashes (database: Connection, from: number, most: number): Promise<Buffer[]> {
  const { rows } = await database.query<{ sequence: number; leafHash: Buffer | null }>({
    name: 'list-leaf-hashes',
    text: `
      select r.sequence,
             coalesce(r.leaf_hash,
                      (select l.leaf_hash from archive.late_digest l where l.entry_id = r.entry_id)) as "leafHash"
        from archive.recorded r
       where r.sequence > $1 and r.sequence <= $2
       order by r.sequence`,
    values: [from, from + most]
  })
  const end = rows.findIndex(({ leafHash, sequence }, place) => leafHash === null || sequence !== from + place + 1)
  return rows.slice(0, end === -1 ? undefined : end).map(({ leafHash }) => leafHash as Buffer)
}

/** Whether there is an entry that a checkpoint soon covers from one index up to, not including, another. */
export async function hasSoon (database: Connection, from: number, to: number): Promise<boolean> {
  const { rows } = await database.query<{ has: boolean }>({
    name: 'has-soon',
    text: `
      select exists (
        select from archive.recorded r join archive.entry e using (entry_id)
         where r.sequence > $1 and r.sequence <= $2 and e.kind = any ($3)) as has`,
    values: [from, to, SOON]
  })
  return rows[0]?.has === true
}

/**
 * The number of the first entry with this digest, else of the first that has a
 * document with it; null while it has no number yet, undefined where there is neither.
 */
export async function findProven (database: Connection, sha256: Sha256): Promise<number | null | undefined> {
  const { rows } = await database.query<{ sequence: number | null }>({
    name: 'find-proven',
    text: `
      with named as (
        select entry_id, 1 as rank from archive.entry where digest = $1
        union all
        select entry_id, 1 from archive.late_digest where digest = $1
        union all
        select entry_id, 2
          from (select entry_id
                  from archive.capture
                 where sha256 = $1 and outcome = 'fetched'
                 order by entry_id
                 limit 1) as fetched
        union all
        select entry_id, 2
          from (select entry_id
                  from archive.capture
                 where sha256 = $1 and outcome = 'failed'
                 order by entry_id
                 limit 1) as cut
        union all
        select entry_id, 2 from archive.reading where sha256 = $1
      )
      select r.sequence
        from named
        left join archive.recorded r using (entry_id)
       order by rank, r.sequence
       limit 1`,
    values: [toBytes(sha256)]
  })
  return rows[0]?.sequence
}

/** The number of the last entry that has one; 0 before the first. */
export async function findLastNumber (database: Connection): Promise<number> {
  const { rows } = await database.query<{ last: number }>({
    name: 'find-last-number',
    text: 'select coalesce(max(sequence), 0) as last from archive.recorded'
  })
  return rows[0]?.last ?? 0
}
