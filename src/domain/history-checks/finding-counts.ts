import type { CourtHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { countFindings, type FindingCounts } from '../policy/finding.ts'
import { checkHistory } from './history-checks.ts'

/** How many findings there are on a policy: on its document, and on its place in its court's history. */
export function countAllFindings (history: CourtHistory, policy: KnownPolicy): FindingCounts {
  const { error, warning, info } = policy.findingCounts
  const ofHistory = countsOf.get(policy) ?? countFindings(checkHistory(history, policy))
  // A history never changes, and its policies are its own.
  countsOf.set(policy, ofHistory)
  return { error: error + ofHistory.error, warning: warning + ofHistory.warning, info: info + ofHistory.info }
}

const countsOf = new WeakMap<KnownPolicy, FindingCounts>()
