import type { Database } from '../archive/database.ts'
import { isUnreachable } from '../archive/database.ts'
import type { Histories } from '../memory/histories.ts'
import type { CompiledHistory, HeldHistory } from '../domain/history-checks/held-history.ts'
import type { CourtHistory } from '../domain/history/court-history.ts'
import { decide, type Decision, type Standing } from '../domain/history/decision.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { quoted } from '../domain/text/quoted.ts'
import { printInstant, type Instant } from '../domain/time/court-time.ts'
import { currentHour, currentMinute, hasOffset, parseInstant, printUtc } from './instants.ts'
import { noPolicy } from './no-policy.ts'
import type { Paging, Pin } from './paging.ts'
import { badRequest, Refusal } from './refusal.ts'
import { shelfLife, type Freshness, type ShelfTerms, type Turns } from './shelf-life.ts'

/** What questions are answered from. */
export interface Sources {
  histories: Histories
  /** What records, and what only that knows: disputes, crawls, events. */
  database: Database
  /** What the histories were read from, and what belongs to them is: a replica, where there is one. */
  reading: Database
  /** When a repository is crawled next; null when nothing is scheduled. */
  nextCheckOf: (repositoryId: string) => Instant | null
}

/**
 * A question about a court, as it came: what names an instant is
 * read on the court's clock. `now` was read once, at the door.
 */
export interface Asked {
  courtKey: string
  at?: string | undefined
  knownAt?: string | undefined
  /** What was recorded by then counts, though nobody asked for it: many answers have to rest on the same. */
  pinned?: Instant | undefined
  now: Instant
  /** What the caller calls `at`. */
  named?: 'at' | 'filedAt'
  /** What a question without `at` is about: the current hour, unless said otherwise. */
  turns?: Turns
}

/** A question whose answer is a page of a list. */
export interface AskedPage extends Asked { paging: Paging }

/** A court as it was asked for, and as known at the moment asked about. */
export interface CourtAsked {
  courtKey: string
  history: HeldHistory
  knownAt: Instant | null
  lastCheckedAt: Instant | null
  /** When the last was recorded of all that this rests on, the check too: as known then it is the same. */
  lastRecordedAt: Instant
  freshness: Freshness
}

/** A question about one instant of a court, decided by the rule. */
export interface CourtQuestion extends CourtAsked {
  decision: Decision
  shelf: ShelfTerms
  now: Instant
  /** What further pages of the answer rest on. */
  pin: Pin
}

/** A question that found a policy in force. */
export interface AnsweredQuestion extends CourtQuestion { standing: Standing }

/**
 * Asks the rule about an instant; without `at` about the top of the court's current
 * hour (Rule 2 [78]), or minute. A further page rests on what those before rested on.
 */
export async function question (sources: Sources, asked: Asked | AskedPage): Promise<CourtQuestion> {
  const place = 'paging' in asked ? asked.paging.place : null
  const court = await askCourt(sources, asked, place?.knownAt ?? asked.pinned ?? null)
  const { history, knownAt, lastCheckedAt } = court
  const zone = history.zone.name
  const at = asked.at === undefined ? null : parseInstant(asked.named ?? 'at', asked.at, zone)
  const { now, turns = 'hour' } = asked
  const current = turns === 'hour' ? currentHour(now, zone) : currentMinute(now)
  const decision = decide(history, place?.at ?? at ?? current, lastCheckedAt)
  const shelf = { at, turns, knownAt, settledUntil: decision.settledUntil, zone, doubtful: decision.doubts.length > 0 }
  return { ...court, decision, shelf, now, pin: { at: decision.at, knownAt: knownAt ?? court.lastRecordedAt } }
}

/**
 * The same, where only a policy in force can answer; refused as
 * `none-yet`, to be kept as long as an answer, while there is none.
 */
export async function questionInForce (sources: Sources, asked: Asked | AskedPage): Promise<AnsweredQuestion> {
  const found = await question(sources, asked)
  const { standing } = found.decision
  if (standing === undefined) throw noneYet(found)
  return { ...found, standing }
}

