import { keepCrawlBegun, keepCrawlEnded, type CrawlBegun, type CrawlEnded } from '../archive/crawls.ts'
import { recordEntries } from '../archive/entries.ts'
import { withRepositoryLock } from '../archive/repository-lock.ts'
import { report, reportLeftOut } from './crawl-report.ts'
import type { Repository } from './repository.ts'
import { visitIndex } from './visit-index.ts'
import { newWalk, type CrawlTools, type Walk } from './walk.ts'

/** How a crawl ended, and how many errors the readers found in the documents that it read, which stand with their readings. */
export interface CrawlOutcome extends CrawlEnded { documentErrors: number }

/**
 * Crawls a repository unless somebody is at it already, in this process or another.
 *
 * @param asked whether a person asked: then every listed policy is asked for again, on condition that it changed
 * @param onBegun hears the crawl's id as soon as it is recorded
 * @returns undefined, and nothing is kept, while another crawl of the repository is under way
 */
export async function crawlRepository (repository: Repository, asked: boolean, tools: CrawlTools, onBegun?: (crawl: CrawlBegun) => void): Promise<CrawlOutcome | undefined> {
  return await withRepositoryLock(tools.database, repository.id, async () => {
    const begun = await beginCrawl(repository, asked, tools)
    onBegun?.(begun)
    return await runCrawl(repository, begun, tools)
  })
}

/** Keeps and records that a crawl has begun. To be called in the repository's lock, and followed by `runCrawl`. */
export async function beginCrawl (repository: Repository, asked: boolean, tools: Pick<CrawlTools, 'database' | 'newId' | 'now'>): Promise<CrawlBegun> {
  const crawl = { crawlId: tools.newId(), repositoryId: repository.id, url: repository.url, asked, begunAt: tools.now() }
  await keepCrawlBegun(tools.database, crawl)
  await recordEntries(tools.database)
  return crawl
}

/**
 * Visits everything that the primary index leads to [28][32] and keeps what answers, whatever single pages do.
 * Nothing is thrown: when the archive itself fails, the crawl ends as `failed`, recorded if the archive still answers.
 */
export async function runCrawl (repository: Repository, crawl: CrawlBegun, tools: CrawlTools): Promise<CrawlOutcome> {
  const walk = newWalk(repository, crawl, tools)
  const state = await visitAll(walk)
  const ended = { crawlId: crawl.crawlId, state, endedAt: tools.now(), counts: walk.counts, report: { findings: walk.findings } }
  try {
    await keepCrawlEnded(tools.database, ended)
    await recordEntries(tools.database)
    return { ...ended, documentErrors: walk.documentErrors }
  } catch (error) {
    tools.log.error({ err: error, crawlId: crawl.crawlId }, 'The end of a crawl could not be kept.')
    return { ...ended, state: 'failed', documentErrors: walk.documentErrors }
  }
}

async function visitAll (walk: Walk): Promise<CrawlEnded['state']> {
  const { repository, crawl, tools } = walk
  try {
    await visitIndex(walk, `${repository.url}index.xml`, [])
    reportLeftOut(walk)
    return 'done'
  } catch (error) {
    tools.log.error({ err: error, crawlId: crawl.crawlId, repositoryId: repository.id }, 'A crawl ended early.')
    report(walk, 'crawl-failed', repository.url, 'The crawl ended early, because of the archive and not of the repository. What was kept by then counts. See the log, then crawl again.')
    return 'failed'
  }
}
