import type { ArchivedPolicy } from './known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import type { FirstCheck } from './facts.ts'

/**
 * Of the documents of each version the one that answers (domain §4, same version twice).
 * - What was captured up to the version's first complete check is ordered by label, then URL, then
 *   the archive's own order, so that no answer hangs on which of two files came first over the wire.
 * - What answers at that check answers for ever; whatever is
 *   captured later, or only a later reader can read, comes after.
 *
 * @param documents as known at one moment
 * @param checks of the same repository; those recorded after that moment change nothing
 */
export function answeringDocuments (
  documents: readonly ArchivedPolicy[],
  checks: readonly FirstCheck[]
): ArchivedPolicy[] {
  const versions = new Map<string, ArchivedPolicy[]>()
  for (const document of documents) {
    const others = versions.get(document.version)
    if (others === undefined) versions.set(document.version, [document])
    else others.push(document)
  }
  return [...versions].flatMap(([version, those]) => {
    const checkedAt = checks.find(check => check.version === version)?.recordedAt ?? Infinity
    const inTime = those.filter(document => heldSince(document) <= checkedAt)
    return inTime.sort((a, b) => compareDocuments(a, b, checkedAt)).slice(0, 1)
  })
}

/** When it was recorded that this document is a policy, and that the court's own repository has it. */
const heldSince = ({ first, readableSince }: ArchivedPolicy): Instant => Math.max(first.recordedAt, readableSince)

function compareDocuments (a: ArchivedPolicy, b: ArchivedPolicy, by: Instant): number {
  return compare(a.published, b.published) || compare(urlOf(a, by), urlOf(b, by)) || a.first.sequence - b.first.sequence
}

/** The first in order of the addresses at which it was seen by then. */
function urlOf ({ sightings, first }: ArchivedPolicy, by: Instant): string {
  const urls = sightings
    .filter(({ recordedAt, repositoryId }) => recordedAt <= by && repositoryId === first.repositoryId)
    .map(({ url }) => url)
  return urls.reduce((least, url) => url < least ? url : least, first.url)
}

const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