/** The court that a key names, its own or a division's; refused as `no-such-court` with near names. */
export async function requireCourt ({ histories }: Pick<Sources, 'histories'>, courtKey: string): Promise<string> {
  const organizationKey = await histories.findCourt(courtKey)
  if (organizationKey !== undefined) return organizationKey
  throw new Refusal(
    'no-such-court',
    `No archived policy and no index names ${quoted(courtKey)}: look it up at /v1/courts.`,
    { courtKey, suggestions: nearNames(courtKey, await histories.listCourtKeys()) }
  )
}

/**
 * Finds the court that a key names; refused as `no-such-court`,
 * and as `no-policy` when nothing readable is archived by then.
 *
 * @param pinned what counts on a further page, where it is one, or for many answers
 */
async function askCourt (
  sources: Sources, { courtKey, knownAt: text, pinned: known }: Asked, pinned: Instant | null
): Promise<CourtAsked> {
  const { histories, nextCheckOf } = sources
  const organizationKey = await requireCourt(sources, courtKey)
  const knownAt = text === undefined ? null : await parseKnownAt(sources, text, organizationKey)
  const history = await histories.findHistory(organizationKey, pinned ?? knownAt)
  if (!isHistory(history)) throw noPolicy(history, courtKey, knownAt)
  const check = await histories.findLastCheck(history, knownAt ?? known ?? null)
  const lastCheckedAt = check?.checkedAt ?? null
  const lastRecordedAt = Math.max(history.lastRecordedAt, check?.recordedAt ?? -Infinity)
  const current = knownAt === null ? lastCheckedAt : await findPresentCheck(histories, history)
  const freshness = { lastCheckedAt: current, nextCheckAt: nextCheckOf(history.source), isCutOff: histories.isCutOff() }
  return { courtKey, history, knownAt, lastCheckedAt, lastRecordedAt, freshness }
}

/** An answer as known at a past moment goes on while nobody can tell what was checked since. */
async function findPresentCheck (histories: Histories, history: CourtHistory): Promise<Instant | null> {
  try {
    return (await histories.findLastCheck(history, null))?.checkedAt ?? null
  } catch (error) {
    if (isUnreachable(error)) return null
    throw error
  }
}

/** The moment of knowledge asked for. A moment still to come is a bad request. */
async function parseKnownAt (sources: Sources, text: string, organizationKey: string): Promise<Instant> {
  const zone = hasOffset(text) ? null : zoneOf(await sources.histories.findHistory(organizationKey, null))
  return await passedInstant(sources, text, zone)
}

/** The moment of knowledge that a text names on a clock; null where several courts are asked. */
export async function passedInstant ({ histories }: Sources, text: string, zone: string | null): Promise<Instant> {
  const knownAt = parseInstant('knownAt', text, zone)
  if (await histories.hasPassed(knownAt)) return knownAt
  throw badRequest({
    parameter: 'knownAt',
    message: `knownAt is ${quoted(text)}, which is still to come: give a moment that has passed, or leave it out for all that is recorded.`
  })
}

/** Whether a court could be compiled: it has a readable policy and a zone. */
export function isHistory (history: CompiledHistory): history is HeldHistory {
  return history.kind === 'answering'
}

const zoneOf = (history: CompiledHistory): string | null => isHistory(history) ? history.zone.name : null

/** There is no policy in force at the instant of a question. */
export function noneYet ({ decision, history, courtKey, knownAt, shelf, now, freshness }: CourtQuestion): Refusal {
  const zone = history.zone.name
  const first = history.periods[0]
  const at = printInstant(decision.at, zone)
  const firstEffectiveFrom = first === undefined ? null : printInstant(first.from, zone)
  const members = {
    courtKey,
    organizationKey: history.organizationKey,
    at,
    knownAt: printUtc(knownAt),
    firstEffectiveFrom,
    provisional: decision.provisional,
    doubts: decision.doubts
  }
  return new Refusal(
    'none-yet',
    `No policy of this court is in force at ${at}: the first one starts ${firstEffectiveFrom ?? 'at an hour that nothing tells'}.`,
    members,
    { shelfLife: shelfLife(shelf, now), freshness }
  )
}
