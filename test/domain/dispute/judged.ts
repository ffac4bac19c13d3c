import type { Applies, FeeCriterion } from '../../../src/domain/fees/fee-applicability.ts'
import type { JudgedFee } from '../../../src/domain/filing/fee-check.ts'
import { fee } from '../blank-policy.ts'

/** A fee as judged: whether it applies and by what criterion, and what is due in USD unless said otherwise; null where nobody knows. */
export function judged (amount: string | null, applies: Applies = 'yes', criteria: readonly FeeCriterion[] = ['case-type'], currency = 'USD', offered = true): JudgedFee {
  return {
    fee: fee({}),
    judgement: {
      applies,
      reasons: criteria.map(criterion => ({ criterion, result: applies, text: `Of its ${criterion}: ${applies}.` })),
      due: amount === null ? null : { amount, currency },
      offered
    }
  }
}
