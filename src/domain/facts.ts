import type { Sha256, Subject } from './capture.ts'
import type { Instant } from './court-time.ts'
import type { FindingCounts } from './finding.ts'
import type { PolicyIdentity } from './policy.ts'

/** The first time a document answered at a URL of a repository. */
export interface Sighting {
  repositoryId: string
  url: string
  /** The crawler's clock. */
  capturedAt: Instant
  /** The archive's own order and clock (domain §2, recorded time). */
  sequence: number
  recordedAt: Instant
}

/** A document that reads as a policy: what the rule and the answers need of it before its content. */
export interface PolicyFact extends PolicyIdentity {
  sha256: Sha256
  bytes: number
  name: string | null
  courtName: string | null
  country: string | null
  state: string | null
  county: string | null
  courtType: string | null
  utcOffset: string | null
  utcOffsetDaylightSavings: string | null
  expirationDate: string | null
  /** Every key that names the court or a division of it, in the policy's order; the court's own has a null name. */
  courtKeys: readonly { courtKey: string, name: string | null }[]
  findingCounts: FindingCounts
  /** The reader's version, and when this reading was recorded. */
  reader: string
  readAt: Instant
  sightings: readonly Sighting[]
}

/** A file that an index listed, or that a capture did not get or could not read. */
export interface FileFact {
  /** `listed`: an index names it. `not-fetched`: a capture failed. `unreadable`: bytes came that are no policy. */
  kind: 'listed' | 'not-fetched' | 'unreadable'
  repositoryId: string
  url: string
  subject: Subject
  sha256: Sha256 | null
  recordedAt: Instant
}

/** All that the archive has recorded of one court, whenever. */
export interface CourtFacts {
  organizationKey: string
  /** IANA zone configured for the court itself. */
  configuredZone: string | null
  /** IANA zones configured for repositories, by their id. */
  repositoryZones: Readonly<Record<string, string>>
  /** Repository configured as the court's source. */
  configuredSource: string | null
  policies: readonly PolicyFact[]
  files: readonly FileFact[]
}
