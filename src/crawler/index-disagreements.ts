import { listFacts } from '../archive/courts.ts'
import type { Sha256, Subject } from '../domain/capture.ts'
import { indexDisagreement } from '../domain/index-agreement.ts'
import type { IndexEntry, PolicyIdentity } from '../domain/policy.ts'
import { report } from './crawl-report.ts'
import type { Walk } from './walk.ts'

/** Says where an index entry and the policy it leads to differ; the policy wins [44][50]. What the entry leaves out says nothing. */
export function checkEntry (walk: Walk, entry: IndexEntry, url: string, policy: PolicyIdentity): void {
  const message = indexDisagreement(entry, policy)
  if (message !== undefined) report(walk, 'index-disagrees', url, message)
}

/** The same for a policy that is held and was not read now: what is recorded of it under the key of its entry. */
export async function checkHeldEntry (walk: Walk, entry: IndexEntry, url: string, subject: Subject | null, sha256: Sha256): Promise<void> {
  if (subject === null) return
  const known = walk.identities.get(subject.organizationKey) ?? listIdentities(walk, subject.organizationKey)
  walk.identities.set(subject.organizationKey, known)
  const policy = (await known).get(sha256)
  if (policy !== undefined) return checkEntry(walk, entry, url, policy)
  if (entry.organizationKey === null) return
  report(walk, 'index-disagrees', url, `The index says OrganizationKey ${entry.organizationKey}; the policy itself names another court, and counts. Correct the index.`)
}

/** Readings come in their order: of one document the newest stays. */
async function listIdentities ({ tools }: Walk, organizationKey: string): Promise<ReadonlyMap<Sha256, PolicyIdentity>> {
  const courts = await listFacts(tools.database, [organizationKey])
  return new Map(courts.flatMap(({ policies }) => policies).map(policy => [policy.sha256, policy]))
}
