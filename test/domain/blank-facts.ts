import type { Subject } from '../../src/domain/capture.ts'
import type { CourtFacts, FileFact, PolicyFact, Sighting } from '../../src/domain/facts.ts'
import { courtHistory, type CourtHistory } from '../../src/domain/court-history.ts'

export const court = 'USCASacramentoSuperior'
export const source = 'courtinfo'
export const elsewhere = 'mirror'

/** Where a policy is published, as [33]-[42] want it. */
export function urlOf ({ version, published }: { version: string, published: string }, repository = source): string {
  const date = published.slice(0, 10).replaceAll('-', '_')
  return `https://${repository}.example/CourtPolicies/${court}_${date}_Ver${version.replaceAll('.', '_')}.xml`
}

/** The archive's clock in these tests counts its entries: entry 7 is recorded at instant 7. */
export function sighting (sequence: number, given: Partial<Sighting> = {}): Sighting {
  return { repositoryId: source, url: `https://${source}.example/CourtPolicies/${sequence}.xml`, capturedAt: sequence, sequence, recordedAt: sequence, ...given }
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
    courtKeys: [{ courtKey: court, name: null }],
    findingCounts: { error: 0, warning: 0, info: 0 },
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

/** A file that nobody has read; what its subject leaves out is not known. */
export function fileFact (subject: Partial<Subject> = {}, given: Partial<FileFact> = {}): FileFact {
  const { recordedAt = 1 } = given
  return {
    kind: 'listed',
    repositoryId: source,
    url: `https://${source}.example/CourtPolicies/policy-${recordedAt}.xml`,
    subject: { organizationKey: court, version: null, published: null, effective: null, ...subject },
    sha256: null,
    recordedAt,
    ...given
  }
}

/** A court of which these policies and files are recorded, and nothing is configured. */
export function courtFacts (policies: readonly PolicyFact[] = [], files: readonly FileFact[] = [], given: Partial<CourtFacts> = {}): CourtFacts {
  return { organizationKey: court, configuredZone: null, repositoryZones: {}, configuredSource: null, policies, files, ...given }
}

/** The history of a court that can be compiled, everything counted. */
export function historyOf (policies: readonly PolicyFact[], files: readonly FileFact[] = [], given: Partial<CourtFacts> = {}): CourtHistory {
  const history = courtHistory(courtFacts(policies, files, given), null)
  if ('reason' in history) throw new Error(`no history: ${history.reason}`)
  return history
}
