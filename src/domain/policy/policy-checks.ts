import { contentChecks } from './content-checks.ts'
import { divisionChecks } from './division-checks.ts'
import { feeChecks } from './fee-checks.ts'
import type { Finding } from './finding.ts'
import type { Policy } from './policy.ts'
import type { PolicyCheck } from './policy-check.ts'
import { finding } from './rules.ts'
import { timeChecks } from './time-checks.ts'

/**
 * Every check that a policy's own content can answer, a row
 * each (domain §5); the file's name is checked by `file-name`.
 */
export const policyChecks: readonly PolicyCheck[] = [...timeChecks, ...divisionChecks, ...feeChecks, ...contentChecks]

/** What the checks say of one policy, in the order of the rows; lines and columns are not known here. */
export function checkPolicy (policy: Policy): Finding[] {
  return policyChecks.flatMap(({ rule, find }) =>
    find(policy).map(({ message, ...where }) => finding(rule, message, where))
  )
}
