import type { Sha256, Subject } from './capture.ts'
import type { Instant } from '../time/court-time.ts'
import type { Finding, FindingCounts } from '../policy/finding.ts'
import type { PolicyIdentity } from '../policy/policy.ts'
import type { Setting } from './settings.ts'
import type { Version } from '../policy/version.ts'

/** The first time a document answered at a URL of a repository. */
export interface Sighting {
  repositoryId: string
  url: string
  /** The crawler's clock. */
  capturedAt: Instant
  /** When the file was last changed, by its site's own word; null where it said nothing. */
  lastModified: Instant | null
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
  /** The CourtKey in the court's own details, where it is another than the OrganizationKey. */
  ownCourtKey: string | null
  /** Every key that names the court or a division of it, in the policy's order; the court's own has a null name. */
  courtKeys: readonly { courtKey: string, name: string | null }[]
  findingCounts: FindingCounts
  /** Digest of its fee schedule: the same for all policies of the court that have the same fees. */
  feeSchedule: Sha256
  /** The reader's version, and when this reading was recorded. */
  reader: string
  readAt: Instant
  sightings: readonly Sighting[]
}

/** A file of which an index or a capture tells, whoever may have read it. */
export type FileFact = ListedFile | AskedFile

/** A file that a capture did not get, or whose bytes are no policy. */
export interface AskedFile {
  kind: 'not-fetched' | 'unreadable'
  repositoryId: string
  url: string
  subject: Subject
  sha256: Sha256 | null
  recordedAt: Instant
}

/** A file that an index lists: from one capture of that index to another, in all captures in between. */
export interface ListedFile {
  kind: 'listed'
  repositoryId: string
  url: string
  subject: Subject
  sha256: null
  /** That of `since`. */
  recordedAt: Instant
  /** URL of the index. */
  index: string
  /** What readers found in its entry, as of `since`, in recorded order. */
  readings: readonly EntryReading[]
  /** The last capture of the index before that; null where the first one lists the file. */
  before: IndexCapture | null
  since: IndexCapture
  /** The first that no longer lists it; null while none is known. */
  until: IndexCapture | null
}

/** What one reading of an index found in one entry. */
export interface EntryReading { recordedAt: Instant, findings: readonly Finding[] }

/**
 * One capture of an index that could be read. Without a document:
 * the end of a crawl to which nothing led to the index any more.
 */
export interface IndexCapture {
  sha256: Sha256 | null
  /** The crawler's clock. */
  requestedAt: Instant
  /** As of when it shows what its site listed, see `shownAt`; null where the site's own clock does not vouch for it. */
  shownAt: Instant | null
  sequence: number
  recordedAt: Instant
}

/** The index of a directory that holds a policy [50], captured and readable since then. */
export interface DirectoryIndex { repositoryId: string, url: string, recordedAt: Instant }

/** A policy's URL that answered 404 or 410 from one capture to another. */
export interface GoneFile {
  repositoryId: string
  url: string
  status: number
  /** The crawler's clock, at the first such answer. */
  since: Instant
  recordedAt: Instant
  /** When it was recorded that it answers again; null while it does not. */
  untilRecordedAt: Instant | null
}

/** A URL under which this court's policy was expected and another court's was found. */
export interface MistakenFile { repositoryId: string, url: string, recordedAt: Instant }

/**
 * A crawl from before all indexes were read first: while it was under way, and until another came to its
 * end where it did not, nobody can tell what its indexes listed that was not archived yet (domain §3.8).
 */
export interface HalfCrawl {
  repositoryId: string
  /** The primary index. */
  url: string
  /** When its beginning was recorded, and the end after which the repository was read to its end. */
  recordedAt: Instant
  until: Instant | null
}

/**
 * The first complete check of a court in a repository after a version was first archived from there: what
 * answers for that version then answers for ever (domain §4). Only of versions that stand in several documents.
 */
export interface FirstCheck { repositoryId: string, version: Version, recordedAt: Instant }

/** A repository whose primary index says that it is another archive's mirror, and since when that was recorded. */
export interface MirrorFact { repositoryId: string, recordedAt: Instant }

/** The key of a division that another court has too: as a division's, or as the whole court's. */
export interface SharedKey {
  courtKey: string
  /** OrganizationKey of the other court. */
  otherCourt: string
  isWholeCourt: boolean
  /** When the first reading was recorded by which the other court has it. */
  recordedAt: Instant
}

/** All that the archive has recorded of one court, whenever. */
export interface CourtFacts {
  organizationKey: string
  /** Of the court and of repositories, in recorded order. */
  settings: readonly Setting[]
  policies: readonly PolicyFact[]
  files: readonly FileFact[]
  directoryIndexes: readonly DirectoryIndex[]
  gone: readonly GoneFile[]
  mistaken: readonly MistakenFile[]
  halfCrawls: readonly HalfCrawl[]
  firstChecks: readonly FirstCheck[]
  mirrors: readonly MirrorFact[]
  sharedKeys: readonly SharedKey[]
}
