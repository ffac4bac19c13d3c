import type { Sha256 } from '../../domain/history/capture.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { toBytes, toTimestamp, type Connection } from '../../postgres/database.ts'

/**
 * A dump that is made: the day that it is called after (UTC,
 * `2026-11-28`), the moment that it is of, and the last event by then.
 */
export interface KeptDump {
  dumpId: string
  day: string
  knownAt: Instant
  eventsAfter: number
  lines: number
  /** Of the whole, and of every piece but the last. */
  bytes: number
  pieceBytes: number
  sha256: Sha256
}

const COLUMNS = `
  dump_id as "dumpId", day::text, known_at as "knownAt", events_after as "eventsAfter",
  lines, bytes, piece_bytes as "pieceBytes", encode(sha256, 'hex') as sha256`

/** Keeps a piece of a dump that is being made, by its place from 0. */
export async function keepDumpPiece (
  client: Connection,
  dumpId: string,
  place: number,
  content: Buffer
): Promise<void> {
  const text = 'insert into jobs.dump_piece (dump_id, place, content) values ($1, $2, $3)'
  await client.query(text, [dumpId, place, content])
}

/** Keeps a dump whose pieces are kept: from now on it is there. */
export async function keepDump (
  client: Connection,
  { dumpId, day, knownAt, eventsAfter, lines, bytes, pieceBytes, sha256 }: KeptDump
): Promise<void> {
  await client.query(
    `
    insert into jobs.dump (dump_id, day, known_at, events_after, lines, bytes, piece_bytes, sha256)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [dumpId, day, toTimestamp(knownAt), eventsAfter, lines, bytes, pieceBytes, toBytes(sha256)]
  )
}

/** The dumps that are there, newest first. */
export async function listDumps (database: Connection): Promise<KeptDump[]> {
  const { rows } = await database.query<KeptDump>({
    name: 'list-dumps',
    text: `select ${COLUMNS} from jobs.dump order by jobs.dump.day desc`
  })
  return rows
}

/** The dump of a day; undefined where there is none. */
export async function findDump (database: Connection, day: string): Promise<KeptDump | undefined> {
  const { rows } = await database.query<KeptDump>({
    name: 'find-dump',
    text: `select ${COLUMNS} from jobs.dump where day = $1`,
    values: [day]
  })
  return rows[0]
}

/** How long ago the moment was that the newest dump is of, in milliseconds; null before the first. */
export async function findDumpAge (database: Connection, now: Instant): Promise<number | null> {
  const { rows } = await database.query<{ knownAt: Instant }>({
    name: 'find-dump-age',
    text: 'select known_at as "knownAt" from jobs.dump order by day desc limit 1'
  })
  return rows[0] === undefined ? null : Math.max(0, now - rows[0].knownAt)
}

/** A piece of a dump by its place from 0; undefined where it is not there, or gone with its dump. */
export async function findDumpPiece (database: Connection, dumpId: string, place: number): Promise<Buffer | undefined> {
  const { rows } = await database.query<{ content: Buffer }>({
    name: 'find-dump-piece',
    text: 'select content from jobs.dump_piece where dump_id = $1 and place = $2',
    values: [dumpId, place]
  })
  return rows[0]?.content
}

/**
 * Takes away all dumps but so many of the newest, and the pieces of
 * those that are gone or were never finished; only who makes dumps may.
 */
export async function dropOldDumps (client: Connection, kept: number): Promise<void> {
  await client.query(
    'delete from jobs.dump where day not in (select day from jobs.dump order by day desc limit $1)',
    [kept]
  )
  await client.query(
    'delete from jobs.dump_piece p where not exists (select from jobs.dump d where d.dump_id = p.dump_id)'
  )
}

/**
 * What a moment of the archive is: the last number and the last
 * event that were recorded by then, each 0 before the first.
 */
export interface Recorded { sequence: number, event: number }

/** What was recorded by a moment that has passed. */
export async function findRecordedBy (database: Connection, moment: Instant): Promise<Recorded> {
  const { rows } = await database.query<Recorded>(
    `
    with last as (
      select coalesce((select sequence
                         from archive.recorded
                        where recorded_at <= $1
                        order by recorded_at desc, sequence desc
                        limit 1), 0) as sequence
    )
    select sequence,
           coalesce((select number
                       from archive.event_number
                       join archive.recorded r using (entry_id)
                      where r.sequence <= last.sequence
                      order by number desc
                      limit 1), 0) as event
      from last`,
    [toTimestamp(moment)]
  )
  return rows[0] as Recorded
}
