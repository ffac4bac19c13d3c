import type { HalfCrawl } from '../../domain/history/facts.ts'
import type { Connection } from '../../postgres/database.ts'

/**
 * The crawls of these repositories that did not read all indexes
 * first, each until the repository was next read to its end.
 */
export async function listHalfCrawls (database: Connection, repositoryIds: readonly string[]): Promise<HalfCrawl[]> {
  const { rows } = await database.query<HalfCrawl>({
    name: 'list-half-crawls',
    text: `
      select b.repository_id as "repositoryId", b.url || 'index.xml' as url,
             begun.recorded_at as "recordedAt", ended.recorded_at as until
        from archive.crawl_begun b
        join archive.recorded begun using (entry_id)
        left join lateral (
          select r.recorded_at
            from archive.crawl_begun later
            join archive.crawl_ended e using (crawl_id)
            join archive.recorded r on r.entry_id = e.entry_id
           where later.repository_id = b.repository_id and later.url = b.url
             and later.entry_id >= b.entry_id and e.state = 'done'
           order by r.sequence
           limit 1) as ended on true
       where b.repository_id = any ($1) and b.indexes_first is null
       order by begun.sequence`,
    values: [repositoryIds]
  })
  return rows
}
