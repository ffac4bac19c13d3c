import type { CourtHistory } from './court-history.ts'
import type { Instant } from '../time/court-time.ts'
import { doubtsOf, type Doubt } from './doubts.ts'
import { effectivePolicy } from './effective-policy.ts'

/** A doubt, and a time in which every answer carries it; half-open, an open end is infinite. */
export interface DoubtPeriod { doubt: Doubt, from: Instant, until: Instant }

/**
 * When in `[from, until)` answers carry which doubts (domain §3.7): asked at its beginning,
 * and at each instant in it at which another policy, or another doubt, could begin to hold.
 * One that ceases and comes back has two periods; in the order in which they begin.
 */
export function doubtPeriodsOf (history: CourtHistory, from: Instant, until: Instant): DoubtPeriod[] {
  const starts = [from, ...history.turningPoints.filter(instant => instant > from && instant < until)]
  const periods: DoubtPeriod[] = []
  let going = new Map<string, DoubtPeriod>()
  for (const [place, at] of starts.entries()) {
    const doubts = doubtsOf(history, effectivePolicy(history.policies, at), at)
    const end = starts[place + 1] ?? until
    const held = new Map(
      doubts.map(doubt => [
        JSON.stringify(doubt),
        going.get(JSON.stringify(doubt)) ?? { doubt, from: at, until: end }
      ])
    )
    for (const period of held.values()) {
      if (period.from === at) periods.push(period)
      period.until = end
    }
    going = held
  }
  return periods
}

/** The doubts of every answer in `[from, until)`, each once (domain §3.7). */
export function doubtsOfSpan (history: CourtHistory, from: Instant, until: Instant): Doubt[] {
  return eachOnce(doubtPeriodsOf(history, from, until))
}

/** The doubts of periods, each once. */
export const eachOnce = (periods: readonly DoubtPeriod[]): Doubt[] => [
  ...new Map(periods.map(({ doubt }) => [JSON.stringify(doubt), doubt])).values()
]
