import type { Crawl } from '../../archive/crawls.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { printUtc } from '../../answers/instants.ts'

export function crawlWire (crawl: Crawl, running: boolean) {
  return {
    id: crawl.crawlId,
    repositoryId: crawl.repositoryId,
    state: crawl.state ?? (running ? 'running' : 'failed'),
    asked: crawl.asked,
    startedAt: printUtc(crawl.begunAt),
    endedAt: printUtc(crawl.endedAt),
    counts: crawl.counts,
    report: crawl.report
  }
}

/** A repository with what its last crawls say of it; `crawls` newest first. */
export function repositoryWire (
  { id, url }: { id: string, url: string },
  crawls: readonly Crawl[],
  running: boolean,
  failuresInARow: number,
  nextCrawlAt: Instant | null
) {
  const [last] = crawls
  return {
    id,
    url,
    lastCrawl: last === undefined ? null : crawlWire(last, running),
    nextCrawlAt: printUtc(nextCrawlAt),
    counts: crawls.find(crawl => crawl.counts !== null)?.counts ?? null,
    failuresInARow,
    findings: crawls.find(crawl => crawl.report !== null)?.report?.findings ?? []
  }
}
