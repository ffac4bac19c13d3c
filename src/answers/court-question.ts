import { isUnreachable } from '../postgres/unreachable.ts'
import type { CompiledHistory, Histories } from '../memory/histories.ts'
import type { CourtHistory, NoHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { decide, type Decision, type Standing } from '../domain/history/decision.ts'
import { doubtsWithoutHistory } from '../domain/history/doubts.ts'
import { checkWithoutHistory } from '../domain/history-checks/history-checks.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { printInstant } from '../domain/time/court-time.ts'
import type { Freshness, Shelf } from '../http/caching.ts'
import { currentHour, hasOffset, parseInstant, printUtc, type Clock } from './instants.ts'
import type { Pin, Place } from '../http/paging.ts'
import { badRequest, Problem } from '../http/problem.ts'
import { quoted } from '../domain/text/quoted.ts'

/** What every route about courts is handed. */
export interface CourtTools {
  histories: Histories
  clock: Clock
  /** When a repository is crawled next; null when nothing is scheduled. */
  nextCheckOf: (repositoryId: string) => Instant | null
  /** How the service is reached, without a slash at the end; null where nobody said. */
  publicUrl: string | null
}

/** A court as it was asked for, and as known at the moment asked about. */
export interface CourtAsked {
  courtKey: string
  history: CourtHistory
  knownAt: Instant | null
  lastCheckedAt: Instant | null
  freshness: Freshness
}

/** A question about one instant of a court, decided by the rule. */
export interface CourtQuestion extends CourtAsked {
  decision: Decision
  shelf: Shelf
  /** What further pages of the answer rest on. */
  pin: Pin
}

/** A question that found a policy in force. */
export interface AnsweredQuestion extends CourtQuestion { standing: Standing }

/**
 * Finds the court that a key names; 404 `no-such-court` with near names, 404 `no-policy` when nothing readable is archived by then.
 *
 * @param place where the answer goes on: then it rests on what the pages before rested on
 */
async function askCourt (tools: CourtTools, courtKey: string, knownAtText: string | undefined, place: Place | null = null): Promise<CourtAsked> {
  const { histories } = tools
  const organizationKey = await requireCourt(tools, courtKey)
  const knownAt = await parseKnownAt(tools, knownAtText, async () => zoneOf(await histories.findHistory(organizationKey, null)))
  const history = await histories.findHistory(organizationKey, place?.knownAt ?? knownAt)
  if (!isHistory(history)) throw noPolicy(history, courtKey, knownAt)
  const lastCheckedAt = await histories.findLastCheck(history, knownAt)
  const current = knownAt === null ? lastCheckedAt : await findPresentCheck(histories, history)
  const freshness = { lastCheckedAt: current, nextCheckAt: tools.nextCheckOf(history.source), isCutOff: histories.isCutOff() }
  return { courtKey, history, knownAt, lastCheckedAt, freshness }
}

/** An answer as known at a past moment goes on while nobody can tell what was checked since. */
async function findPresentCheck (histories: Histories, history: CourtHistory): Promise<Instant | null> {
  return await histories.findLastCheck(history, null).catch((error: unknown) => {
    if (isUnreachable(error)) return null
    throw error
  })
}

/** The court that a key names, its own or a division's; 404 `no-such-court` with near names. */
export async function requireCourt ({ histories }: Pick<CourtTools, 'histories'>, courtKey: string): Promise<string> {
  const organizationKey = await histories.findCourt(courtKey)
  if (organizationKey !== undefined) return organizationKey
  throw new Problem('no-such-court', `No archived policy and no index names ${quoted(courtKey)}: look it up at /v1/courts.`,
    { courtKey, suggestions: nearNames(courtKey, await histories.listCourtKeys()) })
}

/** Asks the rule about an instant; without `at` about the top of the court's current hour (Rule 2 [78]). */
export async function askInstant (tools: CourtTools, courtKey: string, query: { at?: string, knownAt?: string }, place: Place | null = null): Promise<CourtQuestion> {
  const asked = await askCourt(tools, courtKey, query.knownAt, place)
  const { history, knownAt, lastCheckedAt } = asked
  const zone = history.zone.name
  const at = query.at === undefined ? null : parseInstant('at', query.at, zone)
  const decision = decide(history, place?.at ?? at ?? currentHour(tools.clock, zone), lastCheckedAt)
  const shelf = { at, knownAt, settledUntil: decision.settledUntil, zone, doubtful: decision.doubts.length > 0 }
  return { ...asked, decision, shelf, pin: { at: decision.at, knownAt: knownAt ?? history.lastRecordedAt } }
}

/** The question with the policy in force; 404 `none-yet` with the first instant while there is none. */
export function requireInForce (question: CourtQuestion): AnsweredQuestion {
  const { decision, history, courtKey } = question
  if (decision.standing !== undefined) return { ...question, standing: decision.standing }
  const zone = history.zone.name
  const first = history.periods[0]
  const firstEffectiveFrom = first === undefined ? null : printInstant(first.from, zone)
  throw new Problem('none-yet',
    `No policy of this court is in force at ${printInstant(decision.at, zone)}: the first one starts ${firstEffectiveFrom ?? 'at an hour that nothing tells'}.`,
    { courtKey, organizationKey: history.organizationKey, at: printInstant(decision.at, zone), knownAt: printUtc(question.knownAt), firstEffectiveFrom, provisional: decision.provisional, doubts: decision.doubts })
}

/** The moment of knowledge asked for; null without one. A moment still to come is a 400. */
export async function parseKnownAt (tools: CourtTools, text: string | undefined, zone: () => Promise<string | null>): Promise<Instant | null> {
  if (text === undefined) return null
  const knownAt = parseInstant('knownAt', text, hasOffset(text) ? null : await zone())
  if (await tools.histories.hasPassed(knownAt)) return knownAt
  throw badRequest({ parameter: 'knownAt', message: `knownAt is ${quoted(text)}, which is still to come: give a moment that has passed, or leave it out for all that is recorded.` })
}

/** Whether a court could be compiled: it has a readable policy and a zone. */
export function isHistory (history: CompiledHistory): history is CourtHistory {
  return 'periods' in history
}

function zoneOf (history: CompiledHistory): string | null {
  return isHistory(history) ? history.zone.name : null
}

function noPolicy (nothing: NoHistory, courtKey: string, knownAt: Instant | null): Problem {
  const firstKnownAt = printUtc(nothing.firstKnownAt)
  const members = { courtKey, organizationKey: nothing.organizationKey, firstKnownAt, doubts: doubtsWithoutHistory(nothing), findings: checkWithoutHistory(nothing) }
  return new Problem('no-policy', whyNoPolicy(nothing.reason, firstKnownAt, knownAt !== null), members)
}

function whyNoPolicy (reason: NoHistory['reason'], firstKnownAt: string | null, isThen: boolean): string {
  if (reason === 'zone-unknown') {
    return firstKnownAt === null
      ? 'Policies of this court are archived, but its time zone is unknown: configure one for the court or its repository.'
      : `The time zone of this court was not known by then: ask with a knownAt from ${firstKnownAt} on.`
  }
  if (firstKnownAt !== null) return `No policy of this court that can be read was archived by then: ask with a knownAt from ${firstKnownAt} on.`
  return isThen
    ? 'No policy of this court that can be read was archived by then, and nothing recorded since can answer either: ask without knownAt to hear why.'
    : 'This court is known, but no policy of it that can be read is archived: see the captures and findings.'
}
