import type { Instant } from '../domain/time/court-time.ts'
import { inOrder } from '../domain/events/events.ts'
import type { CourtFacts } from '../domain/history/facts.ts'
import { findChanges } from '../archive/changes.ts'
import { eventsOfCourt } from './court-events.ts'
import { listFacts } from '../archive/court/facts.ts'
import { inTransaction, type Connection, type Database } from '../archive/database.ts'
import { findHorizon, recordEntries } from '../archive/entries.ts'
import {
  hasten,
  keepLookedAt,
  listDue,
  listLookedAt,
  listWithheld,
  lockProgress,
  moveProgress,
  neverLookedAt,
  type LookedAt
} from '../archive/jobs/event-progress.ts'
import { keepEvents } from '../archive/events.ts'
import { QUARTER, quarterOf } from '../domain/time/publication-hour.ts'
import { findLook, findOutage, listTouchedCourts, type CrawlLook } from '../archive/jobs/looks.ts'
import { findSettingsLook, listCourtsOfSettings } from '../archive/jobs/settings-looks.ts'
import { tellFresh, tellStale } from './stale-courts.ts'
import { keepWatch, type Watch } from '../archive/jobs/watch.ts'

export interface EventTools {
  database: Database
  /** The clock by which policies take effect; null: the database's, on which all instances agree. */
  clock: (() => Instant) | null
  /** Whether this instance crawls by schedule: then it watches that courts are checked. */
  isCrawling: boolean
}

const COURTS_AT_ONCE = 200

/**
 * Makes every event that there is to tell, each once, whoever else does so at the same
 * time and wherever one was interrupted: crawl by crawl in the order in which their ends
 * were recorded, settings where they were recorded, and between them what the hours bring.
 *
 * @returns how many events were kept
 */
export async function makeEvents (tools: EventTools): Promise<number> {
  let total = 0
  for (let isMore = true; isMore;) {
    const step = await takeStep(tools)
    if (step.kept > 0) await recordEntries(tools.database)
    total += step.kept
    isMore = step.isMore
  }
  return total
}

/** Looks at the next settings or the next crawl; where there is none, lets the time pass up to now. */
async function takeStep (tools: EventTools): Promise<{ kept: number, isMore: boolean }> {
  const { database, clock } = tools
  const { now } = await findHorizon(database)
  const time = clock?.() ?? now
  return await inTransaction(database, async client => {
    const progress = await lockProgress(client)
    const watch = tools.isCrawling ? await keepWatch(client, time) : null
    const crawl = await findLook(client, progress.looked)
    const settings = await findSettingsLook(client, progress.looked, crawl?.sequence ?? null)
    const look = settings ?? crawl
    if (look !== undefined) {
      const passed =
        (await passTime(tools, client, look.moment)) +
        (await watchCourts(tools, client, watch, look.moment, look.moment - 1))
      const kept = settings === undefined
        ? await lookAt(tools, client, crawl as CrawlLook, time)
        : await takeLooks(tools, client, await listCourtsOfSettings(client, progress.looked, settings), settings.moment)
      await moveProgress(client, { ...progress, looked: look.sequence })
      return { kept: passed + kept, isMore: true }
    }
    const { sequence: scanned, organizationKeys } = await findChanges(client, progress.scanned)
    // A policy of a crawl that is still under way may take effect before it ends.
    await hasten(client, organizationKeys, quarterOf(now) + QUARTER)
    if (scanned !== progress.scanned) await moveProgress(client, { ...progress, scanned })
    return {
      kept: (await passTime(tools, client, time)) + (await watchCourts(tools, client, watch, time, now)),
      isMore: false
    }
  })
}

/** What the time up to a moment has brought to the courts that were looked at before. */
async function passTime (tools: EventTools, client: Connection, moment: Instant): Promise<number> {
  let kept = 0
  for (;;) {
    const due = await listDue(client, moment, COURTS_AT_ONCE)
    if (due.length === 0) return kept
    kept += await takeCourts(tools, client, due, moment, false)
  }
}

/** Which courts were not checked for too long, up to a moment; nobody's business where nobody watches. */
async function watchCourts (
  { database }: EventTools,
  client: Connection,
  watch: Watch | null,
  moment: Instant,
  knownAt: Instant
): Promise<number> {
  return watch === null ? 0 : await tellStale(database, client, watch, moment, knownAt)
}

/** What a crawl has brought: to the courts that it touched, and of the repository itself. */
async function lookAt (tools: EventTools, client: Connection, look: CrawlLook, time: Instant): Promise<number> {
  const { repositoryId, url, crawlId, moment } = look
  const courts = new Set([...await listTouchedCourts(client, look), ...await listWithheld(client, repositoryId)])
  const kept =
    (await takeLooks(tools, client, [...courts], moment)) +
    (await tellFresh(tools.database, client, look, Math.min(time, moment)))
  const outage = await findOutage(client, look)
  if (outage === undefined) return kept
  return kept + await keepEvents(client, [{
    kind: 'repository-unreachable',
    organizationKey: null,
    repositoryId,
    zone: null,
    version: null,
    historic: false,
    identity: `repository-unreachable ${crawlId}`,
    url,
    crawlId,
    ...outage
  }])
}

/**
 * Keeps what there is to tell of these courts at a moment at
 * which what is recorded of them, or configured, has changed.
 */
async function takeLooks (
  tools: EventTools,
  client: Connection,
  organizationKeys: readonly string[],
  moment: Instant
): Promise<number> {
  let kept = 0
  for (let place = 0; place < organizationKeys.length; place += COURTS_AT_ONCE) {
    const keys = organizationKeys.slice(place, place + COURTS_AT_ONCE)
    const held = new Map((await listLookedAt(client, keys)).map(court => [court.organizationKey, court]))
    const courts = keys.map(organizationKey => held.get(organizationKey) ?? neverLookedAt(organizationKey))
    kept += await takeCourts(tools, client, courts, moment, true)
  }
  return kept
}

/** Keeps what there is to tell of some courts at a moment: at a look, or as time passes. */
async function takeCourts (
  { database }: EventTools,
  client: Connection,
  courts: readonly LookedAt[],
  moment: Instant,
  isLook: boolean
): Promise<number> {
  // What is recorded never changes, so that it can be read beside the transaction.
  const facts = await listFacts(
    database,
    courts.map(({ organizationKey }) => organizationKey)
  )
  const taken = []
  for (const [place, court] of courts.entries()) {
    taken.push(await eventsOfCourt(database, court, facts[place] as CourtFacts, moment, isLook))
  }
  const kept = await keepEvents(client, inOrder(taken.flatMap(({ events }) => events)))
  await keepLookedAt(
    client,
    taken.map(({ looked }) => looked),
    moment
  )
  return kept
}
