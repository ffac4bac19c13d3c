import type { Money } from '../policy/money.ts'
import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'
import type { FeeChange, Side } from './near-change.ts'

/** A time in which a policy rules; `until` null while no end of it is known. */
interface Ruling<Policy> { policy: Policy, from: Instant, until: Instant | null }

/** What a filing is asked by a policy, and when that becomes another by its fees' own dates. */
export interface Asks<Policy> {
  dueAt: (policy: Policy, at: Instant) => Money | null
  turnsOf: (policy: Policy) => readonly Instant[]
}

/**
 * The instants at which what a filing is asked could become another (domain §8), in the
 * order of the periods: where each policy begins to rule, and where a fee's own dates
 * begin or end it while that policy rules. Where both come at once it is the policy's.
 *
 * @param periods of the court, in time order, each beginning where the one before ends
 */
export function courtChanges<Policy extends { version: Version }> (
  periods: ReadonlyArray<Ruling<Policy>>,
  { dueAt, turnsOf }: Asks<Policy>
): FeeChange[] {
  const side = (policy: Policy | undefined, at: Instant): Side =>
    policy === undefined ? { version: null, due: null } : { version: policy.version, due: dueAt(policy, at) }
  // Instants are whole milliseconds: the one before is the last that the other side holds for.
  const change = (what: FeeChange['what'], at: Instant, before: Policy | undefined, after: Policy): FeeChange => ({
    what,
    at,
    before: side(before, at - 1),
    after: side(after, at)
  })
  return periods.flatMap(({ policy, from, until }, place) => [
    change('policy', from, periods[place - 1]?.policy, policy),
    ...[...new Set(turnsOf(policy))]
      .filter(turn => from < turn && turn < (until ?? Infinity))
      .map(turn => change('fee', turn, policy, policy))
  ])
}
