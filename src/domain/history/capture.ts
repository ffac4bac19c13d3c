import type { Label, Instant } from '../time/court-time.ts'
import type { Version } from '../policy/version.ts'

/** Hex of a SHA-256. */
export type Sha256 = string

/** What was asked for: an index, or a policy that an index lists. */
export type CaptureRole = 'index' | 'policy'

/** `fetched`: a 200 with its bytes; `not-modified`: a 304, or bytes we hold; `failed`: everything else. */
export type CaptureOutcome = 'fetched' | 'not-modified' | 'failed'

/**
 * Why a capture failed. `http-status` has the status; `too-large` and `interrupted` may have kept a part;
 * `content-coding`: the body is not in the coding that its head names, and kept as it came. Of `location-refused`,
 * `put-off` (the host asked to be left alone) and `beyond-limits` (of one crawl) nobody was asked.
 */
export type CaptureFailure =
  | 'http-status'
  | 'redirect-refused'
  | 'location-refused'
  | 'time-out'
  | 'too-large'
  | 'interrupted'
  | 'content-coding'
  | 'unreachable'
  | 'put-off'
  | 'beyond-limits'

/** Whose policy a URL is, by its index entry, else by its file name (domain §3.7). */
export interface Subject {
  organizationKey: string
  version: Version | null
  /** A label from an index entry; a bare date (`2005-03-01`) from a file name. */
  published: Label | string | null
  effective: Label | null
}

/** One fetch of one URL. Instants are of the crawler's clock. */
export interface Capture {
  crawlId: string
  repositoryId: string
  url: string
  /** Where redirects led; null when nowhere else. */
  finalUrl: string | null
  /** `directory`: the index that a directory with a policy should have; nothing led to it, and it did not answer. */
  role: CaptureRole | 'directory'
  requestedAt: Instant
  completedAt: Instant
  outcome: CaptureOutcome
  status: number | null
  failure: CaptureFailure | null
  /** Response headers, lower-case names. */
  headers: Readonly<Record<string, string>>
  /** The document that answered, of a 304 the one held; null when nothing arrived. */
  sha256: Sha256 | null
  /**
   * Whether these bytes are all that was sent, and not what a limit
   * or a lost connection left of it; null when nothing arrived.
   */
  complete: boolean | null
  /** Null for an index, and for a URL that says nothing of a court. */
  subject: Subject | null
  /** URL of the index that led to this one; null for the first, and for all that is no index. */
  ledFrom: string | null
}
