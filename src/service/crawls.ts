import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import pLimit from 'p-limit'
import type { Database } from '../postgres/database.ts'
import type { Lease } from '../archive/jobs/leases.ts'
import type { Config } from './config.ts'
import type { RepositoryConfig } from './repositories.ts'
import { crawlLeased, crawlRepository, type CrawlOutcome } from '../crawler/crawl-repository.ts'
import { openNetwork, type Network } from '../crawler/network.ts'
import { isPublicAddress } from '../crawler/public-address.ts'
import { realTimers } from '../timing/timers.ts'
import type { CrawlLog, CrawlProgress, CrawlTools } from '../crawler/walk.ts'
import { packageVersion } from './package-version.ts'

/** What all crawls of this process have in common; `repositories` may still grow. */
export interface CrawlParts {
  config: Config
  database: Database
  repositories: readonly RepositoryConfig[]
  /** See `crawlNetwork`: one a process. */
  network: Network
  log: CrawlLog
  /** Stops them. */
  signal: AbortSignal
}

/** The process's way to other sites: to the origins of the configured repositories, and to public addresses. */
export function crawlNetwork (repositories: readonly RepositoryConfig[]): Network {
  return openNetwork({
    isConfigured: origin => repositories.some(({ url }) => new URL(url).origin === origin),
    isPublicAddress
  })
}

/** What a crawl needs of this process. */
export function crawlTools (
  { config, database, repositories, network, log, signal }: CrawlParts,
  onProgress?: (progress: CrawlProgress) => void
): CrawlTools {
  return {
    database,
    network,
    configured: repositories,
    now: Date.now,
    timers: realTimers,
    newId: randomUUID,
    holder: `${hostname()} ${process.pid}`,
    version: packageVersion,
    contact: config.crawlContact,
    maxDocumentBytes: config.maxDocumentBytes,
    log,
    signal,
    ...(onProgress === undefined ? {} : { onProgress })
  }
}

/**
 * The crawls of a running service: one at a time a repository, so many at once, all of them waited for when it stops.
 */
export interface Crawls {
  /** Begins a crawl that was asked for; its id as soon as it is recorded, null while another is under way. */
  start: (repository: RepositoryConfig) => Promise<string | null>
  /** Crawls what the schedule has claimed, and waits for the end; undefined when it was stopped before. */
  run: (repository: RepositoryConfig, lease: Lease) => Promise<CrawlOutcome | undefined>
  settled: () => Promise<void>
}

/** `afterwards` is called when a crawl has ended, before anybody hears of it. */
export function newCrawls (given: CrawlTools, atOnce: number, afterwards: () => Promise<void>): Crawls {
  const tools = { ...given, inTurn: pLimit(atOnce) }
  const running = new Set<Promise<unknown>>()
  const follow = (crawl: Promise<CrawlOutcome | undefined>): Promise<CrawlOutcome | undefined> => {
    const own = crawl.finally(afterwards)
    running.add(own)
    const forget = (): void => { running.delete(own) }
    own.then(forget, forget)
    return own
  }
  return {
    start: async repository => await new Promise((resolve, reject) => {
      follow(crawlRepository(repository, true, tools, begun => resolve(begun.crawlId))).then(
        () => resolve(null),
        reject
      )
    }),
    run: async (repository, lease) => await follow(crawlLeased(lease, repository, false, tools)),
    settled: async () => { while (running.size > 0) await Promise.allSettled(running) }
  }
}
