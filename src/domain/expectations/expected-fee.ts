import type { FeeStep } from '../fees/fee-history.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { compareDecimals, type Decimal } from '../policy/money.ts'
import type { Instant } from '../time/court-time.ts'
import type { Holds } from './holding.ts'

/** The fees that are there at an instant, within their own dates. */
export function feesAt (steps: readonly FeeStep[], at: Instant): Fee[] {
  return steps.filter(({ from, until }) => from <= at && (until === null || at < until)).flatMap(({ fee }) => fee ?? [])
}

/**
 * Whether a fee is what was expected: there, or, where an amount is expected, each of the code costs that. `undetermined` where some do,
 * or a cost cannot be read.
 */
export function isAsExpected (fees: readonly Fee[], amount: Decimal | null): Holds {
  if (fees.length === 0) return 'no'
  if (amount === null) return 'yes'
  const costs = fees.map(({ cost }) => cost === null ? null : compareDecimals(cost, amount) === 0)
  if (costs.includes(null) || (costs.includes(true) && costs.includes(false))) return 'undetermined'
  return costs.includes(true) ? 'yes' : 'no'
}
