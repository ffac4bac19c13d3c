import { digestOf } from '../archive/documents.ts'
import type { PolicyRows } from '../archive/court/policy-rows.ts'
import type { CourtFacts, ListedFile, PolicyFact, Sighting } from '../domain/history/facts.ts'
import { subjectOf } from '../domain/history/subject.ts'
import { countFindings, type Finding } from '../domain/policy/finding.ts'
import type { IndexEntry } from '../domain/policy/policy.ts'
import { readerVersion } from '../reading/reader.ts'

const REPOSITORY = 'folder'

/**
 * Nothing was captured: by this clock everything was published long
 * ago, so that nothing is held against the time of its capture.
 */
const LONG_AFTER = 8_640_000_000_000_000

/** What the history of its court has to know of a policy, as if it had been captured at these addresses. */
export function policyFact (
  rows: PolicyRows,
  bytes: Uint8Array,
  findings: readonly Finding[]
): Omit<PolicyFact, 'sightings'> {
  const { courtKeys, fees, codeTables, content, ...columns } = rows
  const named = (JSON.parse(courtKeys) as Array<{ courtKey: string, name: string | null, place: string }>).filter(
    ({ place }) => place !== 'elsewhere'
  )
  return {
    ...columns,
    sha256: digestOf(bytes),
    bytes: bytes.length,
    ownCourtKey:
      named.find(({ courtKey, place }) => place === 'court' && courtKey !== rows.organizationKey)?.courtKey ?? null,
    courtKeys: named.map(({ courtKey, name }) => ({ courtKey, name })),
    findingCounts: countFindings(findings),
    reader: readerVersion,
    readAt: LONG_AFTER
  }
}

export const sightingAt = (url: string): Sighting =>
  ({ repositoryId: REPOSITORY, url, capturedAt: LONG_AFTER, lastModified: null, sequence: 0, recordedAt: LONG_AFTER })

/** A line of an index, and the address of the file that it leads to. */
export interface FoundEntry { index: string, entry: IndexEntry, url: string }

/** What the history of a court has to know of a line of an index; the line may leave out whose policy it is. */
function listedFile ({ index, entry, url }: FoundEntry, organizationKey: string): ListedFile {
  const told = subjectOf(entry, url) ?? {
    version: entry.version,
    published: entry.published,
    effective: entry.effective
  }
  return {
    kind: 'listed',
    repositoryId: REPOSITORY,
    url,
    subject: { organizationKey, ...told },
    sha256: null,
    recordedAt: LONG_AFTER,
    index,
    readings: [],
    before: null,
    since: { sha256: null, requestedAt: LONG_AFTER, shownAt: null, sequence: 0, recordedAt: LONG_AFTER },
    until: null
  }
}

/** A court by what its files say. */
export function courtFacts (
  organizationKey: string,
  policies: readonly PolicyFact[],
  listings: readonly FoundEntry[],
  indexes: readonly string[]
): CourtFacts {
  return {
    organizationKey,
    settings: [],
    policies,
    files: listings.map(listing => listedFile(listing, organizationKey)),
    directoryIndexes: indexes.map(url => ({ repositoryId: REPOSITORY, url, recordedAt: LONG_AFTER })),
    gone: [],
    mistaken: [],
    halfCrawls: [],
    firstChecks: [],
    mirrors: [],
    sharedKeys: []
  }
}
