import type { CrawlBegun, CrawlCounts, CrawlFinding, UnaskedFile } from '../archive/crawls.ts'
import type { Database } from '../archive/database.ts'
import { recordEntries } from '../archive/entries.ts'
import type { CaptureOutcome } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Validator } from '../domain/history/validators.ts'
import type { AskOptions } from './ask-host.ts'
import { usualLimits, type CrawlLimits } from './crawl-limits.ts'
import { twice } from './twice.ts'
import { userAgentOf } from './fetch-document.ts'
import type { AskedIndex } from './ask-ahead.ts'
import type { FileToAsk } from './listed-file.ts'
import type { Network } from './network.ts'
import type { Repository } from './repository.ts'
import { coalesced } from '../timing/coalesced.ts'
import { waitFor, type Timers } from '../timing/timers.ts'

/** Where a crawl writes what a person who runs the service should see; Fastify's logger is one. */
export interface CrawlLog {
  info: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}

/** How far a crawl is: documents known of so far, documents done, and the one that was just done. */
export interface CrawlProgress {
  expected: number
  done: number
  url: string
  /** `held`: listed, and not asked for again; `left-out`: beyond the limits of the crawl. */
  outcome: CaptureOutcome | 'unreadable' | 'held' | 'left-out'
}

export interface CrawlTools {
  database: Database
  /** One for all crawls of this process. */
  network: Pick<Network, 'send' | 'hosts'>
  /** Every configured repository: those are crawled by themselves, and not as remote ones. */
  configured: ReadonlyArray<Pick<Repository, 'url'>>
  now: () => Instant
  timers: Timers
  newId: () => string
  /** Host and process, for people who look who crawls. */
  holder: string
  /** Version of this program and whom to ask about it, for the User-Agent. */
  version: string
  contact: string | null
  maxDocumentBytes: number
  log: CrawlLog
  onProgress?: (progress: CrawlProgress) => void
  /** Ends a crawl early; its reason is an error that says why. */
  signal?: AbortSignal
  /** Lets a crawl that has begun wait for its turn, where only so many may be under way. */
  inTurn?: <T>(run: () => Promise<T>) => Promise<T>
  /** For one answer; 30 s. */
  timeoutMs?: number
  /** Where other than the usual ones. */
  limits?: Partial<CrawlLimits>
  /**
   * How long hosts are waited for, where other than usual: by the timers,
   * 1 to 3 s before a second attempt, 10 s where a host asks for it.
   */
  manners?: Partial<Pick<AskOptions, 'wait' | 'retryDelay' | 'longestWaitMs'>>
}

/** Locations of a kind beyond one of the limits. */
export interface LeftOut { kind: 'indexes' | 'policies' | 'remotes', limit: string, count: number, first: string }

/** One crawl under way: what it was told, and what it has met. */
export interface Walk {
  repository: Repository
  crawl: CrawlBegun
  tools: CrawlTools
  limits: CrawlLimits
  fetchOptions: AskOptions
  startedAt: Instant
  /** Bytes, after decoding. */
  received: number
  counts: CrawlCounts
  findings: CrawlFinding[]
  /** Findings of severity error that the readers had on documents read in this crawl. */
  documentErrors: number
  metIndexes: Set<string>
  metPolicies: Set<string>
  /** What the indexes list, to be asked for when all of them have been read. */
  files: FileToAsk[]
  leftOut: LeftOut[]
  /** Listed, not held, and nobody was asked for it. */
  unasked: UnaskedFile[]
  /** What is not believed of each host of what it says of its bytes. */
  distrusted: Map<string, Promise<Set<Validator>>>
  /** Hosts that put the crawl off, and are reported. */
  toldHosts: Set<string>
  /** Remote repositories to crawl after this one, by URL. */
  remotes: Map<string, Repository>
  expected: number
  done: number
  /** Indexes that are asked for already, as they come next. */
  ahead: Map<string, Promise<AskedIndex>>
  /** What is being kept while the walk goes on. */
  keeping: Set<Promise<void>>
  /** Has what is kept by now recorded; together with others who ask for it meanwhile. */
  record: () => Promise<void>
}

/** A crawl that has met nothing yet. */
export function newWalk (repository: Repository, crawl: CrawlBegun, tools: CrawlTools): Walk {
  return {
    repository,
    crawl,
    tools,
    limits: { ...usualLimits, ...tools.limits },
    fetchOptions: askOptions(tools),
    startedAt: tools.now(),
    received: 0,
    counts: { indexes: 0, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 0 },
    findings: [],
    documentErrors: 0,
    metIndexes: new Set(),
    metPolicies: new Set(),
    files: [],
    leftOut: [],
    unasked: [],
    distrusted: new Map(),
    toldHosts: new Set(),
    remotes: new Map(),
    expected: 0,
    done: 0,
    ahead: new Map(),
    keeping: new Set(),
    record: coalesced(async () => { await twice(async () => await recordEntries(tools.database)) })
  }
}

function askOptions ({
  network,
  now,
  version,
  contact,
  maxDocumentBytes: maxBytes,
  timeoutMs = 30_000,
  signal,
  timers,
  manners
}: CrawlTools): AskOptions {
  return {
    network,
    now,
    userAgent: userAgentOf(version, contact),
    maxBytes,
    timeoutMs,
    signal,
    wait: async ms => {
      await waitFor(timers, ms, signal)
    },
    retryDelay: () => 1_000 + Math.random() * 2_000,
    longestWaitMs: 10_000,
    closedHosts: new Set(),
    ...manners
  }
}

/** Counts a document as done, and tells who wants to know. */
export function advance (walk: Walk, url: string, outcome: CrawlProgress['outcome']): void {
  walk.done += 1
  walk.tools.onProgress?.({ expected: walk.expected, done: walk.done, url, outcome })
}
