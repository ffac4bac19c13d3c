import type { ListedHistory } from '../history/court-history.ts'
import type { SharedKey } from '../history/facts.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { sameText } from '../text/text-match.ts'
import type { HistoryCheck } from './history-check.ts'

/** What other courts say of the keys of a policy's divisions. */
export const sharedKeyChecks: readonly HistoryCheck[] = [
  { rule: 'division-of-other-court', find: findSharedDivisions }
]

/**
 * A key names the court whose own it is, else the one that named it first; another court
 * that gives it to a division is asked for by its OrganizationKey (domain §7).
 */
function findSharedDivisions (policy: KnownPolicy, history: ListedHistory): string[] {
  return policy.courtKeys.flatMap(({ courtKey }) => {
    const others = history.sharedKeys
      .filter(shared => sameText(shared.courtKey, courtKey) && namesOther(shared, history))
    const other = others.find(({ isWholeCourt }) => isWholeCourt) ?? others[0]
    return other === undefined
      ? []
      : [
          `The CourtKey "${courtKey}" is ${other.isWholeCourt ? 'the OrganizationKey of another court' : `one of ${other.otherCourt} too, which named it first`}: asked for by it, ${other.otherCourt} answers. Ask for this court by its OrganizationKey "${policy.organizationKey}", and give the division a CourtKey of its own.`
        ]
  })
}

/** Whether the other court was named by the key before this one was. */
function namesOther (shared: SharedKey, { policies, setAside }: ListedHistory): boolean {
  const { courtKey, isWholeCourt, recordedAt } = shared
  const naming = [...policies, ...setAside.map(({ document }) => document)]
    .filter(({ courtKeys }) => courtKeys.some(own => sameText(own.courtKey, courtKey)))
  return isWholeCourt || naming.every(({ readableSince }) => recordedAt < readableSince)
}
