import type { Instant } from '../time/court-time.ts'
import { availableFrom, effectivePolicy, type PlacedPolicy } from './effective-policy.ts'
import { firstPlace } from '../text/lookup.ts'
import type { Version } from '../policy/version.ts'

/**
 * How long a policy rules: from its own instant up to, not
 * including, its successor's; `until` null while none is known.
 */
export interface Period<P extends PlacedPolicy = PlacedPolicy> { policy: P, from: Instant, until: Instant | null }

/** `never-effective`: its start has come and the rule never picks it [96]. */
export type PolicyState = 'scheduled' | 'effective' | 'expired' | 'never-effective'

/**
 * The periods of a court's policies in time order, asked of the one rule at each instant where its answer can change.
 * A policy has at most one period: what has passed it once stays newer and started.
 *
 * @param policies newest publication first
 */
export function periodsOf<P extends PlacedPolicy> (policies: readonly P[]): Period<P>[] {
  const instants = [...new Set(policies.map(availableFrom))].sort((a, b) => a - b)
  const periods: Period<P>[] = []
  for (const at of instants) {
    const policy = effectivePolicy(policies, at)
    const current = periods.at(-1)
    if (policy === undefined || policy === current?.policy) continue
    if (current !== undefined) current.until = at
    periods.push({ policy, from: at, until: null })
  }
  return periods
}

/** The state of a policy at an instant; `period` is its own, undefined when it never rules. */
export function stateAt (policy: PlacedPolicy, period: Period | undefined, at: Instant): PolicyState {
  if (at < availableFrom(policy)) return 'scheduled'
  if (period === undefined) return 'never-effective'
  return period.until === null || at < period.until ? 'effective' : 'expired'
}

/** The version that ended a policy's rule or passed it over, or null. */
export function supersededBy<P extends PlacedPolicy> (policy: P, periods: readonly Period<P>[]): Version | null {
  const own = periods.findIndex(period => period.policy === policy)
  return successorOf(policy, own, periods)?.policy.version ?? null
}

/**
 * The period that ended a policy's own, or within which it would
 * have begun. `own`: the place of its own, -1 where it has none.
 */
export function successorOf<P extends PlacedPolicy> (
  policy: P,
  own: number,
  periods: readonly Period<P>[]
): Period<P> | undefined {
  return own === -1 ? periodAt(periods, availableFrom(policy)) : periods[own + 1]
}

/** The period that holds an instant; undefined before the first. */
export function periodAt<P extends PlacedPolicy> (periods: readonly Period<P>[], at: Instant): Period<P> | undefined {
  return periods[periodsUntil(periods, at) - 1]
}

/** How many periods have begun by an instant. */
export function periodsUntil (periods: readonly Period[], at: Instant): number {
  return firstPlace(periods.length, place => (periods[place] as Period).from > at)
}
