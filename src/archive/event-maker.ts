import type { CourtHistory } from '../domain/court-history.ts'
import type { Instant } from '../domain/court-time.ts'
import { eventsOfTime, firstCapture, inOrder, nextChange, type Telling } from '../domain/events.ts'
import type { CourtFacts } from '../domain/facts.ts'
import { eventsOfLook } from '../domain/look.ts'
import { findChanges } from './changes.ts'
import { listFacts } from './courts.ts'
import { inTransaction, type Connection, type Database } from './database.ts'
import { findHorizon, recordEntries } from './entries.ts'
import { hasten, keepLookedAt, listDue, listLookedAt, lockProgress, moveProgress, type LookedAt } from './event-progress.ts'
import { keepEvents, type NewEvent } from './events.ts'
import { historyAt, knownSince, QUARTER } from './known-court.ts'
import { findLook, findOutage, listErrors, listTouchedCourts, readingKey, type CrawlLook } from './looks.ts'
import { findSettingsLook, listCourtsOfSettings } from './settings-looks.ts'

export interface EventTools {
  database: Database
  /** The clock by which policies take effect; null: the database's, on which all instances agree. */
  clock: (() => Instant) | null
}

const COURTS_AT_ONCE = 200
const ASK_AGAIN = 60 * 60_000

/**
 * Makes every event that there is to tell, each once, whoever else does so at the same time and wherever one was interrupted:
 * crawl by crawl in the order in which their ends were recorded, settings where they were recorded, and between them what the hours bring.
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
  return await inTransaction(database, async client => {
    const progress = await lockProgress(client)
    const crawl = await findLook(client, progress.looked)
    const settings = await findSettingsLook(client, progress.looked, crawl?.sequence ?? null)
    const look = settings ?? crawl
    if (look !== undefined) {
      const passed = await passTime(tools, client, look.moment)
      const kept = settings === undefined
        ? await lookAt(tools, client, crawl as CrawlLook)
        : await takeLooks(tools, client, await listCourtsOfSettings(client, progress.looked, settings), settings.moment)
      await moveProgress(client, { ...progress, looked: look.sequence })
      return { kept: passed + kept, isMore: true }
    }
    const { sequence: scanned, organizationKeys } = await findChanges(client, progress.scanned)
    // A policy of a crawl that is still under way may take effect before it ends.
    await hasten(client, organizationKeys, (Math.floor(now / QUARTER) + 1) * QUARTER)
    if (scanned !== progress.scanned) await moveProgress(client, { ...progress, scanned })
    return { kept: await passTime(tools, client, clock?.() ?? now), isMore: false }
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

/** What a crawl has brought: to the courts that it touched, and of the repository itself. */
async function lookAt (tools: EventTools, client: Connection, look: CrawlLook): Promise<number> {
  const { repositoryId, url, crawlId, moment } = look
  const kept = await takeLooks(tools, client, await listTouchedCourts(client, look), moment)
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

/** Keeps what there is to tell of these courts at a moment at which what is recorded of them, or configured, has changed. */
async function takeLooks (tools: EventTools, client: Connection, organizationKeys: readonly string[], moment: Instant): Promise<number> {
  let kept = 0
  for (let place = 0; place < organizationKeys.length; place += COURTS_AT_ONCE) {
    const keys = organizationKeys.slice(place, place + COURTS_AT_ONCE)
    const held = new Map((await listLookedAt(client, keys)).map(court => [court.organizationKey, court]))
    const courts = keys.map(organizationKey => held.get(organizationKey) ?? { organizationKey, knownAt: null })
    kept += await takeCourts(tools, client, courts, moment, true)
  }
  return kept
}

/** A court with what is known of it at a moment. */
interface CourtNow extends LookedAt { facts: CourtFacts, now: CourtHistory | undefined }

/** Keeps what there is to tell of some courts at a moment: at the end of a crawl, or as time passes. */
async function takeCourts ({ database }: EventTools, client: Connection, courts: readonly LookedAt[], moment: Instant, isLook: boolean): Promise<number> {
  // What is recorded never changes, so that it can be read beside the transaction.
  const recorded = await listFacts(database, courts.map(({ organizationKey }) => organizationKey))
  const known = courts.map((court, place): CourtNow => {
    const facts = recorded[place] as CourtFacts
    return { ...court, facts, now: historyAt(facts, moment) }
  })
  const events = []
  for (const court of known) events.push(...await eventsOf(database, court, moment, isLook))
  const kept = await keepEvents(client, inOrder(events))
  await keepLookedAt(client, known.map(({ organizationKey, knownAt, now }) => now === undefined
    ? { organizationKey, knownAt: null, dueAt: moment + ASK_AGAIN }
    : { organizationKey, knownAt: isLook ? moment : knownAt ?? moment, dueAt: nextChange(now, moment) }))
  return kept
}

async function eventsOf (database: Database, court: CourtNow, moment: Instant, isLook: boolean): Promise<NewEvent[]> {
  const { organizationKey, facts, now } = court
  if (now === undefined) return []
  const subject = { organizationKey, repositoryId: null, zone: now.zone.name }
  const first = firstCapture(now)
  const told = isLook || court.knownAt === null
    ? await tellLook(database, facts, court, now, moment)
    : eventsOfTime(knownSince(facts, court, moment + 1), moment)
  return told.map(event => ({ ...event, ...subject, historic: event.at < first }))
}

async function tellLook (database: Database, facts: CourtFacts, court: LookedAt, after: CourtHistory, moment: Instant): Promise<Telling[]> {
  const known = knownSince(facts, court, moment)
  const errors = await listErrors(database, [...known[0]?.history.policies ?? [], ...after.policies])
  return eventsOfLook({ known, after, moment, findingsOf: policy => errors.get(readingKey(policy)) ?? [] })
}
