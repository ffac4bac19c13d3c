import type { Instant } from '../domain/court-time.ts'
import { toTimestamp, type Connection } from './database.ts'

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

/** A court that was looked at: as known at the end of a crawl, null while no answer could be given. */
export interface LookedAt { organizationKey: string, knownAt: Instant | null }

/** Those of these courts that were looked at before. */
export async function listLookedAt (client: Connection, organizationKeys: readonly string[]): Promise<LookedAt[]> {
  const { rows } = await client.query<LookedAt>(`
    select organization_key as "organizationKey", known_at as "knownAt" from jobs.event_court where organization_key = any ($1)`, [organizationKeys])
  return rows
}

/** Courts of which something is due by a moment, the longest due first. */
export async function listDue (client: Connection, moment: Instant, limit: number): Promise<LookedAt[]> {
  const { rows } = await client.query<LookedAt>(`
    select organization_key as "organizationKey", known_at as "knownAt"
      from jobs.event_court
     where due_at <= $1
     order by due_at, organization_key
     limit $2`, [toTimestamp(moment), limit])
  return rows
}

/** Notes what courts were looked at by, and when they are due next without anything new. */
export async function keepLookedAt (client: Connection, courts: ReadonlyArray<LookedAt & { dueAt: Instant | null }>): Promise<void> {
  const print = (instant: Instant | null): string | null => instant === null ? null : toTimestamp(instant)
  await client.query(`
    insert into jobs.event_court (organization_key, known_at, due_at)
    select * from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
    on conflict (organization_key) do update set known_at = excluded.known_at, due_at = excluded.due_at`,
  [courts.map(({ organizationKey }) => organizationKey), courts.map(({ knownAt }) => print(knownAt)), courts.map(({ dueAt }) => print(dueAt))])
}

/** Has courts looked at by a moment, at the latest; those that no crawl has come to the end of wait for that. */
export async function hasten (client: Connection, organizationKeys: readonly string[], dueAt: Instant): Promise<void> {
  await client.query('update jobs.event_court set due_at = least(due_at, $2) where organization_key = any ($1)', [organizationKeys, toTimestamp(dueAt)])
}

/** Milliseconds until something is due, negative when it is late; null when nothing is. */
export async function findWaitForEvents (database: Connection): Promise<number | null> {
  const { rows } = await database.query<{ wait: number | null }>(
    'select ceil(extract(epoch from min(due_at) - clock_timestamp()) * 1000)::bigint as wait from jobs.event_court')
  return rows[0]?.wait ?? null
}
