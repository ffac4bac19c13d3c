import { indexDisagreement } from '../domain/history-checks/index-agreement.ts'
import type { IndexEntry, PolicyIdentity } from '../domain/policy/policy.ts'
import { report } from './crawl-report.ts'
import type { Walk } from './walk.ts'

/**
 * Says where an index entry and the policy it leads to differ; the
 * policy wins [44][50]. What the entry leaves out says nothing.
 */
export function checkEntry (walk: Walk, entry: IndexEntry, url: string, policy: PolicyIdentity): void {
  const message = indexDisagreement(entry, policy)
  if (message !== undefined) report(walk, 'index-disagrees', url, message)
}
