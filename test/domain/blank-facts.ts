import type { Sha256, Subject } from '../../src/domain/history/capture.ts'
import type { CourtFacts, FileFact, IndexCapture, ListedFile, PolicyFact, Sighting } from '../../src/domain/history/facts.ts'
import { courtHistory, type ListedHistory } from '../../src/domain/history/court-history.ts'
import type { Setting } from '../../src/domain/history/settings.ts'

export const court = 'USCASacramentoSuperior'
export const source = 'courtinfo'
export const elsewhere = 'mirror'

/** Where a policy is published, as [33]-[42] want it. */
export function urlOf ({ version, published }: { version: string, published: string }, repository = source): string {
  const date = published.slice(0, 10).replaceAll('-', '_')
  return `https://${repository}.example/CourtPolicies/${court}_${date}_Ver${version.replaceAll('.', '_')}.xml`
}

/** The crawler's clock, long after anything was published. */
const CRAWLED = Date.parse('2026-01-01T00:00Z')

/** The archive's clock in these tests counts its entries: entry 7 is recorded at instant 7. */
export function sighting (sequence: number, given: Partial<Sighting> = {}): Sighting {
  return { repositoryId: source, url: `https://${source}.example/CourtPolicies/${sequence}.xml`, capturedAt: CRAWLED, lastModified: null, sequence, recordedAt: sequence, ...given }
}

/** A document that reads as policy 1.0.1 of the specification's example, captured and read as the entry of this number. */
export function policyFact (given: Partial<PolicyFact> = {}, sequence = 1): PolicyFact {
  const identity = { specification: '02' as const, organizationKey: court, version: '1.0.1', published: '2005-02-01T11', effective: '2005-02-04T11', ...given }
  return {
    ...identity,
    sha256: String(sequence).padStart(64, 'a'),
    bytes: 1000,
    name: null,
    courtName: null,
    country: 'US',
    state: 'CA',
    county: 'Sacramento',
    courtType: 'Superior',
    utcOffset: null,
    utcOffsetDaylightSavings: null,
    expirationDate: null,
    ownCourtKey: null,
    courtKeys: [{ courtKey: court, name: null }],
    findingCounts: { error: 0, warning: 0, info: 0 },
    feeSchedule: 'f'.repeat(64),
    reader: '1',
    readAt: sequence,
    sightings: [sighting(sequence, { url: urlOf(identity) })],
    ...given
  }
}

/** A document as another repository has it. */
export function policyElsewhere (given: Partial<PolicyFact> = {}, sequence = 1): PolicyFact {
  const fact = policyFact(given, sequence)
  return { ...fact, sightings: [sighting(sequence, { repositoryId: elsewhere, url: urlOf(fact, elsewhere) })] }
}

/** A capture of an index, kept as the entry of this number; as of when it shows what its site had as text. */
export function indexCapture (sequence: number, shown: string | null = null): IndexCapture {
  const shownAt = shown === null ? null : Date.parse(shown)
  return { sha256: String(sequence).padStart(64, 'c'), requestedAt: shownAt ?? CRAWLED, shownAt, sequence, recordedAt: sequence }
}

type GivenFile = Partial<Omit<ListedFile, 'kind' | 'sha256'>> & { kind?: FileFact['kind'], sha256?: Sha256 | null }

/** A file that nobody has read; what its subject leaves out is not known. Listed by the first capture of its index, and still. */
export function fileFact (subject: Partial<Subject> = {}, given: GivenFile = {}): FileFact {
  const { kind = 'listed', repositoryId = source, recordedAt = given.since?.recordedAt ?? 1, sha256 = null } = given
  const file = {
    repositoryId,
    url: given.url ?? `https://${source}.example/CourtPolicies/policy-${recordedAt}.xml`,
    subject: { organizationKey: court, version: null, published: null, effective: null, ...subject },
    recordedAt
  }
  if (kind !== 'listed') return { ...file, kind, sha256 }
  const { readings = [], index = `https://${source}.example/CourtPolicies/index.xml`, before = null, since = indexCapture(recordedAt), until = null } = given
  return { ...file, kind, sha256: null, index, readings, before, since, until }
}

/** A setting of the court, or of a repository where `repositoryId` is given; the entry of this number, and of number 0 the archive's first configuration. */
export function setting (given: Partial<Setting> = {}, sequence = 0): Setting {
  const { repositoryId = null } = given
  return { organizationKey: repositoryId === null ? court : null, repositoryId, timeZone: null, source: null, initial: sequence === 0, recordedAt: sequence, ...given }
}

/** A court of which these policies and files are recorded, and nothing is configured. */
export function courtFacts (policies: readonly PolicyFact[] = [], files: readonly FileFact[] = [], given: Partial<CourtFacts> = {}): CourtFacts {
  return { organizationKey: court, settings: [], policies, files, directoryIndexes: [], gone: [], mistaken: [], halfCrawls: [], firstChecks: [], mirrors: [], sharedKeys: [], ...given }
}

/** The history of a court that can be compiled, everything counted. */
export function historyOf (policies: readonly PolicyFact[], files: readonly FileFact[] = [], given: Partial<CourtFacts> = {}): ListedHistory {
  const history = courtHistory(courtFacts(policies, files, given), null)
  if ('reason' in history) throw new Error(`no history: ${history.reason}`)
  return history
}
