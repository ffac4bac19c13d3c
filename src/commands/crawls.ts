import { randomUUID } from 'node:crypto'
import type { Database } from '../archive/database.ts'
import type { Config, RepositoryConfig } from '../config.ts'
import { crawlRepository, type CrawlOutcome } from '../crawler/crawl-repository.ts'
import type { CrawlLog, CrawlProgress, CrawlTools } from '../crawler/walk.ts'
import { packageVersion } from './package-version.ts'

/** What a crawl needs of this process. */
export function crawlTools (config: Config, database: Database, log: CrawlLog, onProgress?: (progress: CrawlProgress) => void): CrawlTools {
  return {
    database,
    fetch: globalThis.fetch,
    now: Date.now,
    newId: randomUUID,
    version: packageVersion,
    contact: config.crawlContact,
    maxDocumentBytes: config.maxDocumentBytes,
    log,
    ...(onProgress === undefined ? {} : { onProgress })
  }
}

/** The crawls of a running service: one at a time a repository, all of them waited for when it stops. */
export interface Crawls {
  /** Begins a crawl; its id as soon as it is recorded, null while another is under way. */
  start: (repository: RepositoryConfig, asked: boolean) => Promise<string | null>
  /** Crawls and waits for the end. */
  run: (repository: RepositoryConfig, asked: boolean) => Promise<CrawlOutcome | undefined>
  settled: () => Promise<void>
}

/** `afterwards` is called when a crawl has ended, before anybody hears of it. */
export function newCrawls (tools: CrawlTools, afterwards: () => Promise<void>): Crawls {
  const running = new Set<Promise<unknown>>()
  const crawl = (repository: RepositoryConfig, asked: boolean, onBegun?: (crawlId: string) => void): Promise<CrawlOutcome | undefined> => {
    const own = crawlRepository(repository, asked, tools, begun => onBegun?.(begun.crawlId)).finally(afterwards)
    running.add(own)
    const forget = (): void => { running.delete(own) }
    own.then(forget, forget)
    return own
  }
  return {
    start: async (repository, asked) => await new Promise((resolve, reject) => {
      crawl(repository, asked, resolve).then(() => resolve(null), reject)
    }),
    run: async (repository, asked) => await crawl(repository, asked),
    settled: async () => { await Promise.allSettled(running) }
  }
}
