import type { Instant } from '../domain/time/court-time.ts'
import { doubtedKinds, eventInstants, type EventKind, type Telling, type Told } from '../domain/events/events.ts'
import { toTimestamp, type Connection } from '../postgres/database.ts'
import { digestOfContent } from './entry-content.ts'

/** What an event is about: a court, on whose clock its instants are printed, or a repository. */
export interface EventSubject { organizationKey: string | null, repositoryId: string | null, zone: string | null }

/** An event to be kept; `historic` when its instant lies before the court's first capture. */
export type NewEvent = EventSubject & Telling & { historic: boolean }

/** An event as it was recorded, with its own number. */
export type RecordedEvent = EventSubject &
  Told & { number: number, recordedAt: Instant, at: Instant, historic: boolean }

/**
 * Keeps those that were not told before, in this order; safe to repeat. Only one transaction may do so at a time.
 *
 * @returns how many were kept
 */
export async function keepEvents (client: Connection, events: readonly NewEvent[]): Promise<number> {
  const rows = [...new Map(events.map(event => [keyOf(event), event])).values()].map(toRow)
  const { rows: kept } = await client.query(
    `
    with told as (
      select * from jsonb_to_recordset($1::jsonb) as e
        (position integer, organization_key text, repository_id text, kind text, version text,
         at timestamptz, zone text, historic boolean, identity text, body jsonb, digest text)
    ), fresh as materialized (
      select *, row_number() over (order by position) as place
        from told t
       where not exists (select from archive.event e where e.organization_key is not distinct from t.organization_key
                            and e.repository_id is not distinct from t.repository_id and e.identity = t.identity)
    ), entries as (
      insert into archive.entry (kind, digest)
      select 'event', decode(digest, 'hex')
        from fresh
       order by place
      returning entry_id
    ), placed as (
      select entry_id, row_number() over (order by entry_id) as place from entries
    )
    insert into archive.event
      (entry_id, organization_key, repository_id, kind, version, at, zone, historic, identity, body)
    select entry_id, organization_key, repository_id, kind, version, at, zone, historic, identity, body
      from fresh
      join placed using (place)
    returning entry_id`,
    [JSON.stringify(rows.map((row, position) => ({ ...row, position })))]
  )
  return kept.length
}

const keyOf = ({ organizationKey, repositoryId, identity }: NewEvent): string =>
  JSON.stringify([organizationKey, repositoryId, identity])

function toRow ({ organizationKey, repositoryId, zone, kind, version, at, historic, identity, ...body }: NewEvent) {
  const printed = Object.entries(body).map(([name, value]) => [
    name,
    isInstant(name) ? toTimestamp(value as Instant) : value
  ])
  const columns = { zone, kind, version, at: toTimestamp(at), historic, identity, body: Object.fromEntries(printed) }
  const digest = digestOfContent('event', { organizationKey, repositoryId, ...columns })
  return { organization_key: organizationKey, repository_id: repositoryId, ...columns, digest }
}

/** In what is stored as JSON, instants are text. */
const isInstant = (name: string): boolean => eventInstants[name] !== undefined

/** Which events are asked for: those after a number, of a court, of a kind. */
export interface EventQuery { after: number, organizationKey: string | null, kind: EventKind | null, limit: number }

type EventRow = Omit<RecordedEvent, 'body'> & { body: Record<string, unknown> }

/** Recorded events in the order of their numbers. */
export async function listEvents (
  database: Connection,
  { after, organizationKey, kind, limit }: EventQuery
): Promise<RecordedEvent[]> {
  const { rows } = await database.query<EventRow>({
    name: 'list-events',
    text: `
      select n.number, r.recorded_at as "recordedAt", e.organization_key as "organizationKey",
             e.repository_id as "repositoryId", e.zone,
             e.kind, e.version, e.at, e.historic, e.body
        from archive.event_number n
        join archive.event e using (entry_id)
        join archive.recorded r using (entry_id)
       where n.number > $1
         and ($2::text is null or e.organization_key = $2)
         and ($3::text is null or e.kind = $3)
       order by n.number
       limit $4`,
    values: [after, organizationKey, kind, limit]
  })
  return rows.map(toEvent)
}

/** Before doubts were told with events, there were none to tell: nothing that one could change was withheld either. */
function toEvent ({ body, ...event }: EventRow): RecordedEvent {
  const told = Object.entries(body).map(([name, value]) => [name, isInstant(name) ? Date.parse(String(value)) : value])
  const isDoubted = doubtedKinds.some(kind => kind === event.kind)
  return { ...event, ...isDoubted ? { doubtKinds: [] } : {}, ...Object.fromEntries(told) } as RecordedEvent
}

/** The number of the last event; 0 before the first. */
export async function findLastEvent (database: Connection): Promise<number> {
  const { rows } = await database.query<{ last: number }>({
    name: 'find-last-event',
    text: 'select coalesce(max(number), 0) as last from archive.event_number'
  })
  return (rows[0] as { last: number }).last
}
