import type { Capture, Sha256 } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { CrawlIsOver } from './crawl-ends.ts'
import { inTransaction, toBytes, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
import { keepDocument, type Document } from './documents.ts'
import { digestOfContent } from './entry-content.ts'
import { exchangeParameters, exchangesSaid, type NewExchange } from './exchanges.ts'
import { keepReading, type Reading } from './readings.ts'

/**
 * A capture with what is new of it: its document when the bytes were not held, its reading when this
 * reader had not read them; and its exchanges, absent where nobody noted how it went over the wire.
 */
export interface NewCapture {
  capture: Capture
  document: Document | null
  reading: Reading | null
  exchanges?: readonly NewExchange[]
}

/**
 * Keeps a capture, its document, its reading and its exchanges in one transaction: all of it, or nothing.
 *
 * @throws CrawlIsOver when somebody found its crawl without a holder, and recorded its end
 */
export async function keepCapture (
  database: Database, { capture, document, reading, exchanges }: NewCapture
): Promise<void> {
  if (document === null && reading === null) return await insertCapture(database, capture, exchanges)
  await inTransaction(database, async client => {
    // What repeats within a court is inserted by one transaction
    // at a time, so that two never wait for each other in a ring.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      capture.subject?.organizationKey ?? capture.url
    ])
    if (document !== null) await keepDocument(client, document)
    if (reading !== null && capture.sha256 !== null && capture.role !== 'directory') {
      await keepReading(client, capture.sha256, capture.role, reading)
    }
    await insertCapture(client, capture, exchanges)
  })
}

const INSERT_CAPTURE = `
  with entry as (
    insert into archive.entry (kind, digest)
    select 'capture', $22
     where not exists (select from archive.crawl_ended where crawl_id = $1)
    returning entry_id
  ), certificate as (
    insert into archive.document (sha256, size, coding, content)
    select sha256(content), length(content), 'identity', content
      from entry
     cross join unnest($21::bytea[]) as given (content)
    on conflict (sha256) do nothing
  ), exchange as (
    insert into archive.exchange
      (entry_id, position, request_head, response_head, remote_address, tls_protocol, certificates)
    select entry_id, position, decode(x ->> 'request_head', 'hex'), decode(x ->> 'response_head', 'hex'),
           x ->> 'remote_address', x ->> 'tls_protocol',
           case when x ->> 'tls_protocol' is not null
                then array(select decode(digest, 'hex')
                             from jsonb_array_elements_text(x -> 'certificates') with ordinality as chain (digest, place)
                            order by place) end
      from entry
     cross join jsonb_array_elements($20::jsonb) with ordinality as given (x, position)
  )
  insert into archive.capture
    (entry_id, crawl_id, repository_id, url, final_url, role, requested_at, completed_at, outcome, status, failure,
     headers, sha256, complete, organization_key, version, published, effective, led_from, exchanges)
  select entry_id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19
    from entry`

/** One statement, with its entry and exchanges: most captures are of what has not changed. */
async function insertCapture (
  client: Connection, capture: Capture, exchanges: readonly NewExchange[] | undefined
): Promise<void> {
  const values = captureParameters(capture, exchanges)
  const { rowCount } = await client.query({ name: 'insert-capture', text: INSERT_CAPTURE, values })
  if (rowCount === 0) throw new CrawlIsOver(capture.crawlId)
}

/** What `INSERT_CAPTURE` takes, in its order: the capture, its exchanges, and the digest over all of it. */
function captureParameters (capture: Capture, exchanges: readonly NewExchange[] | undefined): unknown[] {
  const { sha256, subject } = capture
  const wire = exchangesSaid(exchanges ?? [])
  return [
    capture.crawlId,
    capture.repositoryId,
    capture.url,
    capture.finalUrl,
    capture.role,
    toTimestamp(capture.requestedAt),
    toTimestamp(capture.completedAt),
    capture.outcome,
    capture.status,
    capture.failure,
    JSON.stringify(capture.headers),
    sha256 === null ? null : toBytes(sha256),
    capture.complete,
    subject?.organizationKey ?? null,
    subject?.version ?? null,
    subject?.published ?? null,
    subject?.effective ?? null,
    capture.ledFrom,
    exchanges?.length ?? null,
    ...exchangeParameters(exchanges ?? []),
    toBytes(digestOfContent('capture', { ...capture, ...subject, exchanges: exchanges?.length, wire }))
  ]
}

/** A capture as it was recorded. */
export interface RecordedCapture extends Omit<Capture, 'subject' | 'ledFrom'> {
  sequence: number
  recordedAt: Instant
  organizationKey: string | null
}

/** Which captures are asked for; `before` is the sequence to go on from. */
export interface CaptureQuery {
  url: string | null
  organizationKey: string | null
  before: number | null
  limit: number
}

const selectCaptures = `
  select r.sequence, r.recorded_at as "recordedAt", c.crawl_id as "crawlId", c.repository_id as "repositoryId", c.url,
         c.final_url as "finalUrl", c.role, c.requested_at as "requestedAt", c.completed_at as "completedAt",
         c.outcome, c.status, c.failure, c.headers, encode(c.sha256, 'hex') as sha256, c.complete,
         c.organization_key as "organizationKey"
    from archive.capture c
    join archive.recorded r using (entry_id)`

/** Recorded captures, newest first. */
export async function listCaptures (database: Connection, query: CaptureQuery): Promise<RecordedCapture[]> {
  const { rows } = await database.query<RecordedCapture>(`
    ${selectCaptures}
     where ($1::text is null or c.url = $1)
       and ($2::text is null or c.organization_key = $2)
       and ($3::bigint is null or r.sequence < $3)
     order by r.sequence desc
     limit $4`, [query.url, query.organizationKey, query.before, query.limit])
  return rows
}

/** A recorded capture by its number in the archive; undefined where that is of something else, or of nothing yet. */
export async function findCapture (database: Connection, sequence: number): Promise<RecordedCapture | undefined> {
  const [capture] = await listCapturesByNumber(database, [sequence])
  return capture
}

/** Recorded captures by their numbers in the archive. */
export async function listCapturesByNumber (
  database: Connection, sequences: readonly number[]
): Promise<RecordedCapture[]> {
  const { rows } = await database.query<RecordedCapture>({
    name: 'list-captures-by-number',
    text: `${selectCaptures} where r.sequence = any ($1)`,
    values: [sequences]
  })
  return rows
}

/** The last capture by then in which a repository gave a document as a policy, or said that it had not changed. */
export async function findLastObservation (
  database: Connection, repositoryId: string, sha256: Sha256, knownAt: Instant | null
): Promise<RecordedCapture | undefined> {
  const { rows } = await database.query<RecordedCapture>({
    name: 'find-last-observation',
    text: `
      ${selectCaptures}
       where c.sha256 = $2 and c.repository_id = $1 and c.role = 'policy' and c.outcome <> 'failed'
         and ($3::timestamptz is null or r.recorded_at <= $3)
       order by r.sequence desc
       limit 1`,
    values: [repositoryId, toBytes(sha256), knownAt === null ? null : toTimestamp(knownAt)]
  })
  return rows[0]
}
