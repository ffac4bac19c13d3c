import { listNeverCrawled } from '../archive/crawls.ts'
import { leasedAs } from '../crawler/repository.ts'
import { startSchedule, type Schedule, type ScheduleTools } from '../crawler/schedule.ts'
import type { Crawls } from '../service/crawls.ts'
import type { RepositoryConfig } from '../service/repositories.ts'

/**
 * Crawls by schedule; resolves when what of the first look was never
 * crawled before has been, so that who is greeted finds something.
 */
export async function crawlByTheHour (
  repositories: readonly RepositoryConfig[], crawls: Crawls, tools: Omit<ScheduleTools, 'crawl'>
): Promise<Schedule> {
  const neverCrawled = await listNeverCrawled(tools.database, repositories.map(leasedAs))
  const fresh = new Set(neverCrawled.map(({ repositoryId }) => repositoryId))
  const first: Array<Promise<void>> = []
  const schedule = await startSchedule(repositories, {
    ...tools,
    crawl: async (repository, lease) => {
      const crawl = crawls.run(repository, lease)
      if (!fresh.delete(repository.id)) return await crawl
      console.log(`Crawls ${repository.url} for the first time`)
      const told = crawl.then(outcome => {
        if (outcome?.state !== 'done') return
        const { indexes, policies, failed, unreadable } = outcome.counts
        console.log(
          `  ${repository.url}: ${indexes} indexes, ${policies} policies, ${failed} failed, ${unreadable} unreadable`
        )
      })
      first.push(told)
      await told
    }
  })
  await Promise.allSettled(first)
  return schedule
}
