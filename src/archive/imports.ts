import type { Sha256 } from '../domain/history/capture.ts'
import type { Connection } from '../postgres/database.ts'
import { lockSettings } from './court/settings.ts'
import { lockSequencer, RECORDED_CHANNEL } from './entries.ts'
import { computeDigests, STORED_ENTRY, type StoredEntry } from './covered-entries.ts'
import { digestOfContent, listSaid, type Said } from './entry-content.ts'
import { insertRows } from './imported-rows.ts'
import { leafHashOf, printLeaf, type Leaf } from './leaf.ts'

/** An entry of another archive, with what its content says. */
export interface GivenEntry extends Leaf { written: number, content: Said }

/** How many entries are written in one statement. */
const AT_ONCE = 5_000

/** What an entry is before its rows: `kind` and `digest`. */
export type Written = Pick<Leaf, 'kind' | 'digest'>

/** Keeps everybody from recording anything until this transaction ends. */
export async function lockRecording (client: Connection): Promise<void> {
  await lockSequencer(client)
  await lockSettings(client)
}

/** How many entries there are, those that wait for their number among them. */
export async function countEntries (database: Connection): Promise<number> {
  const { rows: [found] } = await database.query<{ entries: number }>('select count(*) as entries from archive.entry')
  return (found as { entries: number }).entries
}

/** The hashes of the leaves of recorded entries behind a number, in hex, at most so many and in their order. */
export async function listLeafHashes (database: Connection, after: number, limit: number): Promise<Sha256[]> {
  const { rows } = await database.query<StoredEntry>(`
    select ${STORED_ENTRY}
      from archive.recorded r
      join archive.entry e using (entry_id)
     where r.sequence > $1
     order by r.sequence
     limit $2`, [after, limit])
  const older = rows.filter(({ leafHash }) => leafHash === null)
  const computed = await computeDigests(database, older)
  const made = new Map(
    computed.map(({ digest, leafHashWith }, place) => [
      older[place]?.sequence,
      digest === undefined ? '' : leafHashWith(digest)
    ])
  )
  return rows.map(({ leafHash, sequence }) => leafHash ?? made.get(sequence) ?? '')
}

/**
 * Keeps the entries of an import, still without their rows, in the order in which they were written.
 *
 * @returns their ids, in that order
 */
export async function keepWritten (client: Connection, written: readonly Written[]): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < written.length; from += AT_ONCE) {
    const some = written.slice(from, from + AT_ONCE)
    const { rows } = await client.query<{ entry_id: number }>(`
      insert into archive.entry (kind, digest)
      select kind, decode(digest, 'hex')
        from unnest($1::text[], $2::text[]) with ordinality as given (kind, digest, place)
       order by place
      returning entry_id`, [some.map(({ kind }) => kind), some.map(({ digest }) => digest)])
    ids.push(...rows.map(({ entry_id: id }) => id).sort((a, b) => a - b))
  }
  return ids
}

/**
 * An entry whose rows are to be kept: `entryId` is one of `keepWritten`;
 * `event` is its number among events, null of all others.
 */
export interface Placed extends GivenEntry { entryId: number, event: number | null }

/**
 * Keeps rows, numbers and stamps of entries, in the order of
 * their numbers, as they were in the archive that they come from.
 *
 * @throws NotKept where what is stored of one then does not give its digest
 */
export async function keepPlaced (client: Connection, entries: readonly Placed[]): Promise<void> {
  await insertRows(client, entries)
  const ids = entries.map(({ entryId }) => entryId)
  await client.query(`
    insert into archive.recorded (sequence, entry_id, recorded_at, leaf_hash)
    select * from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bytea[])`,
  [entries.map(({ sequence }) => sequence), ids, entries.map(({ recordedAt }) => recordedAt),
    entries.map(entry => leafHashOf(printLeaf(entry)))])
  await client.query('delete from jobs.unrecorded where entry_id = any ($1::bigint[])', [ids])
  const events = entries.filter(({ event }) => event !== null)
  if (events.length > 0) {
    await client.query(
      'insert into archive.event_number (number, entry_id) select * from unnest($1::bigint[], $2::bigint[])',
      [events.map(({ event }) => event), events.map(({ entryId }) => entryId)]
    )
  }
  await confirm(client, entries)
}

/** What an entry says cannot be kept as it stands. */
export class NotKept extends Error {
  constructor ({ kind, sequence }: Leaf) {
    super(
      `entry ${sequence} (${kind}) says something that this archive cannot keep: it comes from a later version, or was changed`
    )
  }
}

async function confirm (client: Connection, entries: readonly Placed[]): Promise<void> {
  const stored = new Map<number, Sha256>()
  for (const kind of new Set(entries.map(entry => entry.kind))) {
    const ids = entries.filter(entry => entry.kind === kind).map(({ entryId }) => entryId)
    for (const [entryId, said] of await listSaid(client, kind, ids)) stored.set(entryId, digestOfContent(kind, said))
  }
  const wrong = entries.find(({ digest, entryId }) => stored.get(entryId) !== digest)
  if (wrong !== undefined) throw new NotKept(wrong)
}

/**
 * Ends an import: that it was one is kept, whoever listens is told, and a crawl that
 * had no end has a lease that has lapsed, so that who finds it records that it failed.
 */
export async function keepImport (client: Connection, entries: number): Promise<void> {
  await client.query('insert into archive.import (entries, imported_at) values ($1, clock_timestamp())', [entries])
  await client.query(`
    insert into jobs.lease (repository_id, url, due_at, holder, held_until, crawl_id)
    select distinct on (b.repository_id, b.url)
           b.repository_id, b.url, now(), 'the archive that was imported', now(), b.crawl_id
      from archive.crawl_begun b
     where not exists (select from archive.crawl_ended e where e.crawl_id = b.crawl_id)
     order by b.repository_id, b.url, b.entry_id desc
    on conflict do nothing`)
  await client.query('select pg_notify($1, $2)', [RECORDED_CHANNEL, String(entries)])
}
