import type { Instant } from '../../domain/time/court-time.ts'
import { toTimestamp, type Connection } from '../../postgres/database.ts'

/** Key of the advisory lock that the one maker of events holds. */
const EVENT_LOCK = 4_702_188_003

/** How far the making of events has come: the last end of a crawl looked at, and the last entry searched for courts. */
export interface EventProgress { looked: number, scanned: number }

/** Waits until no other transaction makes events, then tells how far that has come. */
export async function lockProgress (client: Connection): Promise<EventProgress> {
  await client.query('select pg_advisory_xact_lock($1)', [EVENT_LOCK])
  await client.query('insert into jobs.event_progress (looked, scanned) values (0, 0) on conflict do nothing')
  const { rows } = await client.query<EventProgress>('select looked, scanned from jobs.event_progress')
  return rows[0] as EventProgress
}

export async function moveProgress (client: Connection, { looked, scanned }: EventProgress): Promise<void> {
  await client.query('update jobs.event_progress set looked = $1, scanned = $2', [looked, scanned])
}

/** A court that was looked at. */
export interface LookedAt {
  organizationKey: string
  /** As known at the end of a crawl; null while no answer could be given. */
  knownAt: Instant | null
  /** Something is withheld until a check is complete. */
  withheld: boolean
  /** The look since which changes of the past are withheld; null where none are. */
  historyWithheldAt: Instant | null
}

/** A court that was never looked at. */
export const neverLookedAt = (organizationKey: string): LookedAt => ({
  organizationKey,
  knownAt: null,
  withheld: false,
  historyWithheldAt: null
})

const selectLookedAt =
  `select organization_key as "organizationKey", known_at as "knownAt", withheld,
          history_withheld_at as "historyWithheldAt"
     from jobs.event_court`

/** Those of these courts that were looked at before. */
export async function listLookedAt (client: Connection, organizationKeys: readonly string[]): Promise<LookedAt[]> {
  const { rows } = await client.query<LookedAt>(`${selectLookedAt} where organization_key = any ($1)`, [
    organizationKeys
  ])
  return rows
}

/** The courts of a repository of which something is withheld. */
export async function listWithheld (client: Connection, repositoryId: string): Promise<string[]> {
  const { rows } = await client.query<{ organizationKey: string }>(
    `
    select organization_key as "organizationKey" from jobs.event_court where source = $1 and withheld order by 1`,
    [repositoryId]
  )
  return rows.map(({ organizationKey }) => organizationKey)
}

/** Courts of which something is due by a moment, the longest due first. */
export async function listDue (client: Connection, moment: Instant, limit: number): Promise<LookedAt[]> {
  const { rows } = await client.query<LookedAt>(`
    ${selectLookedAt}
     where due_at <= $1
     order by due_at, organization_key
     limit $2`, [toTimestamp(moment), limit])
  return rows
}

/**
 * A court as it was looked at by a moment: its source where an
 * answer can be given, and when it is due next without anything new.
 */
export interface NextLook extends LookedAt { source: string | null, dueAt: Instant | null }

/** Notes what courts were looked at by. One with another source than before is to be asked whether that was checked. */
export async function keepLookedAt (client: Connection, courts: readonly NextLook[], moment: Instant): Promise<void> {
  const print = (instant: Instant | null): string | null => instant === null ? null : toTimestamp(instant)
  await client.query(
    `
    insert into jobs.event_court as c
      (organization_key, known_at, due_at, source, withheld, history_withheld_at, stale_due_at)
    select organization_key, known_at, due_at, source, withheld, history_withheld_at, $2::timestamptz
      from jsonb_to_recordset($1::jsonb) as looked
        (organization_key text, known_at timestamptz, due_at timestamptz, source text,
         withheld boolean, history_withheld_at timestamptz)
    on conflict (organization_key) do update
       set known_at = excluded.known_at, due_at = excluded.due_at,
           source = excluded.source, withheld = excluded.withheld,
           history_withheld_at = excluded.history_withheld_at,
           stale_due_at = case when c.source is distinct from excluded.source
                               then excluded.stale_due_at
                               else c.stale_due_at end`,
    [
      JSON.stringify(
        courts.map(({ organizationKey, knownAt, dueAt, source, withheld, historyWithheldAt }) => ({
          organization_key: organizationKey,
          known_at: print(knownAt),
          due_at: print(dueAt),
          source,
          withheld,
          history_withheld_at: print(historyWithheldAt)
        }))
      ),
      toTimestamp(moment)
    ]
  )
}

/** Has courts looked at by a moment, at the latest; those that no crawl has come to the end of wait for that. */
export async function hasten (client: Connection, organizationKeys: readonly string[], dueAt: Instant): Promise<void> {
  await client.query('update jobs.event_court set due_at = least(due_at, $2) where organization_key = any ($1)', [
    organizationKeys,
    toTimestamp(dueAt)
  ])
}

/** Milliseconds until something is due, negative when it is late; null when nothing is. */
export async function findWaitForEvents (database: Connection): Promise<number | null> {
  const { rows } = await database.query<{ wait: number | null }>(
    'select ceil(extract(epoch from min(due_at) - clock_timestamp()) * 1000)::bigint as wait from jobs.event_court')
  return rows[0]?.wait ?? null
}
