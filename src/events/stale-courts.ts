import type { Instant } from '../domain/time/court-time.ts'
import { fresh, STALE_AFTER, stale, staleFrom } from '../domain/events/stale-courts.ts'
import { listFacts } from '../archive/court/facts.ts'
import { toTimestamp, type Connection, type Database } from '../archive/database.ts'
import { keepEvents, type NewEvent } from '../archive/events.ts'
import { findLastCheck } from '../archive/court/index-checks.ts'
import { historyAt } from './known-court.ts'
import type { CrawlLook } from '../archive/jobs/looks.ts'
import type { Watch } from '../archive/jobs/watch.ts'

const COURTS_AT_ONCE = 200

/** A court that was never checked to the end is asked about again after so long. */
const ASK_AGAIN = 60 * 60_000

interface Due { organizationKey: string, source: string }

/** A court with its next turn; null: the end of a crawl will tell. */
interface Turn { organizationKey: string, dueAt: Instant | null }

/**
 * Keeps that courts have become stale by a moment, each once, as far as somebody watched until then.
 *
 * @param knownAt the checks that count are those recorded by then
 * @returns how many events were kept
 */
export async function tellStale (
  database: Database,
  client: Connection,
  watch: Watch,
  moment: Instant,
  knownAt: Instant
): Promise<number> {
  let kept = 0
  const last = Math.min(moment, watch.until)
  for (;;) {
    const due = await listDue(client, last, watch.since)
    if (due.length === 0) return kept
    const turns: Turn[] = []
    const found: Array<{ organizationKey: string, lastCheckedAt: Instant, at: Instant }> = []
    for (const { organizationKey, source } of due) {
      const check = await findLastCheck(database, source, organizationKey, knownAt)
      const at = check === undefined ? moment + ASK_AGAIN : staleFrom(check.checkedAt, watch.since)
      if (check !== undefined && at <= last) found.push({ organizationKey, lastCheckedAt: check.checkedAt, at })
      turns.push({ organizationKey, dueAt: at <= last ? null : at })
    }
    kept += await keepEvents(client, await aboutCourts(database, found, knownAt))
    await keepTurns(client, turns)
  }
}

async function aboutCourts (
  database: Database,
  found: ReadonlyArray<{ organizationKey: string, lastCheckedAt: Instant, at: Instant }>,
  knownAt: Instant
): Promise<NewEvent[]> {
  if (found.length === 0) return []
  const facts = await listFacts(
    database,
    found.map(({ organizationKey }) => organizationKey)
  )
  return found.map(({ organizationKey, lastCheckedAt, at }, place) => {
    const zone = historyAt(facts[place] as (typeof facts)[number], knownAt)?.zone.name ?? null
    return { ...stale(lastCheckedAt, at), organizationKey, repositoryId: null, zone, historic: false }
  })
}

/** Those that are to be looked at by a moment, the longest due first; none before two hours were watched. */
async function listDue (client: Connection, moment: Instant, watchedSince: Instant): Promise<Due[]> {
  if (watchedSince + STALE_AFTER > moment) return []
  const { rows } = await client.query<Due>(`
    select organization_key as "organizationKey", source
      from jobs.event_court
     where source is not null and stale_due_at <= $1
     order by stale_due_at, organization_key
     limit ${COURTS_AT_ONCE}`, [toTimestamp(moment)])
  return rows
}

async function keepTurns (client: Connection, turns: readonly Turn[]): Promise<void> {
  await client.query(
    `
    update jobs.event_court c
       set stale_due_at = t.due_at
      from unnest($1::text[], $2::timestamptz[]) as t (organization_key, due_at)
     where c.organization_key = t.organization_key`,
    [
      turns.map(({ organizationKey }) => organizationKey),
      turns.map(({ dueAt }) => (dueAt === null ? null : toTimestamp(dueAt)))
    ]
  )
}

interface Crawled { beganAt: Instant, isPrimaryReadable: boolean, isWhole: boolean }

/**
 * Keeps that courts are fresh again which a crawl has checked; and puts off the turns of all that it has.
 *
 * @param time by which a check is too old, of an answer from a cache for one
 * @returns how many events were kept
 */
export async function tellFresh (
  database: Database,
  client: Connection,
  { crawlId, repositoryId, moment }: CrawlLook,
  time: Instant
): Promise<number> {
  const { beganAt, isPrimaryReadable, isWhole } = await findCrawled(client, crawlId)
  if (!isPrimaryReadable) return 0
  if (isWhole) {
    await client.query('update jobs.event_court set stale_due_at = $2 where source = $1', [
      repositoryId,
      toTimestamp(beganAt + STALE_AFTER)
    ])
  }
  const events: NewEvent[] = []
  const turns: Turn[] = []
  for (const { organizationKey, zone, staleSince } of await listStale(client, repositoryId)) {
    const checkedAt = isWhole
      ? beganAt
      : ((await findLastCheck(database, repositoryId, organizationKey, moment))?.checkedAt ?? -Infinity)
    if (checkedAt + STALE_AFTER <= time) continue
    events.push({ ...fresh(staleSince, moment), organizationKey, repositoryId: null, zone, historic: false })
    turns.push({ organizationKey, dueAt: checkedAt + STALE_AFTER })
  }
  await keepTurns(client, turns)
  return await keepEvents(client, events)
}

/**
 * A whole crawl has checked every court of its repository, none before it began:
 * it read all indexes, from no cache and no mirror, and left nothing out.
 */
async function findCrawled (client: Connection, crawlId: string): Promise<Crawled> {
  const { rows } = await client.query<Crawled>(
    `
    select b.begun_at as "beganAt", i.primary as "isPrimaryReadable",
           i.readable and i.own
           and not exists (select from archive.crawl_unasked u
                            where u.crawl_id = b.crawl_id) as "isWhole"
      from archive.crawl_begun b
     cross join lateral (
       select coalesce(bool_or(a.readable and a.url = b.url || 'index.xml'), false) as primary,
              bool_and(a.readable) as readable,
              not exists (select from archive.capture c
                           where c.crawl_id = b.crawl_id and c.role = 'index'
                             and (c.headers ? 'age'
                                  or exists (select from archive.reading g
                                              where g.sha256 = c.sha256 and g.role = 'index' and g.mirror))) as own
         from archive.index_answer a
        where a.crawl_id = b.crawl_id) as i
     where b.crawl_id = $1`,
    [crawlId]
  )
  return rows[0] as Crawled
}

/** The courts of a repository that were told to be stale, and not to be fresh since. */
async function listStale (
  client: Connection,
  repositoryId: string
): Promise<Array<{ organizationKey: string, zone: string | null, staleSince: Instant }>> {
  const { rows } = await client.query<{ organizationKey: string, zone: string | null, staleSince: Instant }>(
    `
    select c.organization_key as "organizationKey", last.zone, last.at as "staleSince"
      from jobs.event_court c
     cross join lateral (
       select e.kind, e.zone, e.at
         from archive.event e
        where e.organization_key = c.organization_key and e.kind in ('court-stale', 'court-fresh')
        order by e.entry_id desc
        limit 1) as last
     where c.source = $1 and last.kind = 'court-stale'
     order by 1`,
    [repositoryId]
  )
  return rows
}
