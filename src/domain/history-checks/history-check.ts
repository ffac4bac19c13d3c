import type { ListedHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Severity } from '../policy/finding.ts'
import type { RuleId } from '../policy/rules.ts'

/**
 * What a policy's place among the others and in its repository says of
 * it: messages, one a finding. `severity` where it is not the rule's.
 */
export interface HistoryCheck {
  rule: RuleId
  severity?: Severity
  find: (policy: KnownPolicy, history: ListedHistory) => string[]
}
