import type { QueryResult } from 'pg'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { inTransaction, toBytes, type Connection, type Database } from '../postgres/database.ts'
import { digestOfContent, type Said } from './entry-content.ts'
import type { EntryKind } from './entry-shapes.ts'
import { LEAF_HASH } from './leaf.ts'

/** The channel on which the sequencer tells that something new is recorded. */
export const RECORDED_CHANNEL = 'archive_recorded'

/** Key of the advisory lock that the one sequencer holds. */
const SEQUENCER_LOCK = 4_702_188_001

/**
 * Inserts an entry, unnumbered until it has committed and the sequencer comes by.
 *
 * @param said all that its rows will say, of which its digest is made
 */
export async function keepEntry (client: Connection, kind: EntryKind, said: Said): Promise<number> {
  return await insertEntry(client, kind, digestOfContent(kind, said))
}

/** The same with its digest. */
export async function insertEntry (client: Connection, kind: EntryKind, digest: Sha256): Promise<number> {
  const { rows } = await client.query<{ entry_id: number }>(
    'insert into archive.entry (kind, digest) values ($1, $2) returning entry_id', [kind, toBytes(digest)])
  return (rows[0] as { entry_id: number }).entry_id
}

/** In one message, which is one transaction: the lock comes before the snapshot that looks for what waits. */
const RECORD = `
  select pg_advisory_xact_lock(${SEQUENCER_LOCK});
  with last as (
    select sequence, recorded_at from archive.recorded order by sequence desc limit 1
  ), stamp as materialized (
    select greatest((select recorded_at from last),
                    date_trunc('milliseconds', clock_timestamp()) + interval '1 ms') as recorded_at
  ), pending as (
    delete from jobs.unrecorded returning entry_id
  ), placed as (
    select coalesce((select sequence from last), 0) + row_number() over (order by entry_id) as sequence,
           entry_id, (select recorded_at from stamp) as recorded_at,
           e.kind, e.digest, coalesce(c.sha256, g.sha256) as document
      from pending
      left join archive.entry e using (entry_id)
      left join archive.capture c using (entry_id)
      left join archive.reading g using (entry_id)
  ), recorded as (
    insert into archive.recorded (sequence, entry_id, recorded_at, leaf_hash)
    select sequence, entry_id, recorded_at, ${LEAF_HASH} from placed
    returning sequence, entry_id
  ), numbered as (
    insert into archive.event_number (number, entry_id)
    select coalesce((select max(number) from archive.event_number), 0) + row_number() over (order by sequence), entry_id
      from recorded
      join archive.event using (entry_id)
  )
  select count(*) as count, pg_notify('${RECORDED_CHANNEL}', max(sequence)::text) from recorded having count(*) > 0`

/**
 * The sequencer: numbers what has committed, without gaps, and stamps it, never decreasing
 * (domain §2, recorded time). The stamp lies up to a millisecond ahead, so that it is whole
 * milliseconds and still later than any instant at which somebody could have asked without seeing
 * it. Events get a number of their own besides, in the same order. Beside number and stamp stands
 * the hash of the leaf that says them together with the entry's digest, where it has one.
 *
 * @returns how many entries were numbered
 */
export async function recordEntries (database: Database): Promise<number> {
  // Several statements give several results.
  const [, recorded] = await database.query(RECORD) as unknown as [unknown, QueryResult<{ count: number }>]
  return recorded.rows[0]?.count ?? 0
}

/** Keeps the sequencer away until this transaction ends. */
export async function lockSequencer (client: Connection): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK])
}

/** Up to where the archive is complete: whatever is recorded later is stamped after `now`. */
export interface Horizon { now: Instant, sequence: number }

/** When the entry of a number was recorded; null where there is none. */
export async function findStamp (database: Database, sequence: number): Promise<Instant | null> {
  const { rows } = await database.query<{ recordedAt: Instant }>({
    name: 'find-stamp',
    text: 'select recorded_at as "recordedAt" from archive.recorded where sequence = $1',
    values: [sequence]
  })
  return rows[0]?.recordedAt ?? null
}

/** Waits for a sequencer under way, then tells the archive's clock and its last number. */
export async function findHorizon (database: Database): Promise<Horizon> {
  return await inTransaction(database, async client => {
    await client.query('select pg_advisory_xact_lock_shared($1)', [SEQUENCER_LOCK])
    const { rows } = await client.query<Horizon>(`
      select clock_timestamp() as now, coalesce((select max(sequence) from archive.recorded), 0) as sequence`)
    return rows[0] as Horizon
  })
}
