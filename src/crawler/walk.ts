import type { CrawlBegun, CrawlCounts, CrawlFinding } from '../archive/crawls.ts'
import type { Database } from '../archive/database.ts'
import type { CaptureOutcome, Sha256 } from '../domain/capture.ts'
import type { Instant } from '../domain/court-time.ts'
import type { PolicyIdentity } from '../domain/policy.ts'
import { userAgentOf, type FetchOptions } from './fetch-document.ts'
import type { Repository } from './repository.ts'

/** Where a crawl writes what a person who runs the service should see; Fastify's logger is one. */
export interface CrawlLog {
  info: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}

/** How far one repository may lead a crawl. */
export interface CrawlLimits { depth: number, indexes: number, policies: number }

/** How far a crawl is: documents known of so far, documents done, and the one that was just done. */
export interface CrawlProgress {
  expected: number
  done: number
  url: string
  /** `held`: listed, and not asked for again. */
  outcome: CaptureOutcome | 'unreadable' | 'held'
}

export interface CrawlTools {
  database: Database
  fetch: typeof globalThis.fetch
  now: () => Instant
  newId: () => string
  /** Version of this program and whom to ask about it, for the User-Agent. */
  version: string
  contact: string | null
  maxDocumentBytes: number
  log: CrawlLog
  onProgress?: (progress: CrawlProgress) => void
  /** For one document; 30 s. */
  timeoutMs?: number
  /** 10 indexes deep, 1,000 indexes, 100,000 policies. */
  limits?: CrawlLimits
}

/** One crawl under way: what it was told, and what it has met. */
export interface Walk {
  repository: Repository
  crawl: CrawlBegun
  tools: CrawlTools
  limits: CrawlLimits
  fetchOptions: FetchOptions
  counts: CrawlCounts
  findings: CrawlFinding[]
  /** Findings of severity error that the readers had on documents read in this crawl. */
  documentErrors: number
  metIndexes: Set<string>
  metPolicies: Set<string>
  /** Locations beyond the limits, which were not asked for. */
  leftOut: { indexes: number, policies: number }
  /** What is recorded of a court's policies, by digest; asked for once a court. */
  identities: Map<string, Promise<ReadonlyMap<Sha256, PolicyIdentity>>>
  expected: number
  done: number
}

/** A crawl that has met nothing yet. */
export function newWalk (repository: Repository, crawl: CrawlBegun, tools: CrawlTools): Walk {
  const { fetch, now, version, contact, maxDocumentBytes: maxBytes, timeoutMs = 30_000 } = tools
  return {
    repository,
    crawl,
    tools,
    limits: tools.limits ?? { depth: 10, indexes: 1_000, policies: 100_000 },
    fetchOptions: { fetch, now, userAgent: userAgentOf(version, contact), origins: new Set([new URL(repository.url).origin]), maxBytes, timeoutMs },
    counts: { indexes: 0, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 0 },
    findings: [],
    documentErrors: 0,
    metIndexes: new Set(),
    metPolicies: new Set(),
    leftOut: { indexes: 0, policies: 0 },
    identities: new Map(),
    expected: 0,
    done: 0
  }
}

/** Counts a document as done, and tells who wants to know. */
export function advance (walk: Walk, url: string, outcome: CrawlProgress['outcome']): void {
  walk.done += 1
  walk.tools.onProgress?.({ expected: walk.expected, done: walk.done, url, outcome })
}
