import type { Money } from '../policy/money.ts'
import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'

/** What a change is of: of the policy in force, or by a fee's own dates. */
export const changesNear = ['policy', 'fee'] as const

/** What is asked on one side of a change; null before the first policy, and where no amount is known. */
export interface Side { version: Version | null, due: Money | null }

/** An instant at which what is asked could become another: `before` holds up to it, `after` from it on. */
export interface FeeChange { what: typeof changesNear[number], at: Instant, before: Side, after: Side }

/** Five minutes, which still count (domain §8). */
const NEAR = 300_000

/**
 * The change that a filing is near to: the nearest, of two equally near the earlier,
 * policy before fee at the same instant; null where none is within five minutes.
 */
export function nearChange (
  changes: readonly FeeChange[],
  filedAt: Instant
): (FeeChange & { secondsAway: number }) | null {
  const away = ({ at }: FeeChange): number => Math.abs(at - filedAt)
  const near = changes.filter(change => away(change) <= NEAR)
  const [nearest] = near.sort(
    (a, b) => away(a) - away(b) || a.at - b.at || changesNear.indexOf(a.what) - changesNear.indexOf(b.what)
  )
  return nearest === undefined ? null : { ...nearest, secondsAway: away(nearest) / 1000 }
}
