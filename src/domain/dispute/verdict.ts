import { compareDecimals, subtractDecimals, addDecimals, type Decimal, type Money } from '../policy/money.ts'
import type { DisputedFee } from './disputed-fee.ts'
import { readTendered } from './tendered.ts'

/** What an answer to a dispute comes to (domain §8). */
export const disputeVerdicts = [
  'correct',
  'underpaid',
  'overpaid',
  'fee-not-in-policy',
  'fee-not-in-force',
  'undetermined',
  'no-effective-policy'
] as const

export type DisputeVerdict = typeof disputeVerdicts[number]

/** What is said of a filing's fees and their one total. */
export interface DisputeOutcome {
  verdict: DisputeVerdict
  /** In the currency of what is due; in USD where that is not known. */
  tendered: Money
  /** The sum of all fees; null where one is not known or they are of several currencies. */
  due: Money | null
  /** Tendered less due, negative when short; null where nothing is known to be due. */
  difference: Money | null
}

/**
 * The verdict on what was tendered for a filing (domain §8), by the first of these that holds: 1. A doubt could make
 * another answer: `undetermined`, whatever the archive has. 2. No policy in force, at least one fee nobody can tell,
 * one that is not in the policy, one that its own dates exclude. 3. What was tendered against the sum of what is due.
 *
 * @param fees null where no policy is in force; else one or more
 * @param tendered as it came
 * @throws RangeError when it is no plain decimal: the door reads it first.
 */
export function judgeDispute (fees: readonly DisputedFee[] | null, tendered: string, isSure: boolean): DisputeOutcome {
  const due = totalDue(fees ?? [])
  const currency = due?.currency ?? 'USD'
  const amount = readTendered(tendered, currency)
  if (amount === undefined) {
    throw new RangeError(`${tendered} is no amount: digits and at most one point were expected.`)
  }
  const difference = due === null ? null : { amount: subtractDecimals(amount, due.amount, currency), currency }
  return {
    verdict: isSure ? verdictOf(fees, amount, due) : 'undetermined',
    tendered: { amount, currency },
    due,
    difference
  }
}

function verdictOf (fees: readonly DisputedFee[] | null, tendered: Decimal, due: Money | null): DisputeVerdict {
  if (fees === null) return 'no-effective-policy'
  for (const standing of ['undetermined', 'fee-not-in-policy', 'fee-not-in-force'] as const) {
    if (fees.some(fee => fee.standing === standing)) return standing
  }
  if (due === null) return 'undetermined'
  const compared = compareDecimals(tendered, due.amount)
  return compared < 0 ? 'underpaid' : compared > 0 ? 'overpaid' : 'correct'
}

/** What all fees of a filing come to; null where one is not known, they are of several currencies, or there is none. */
export function totalDue (fees: readonly DisputedFee[]): Money | null {
  const dues = fees.map(({ due }) => due)
  return dues.length === 0
    ? null
    : dues.reduce((one, other) => one === null || other?.currency !== one.currency
      ? null
      : { amount: addDecimals(one.amount, other.amount, one.currency), currency: one.currency })
}
