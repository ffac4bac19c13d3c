import { crawlRepository } from '../crawler/crawl-repository.ts'
import type { Repository } from '../crawler/repository.ts'
import { crawlTools, type CrawlParts } from '../service/crawls.ts'
import { exitCodeOf, printReport, progressTeller } from './crawl-progress.ts'

/** Crawls a repository as a person asks for it, and says how far it is and what it met; gives the exit code. */
export async function crawlOnce (repository: Repository, parts: Omit<CrawlParts, 'log'>): Promise<number> {
  const log = { info: () => {}, error: (fields: object, message: string) => console.error(message, fields) }
  const teller = progressTeller(process.stdout)
  const outcome = await crawlRepository(repository, true, crawlTools({ ...parts, log }, teller.tell)).finally(
    teller.end
  )
  if (outcome === undefined && parts.signal.aborted) return 1
  console.log(
    outcome === undefined
      ? `Repository ${repository.id} is being crawled by another process already, or one died a moment ago: try again in a minute.`
      : printReport(outcome)
  )
  return outcome === undefined ? 1 : exitCodeOf(outcome)
}
