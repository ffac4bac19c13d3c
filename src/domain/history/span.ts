import type { Instant } from '../time/court-time.ts'
import type { CourtHistory } from './court-history.ts'
import { availableFrom } from './effective-policy.ts'
import type { KnownPolicy } from './known-policy.ts'
import type { Period } from './timeline.ts'

/** A half-open span of time; an open end is infinite. */
export interface Span { from: Instant, to: Instant }

/** The periods of which a span holds any part, in time order. */
export function periodsOfSpan ({ periods }: CourtHistory, { from, to }: Span): Period<KnownPolicy>[] {
  return periods.filter(period => period.from < to && (period.until ?? Infinity) > from)
}

/**
 * The policies that were published, start or rule within a span,
 * newest publication first; what ended as the span begins is over.
 */
export function policiesOfSpan ({ policies, periods }: CourtHistory, { from, to }: Span): KnownPolicy[] {
  const periodOf = new Map(periods.map(period => [period.policy, period]))
  return policies.filter(policy => {
    const period = periodOf.get(policy)
    const isOver = period === undefined ? availableFrom(policy) < from : (period.until ?? Infinity) <= from
    return Math.min(policy.publishedAt, policy.startsAt) < to && !isOver
  })
}
