import type { FeeCriterion } from '../fees/fee-applicability.ts'
import type { JudgedFee } from '../filing/fee-check.ts'
import type { Money } from '../policy/money.ts'

/**
 * How a policy stands to one fee of a filing: `due` when it tells one
 * amount, `undetermined` when it tells several or none (domain §8).
 */
export type FeeStanding = 'due' | 'fee-not-in-policy' | 'fee-not-in-force' | 'undetermined'

/** What a policy says of one fee of a filing. */
export interface DisputedFee {
  standing: FeeStanding
  /** All fees that remain, in policy order: those that apply or could. */
  candidates: readonly JudgedFee[]
  /** What all that remain cost alike; else null. */
  due: Money | null
}

/**
 * What is due for one fee by the fees with its code, as judged for the filing
 * (domain §6, §8). One that the court does not offer counts as absent.
 * - No fee of the code, or criteria against each of them: it is not in the policy.
 * - For some of them nothing but their own dates is against it: it is not in force.
 * - All that remain cost the same: that is due, also where a fee
 *   alone remains that only could apply. Else nobody can tell.
 */
export function judgeDisputed (fees: readonly JudgedFee[]): DisputedFee {
  const offered = fees.filter(({ judgement }) => judgement.offered)
  const candidates = offered.filter(({ judgement }) => judgement.applies !== 'no')
  if (candidates.length === 0) {
    return { standing: offered.some(isOutOfItsDates) ? 'fee-not-in-force' : 'fee-not-in-policy', candidates, due: null }
  }
  const due = alike(candidates.map(({ judgement }) => judgement.due))
  return { standing: due === null ? 'undetermined' : 'due', candidates, due }
}

const ownDates: ReadonlySet<FeeCriterion> = new Set(['effective-date', 'expiration-date'])

function isOutOfItsDates ({ judgement: { reasons } }: JudgedFee): boolean {
  return reasons.filter(({ result }) => result === 'no').every(({ criterion }) => ownDates.has(criterion))
}

/** The one amount that all of them are; null where one is unknown or they differ. */
function alike ([first = null, ...others]: ReadonlyArray<Money | null>): Money | null {
  const isSame = others.every(other => other?.amount === first?.amount && other?.currency === first?.currency)
  return isSame ? first : null
}
