import { setImmediate as pause } from 'node:timers/promises'
import { digestOf } from './documents.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { computeDigests, STORED_ENTRY, type StoredEntry } from './covered-entries.ts'
import { toBytes, type Database } from '../postgres/database.ts'

/** Policies among them are large: so many are held at once. */
const BATCH = 200

/** A digest that was made after its entry; `addedAt` in ISO 8601, UTC. */
export interface LateDigest { entryId: number, digest: Sha256, leafHash: Sha256, addedAt: string }

/** The digest of a late digest's own row. */
export const rowDigestOf = ({ addedAt, digest, entryId, leafHash }: LateDigest): Sha256 =>
  digestOf(canonicalJson({ form: 1, addedAt, digest, entryId, leafHash }))

/**
 * Covers the recorded entries that have no digest because they are older than those:
 * adds it, and the hash of their leaf, beside them. A batch at a time, so that it can
 * be interrupted and goes on where it was; any number of processes may do so at once.
 *
 * @returns how many entries were covered
 */
export async function coverEarlier (database: Database, signal?: AbortSignal): Promise<number> {
  let covered = 0
  for (let after = 0; signal?.aborted !== true;) {
    const { rows: entries } = await database.query<StoredEntry>(`
      select ${STORED_ENTRY}
        from archive.entry e
        join archive.recorded r using (entry_id)
       where e.digest is null and e.entry_id > $1
         and not exists (select from archive.late_digest l where l.entry_id = e.entry_id)
       order by e.entry_id
       limit $2`, [after, BATCH])
    if (entries.length === 0) break
    covered += await keepLate(database, entries)
    after = (entries.at(-1) as StoredEntry).entryId
    // Whoever asks something in between is answered.
    await pause()
  }
  return covered
}

async function keepLate (database: Database, entries: readonly StoredEntry[]): Promise<number> {
  const {
    rows: [clock]
  } = await database.query<{ now: string }>(
    'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\') as now'
  )
  const addedAt = (clock as { now: string }).now
  const computed = await computeDigests(database, entries)
  const late = entries.flatMap(({ entryId }, place) => {
    const { digest, leafHashWith } = computed[place] as typeof computed[number]
    // An entry without its row is verify's to name.
    return digest === undefined ? [] : [{ entryId, digest, leafHash: leafHashWith(digest), addedAt }]
  })
  const { rowCount } = await database.query(
    `
    insert into archive.late_digest (entry_id, digest, leaf_hash, added_at, row_digest)
    select *
      from unnest($1::bigint[], $2::bytea[], $3::bytea[],
                  array_fill($4::timestamptz, array[cardinality($1::bigint[])]), $5::bytea[])
    on conflict do nothing`,
    [
      late.map(({ entryId }) => entryId),
      late.map(({ digest }) => toBytes(digest)),
      late.map(({ leafHash }) => toBytes(leafHash)),
      addedAt,
      late.map(each => toBytes(rowDigestOf(each)))
    ]
  )
  return rowCount ?? 0
}
