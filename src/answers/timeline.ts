import type { CourtHistory } from '../domain/history/court-history.ts'
import { standingOf } from '../domain/history/decision.ts'
import type { Doubt } from '../domain/history/doubts.ts'
import { doubtPeriodsOf, eachOnce, type DoubtPeriod } from '../domain/history/span-doubts.ts'
import { periodsOfSpan, policiesOfSpan, type Span } from '../domain/history/span.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Period } from '../domain/history/timeline.ts'
import { quoted } from '../domain/text/quoted.ts'
import { printInstant } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome, type RowRest } from './answer.ts'
import { parseBound } from './instants.ts'
import { pageOf } from './paging.ts'
import { question, type AskedPage, type Sources } from './question.ts'
import { badRequest } from './refusal.ts'
import { answerTo, restOfSpan } from './resting.ts'
import { courtInstant } from './wire/court.ts'
import { clocksWire, policyWire } from './wire/decision.ts'

/** Both ends as they came: instants, or dates. */
export interface TimelineAsked extends AskedPage { from?: string | undefined, to?: string | undefined }

/** Which policy ruled when. It carries the doubts of its whole span. */
export async function timeline (sources: Sources, asked: TimelineAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, asked)
    const { history, decision, courtKey } = found
    const span = parseSpan(asked, history.zone.name)
    const at = printInstant(decision.at, history.zone.name)
    const doubted = doubtPeriodsOf(history, span.from, span.to)
    const doubts = eachOnce(doubted)
    const { items, nextCursor } = pageOf(
      asked.paging,
      policiesOfSpan(history, span),
      found.pin,
      ({ version }) => version
    )
    const ruled = periodsOfSpan(history, span)
    const periods = ruled.map(({ policy, from, until }) => ({
      version: policy.version,
      from: courtInstant(from, history),
      until: courtInstant(until, history)
    }))
    const restOf = (place: number): RowRest =>
      restOfSpan(found, (ruled[place] as Period<KnownPolicy>).policy, ruled[place] as Period<KnownPolicy>)
    return answerTo({ ...found, shelf: { ...found.shelf, doubtful: doubts.length > 0 } }, null, {
      ...clocksWire(found),
      periods,
      policies: items.map(policy => policyWire(history, standingOf(history, policy, decision.at), courtKey, at)),
      doubts,
      doubtPeriods: doubtPeriodsWire(doubted, doubts, history),
      settledUntil: courtInstant(decision.settledUntil, history),
      nextCursor
    }, { rows: { list: periods, restOf } })
  })
}

/** When each of the doubts holds: `doubt` is its place in the list, from 0; what the span leaves open is null. */
function doubtPeriodsWire (periods: readonly DoubtPeriod[], doubts: readonly Doubt[], history: CourtHistory) {
  const places = new Map(doubts.map((doubt, place) => [JSON.stringify(doubt), place]))
  return periods.map(({ doubt, from, until }) => ({
    doubt: places.get(JSON.stringify(doubt)) as number,
    from: courtInstant(Number.isFinite(from) ? from : null, history),
    until: courtInstant(Number.isFinite(until) ? until : null, history)
  }))
}

function parseSpan ({ from, to }: Pick<TimelineAsked, 'from' | 'to'>, zone: string): Span {
  const span = {
    from: from === undefined ? -Infinity : parseBound('from', from, zone),
    to: to === undefined ? Infinity : parseBound('to', to, zone)
  }
  if (span.from < span.to) return span
  throw badRequest({
    parameter: 'to',
    message: `to is ${quoted(String(to))}, which is not after from (${quoted(String(from))}): give a later one, for example from=2005-01-01&to=2005-12-31.`
  })
}
