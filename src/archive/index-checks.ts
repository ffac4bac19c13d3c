import type { Instant } from '../domain/court-time.ts'
import { toTimestamp, type Connection } from './database.ts'

/**
 * The last successful check of a court's index: when the newest crawl of its source began to ask, in which
 * the primary index answered, no index failed that ever listed the court, and one listed it, or all answered.
 * A crawl counts once its end is recorded. Null before the first.
 */
export async function findLastCheck (database: Connection, repositoryId: string, organizationKey: string, knownAt: Instant | null): Promise<Instant | null> {
  const { rows } = await database.query<{ checkedAt: Instant }>({
    name: 'find-last-check',
    text: `
      select (select min(c.requested_at) from archive.capture c where c.crawl_id = b.crawl_id and c.role = 'index') as "checkedAt"
        from archive.crawl_begun b
        join archive.crawl_ended e using (crawl_id)
        join archive.recorded r on r.entry_id = e.entry_id
       where b.repository_id = $1 and e.state = 'done' and ($3::timestamptz is null or r.recorded_at <= $3)
         and exists (select from archive.index_answer a where a.crawl_id = b.crawl_id and a.url = b.url || 'index.xml' and a.readable)
         and (exists (select from archive.index_answer a
                        join archive.index_entry i using (sha256)
                       where a.crawl_id = b.crawl_id and a.readable and i.organization_key = $2)
              or not exists (select from archive.index_answer a where a.crawl_id = b.crawl_id and not a.readable))
         and not exists (select from archive.index_answer a
                           join archive.capture earlier on earlier.url = a.url and earlier.role = 'index' and earlier.outcome = 'fetched'
                           join archive.index_entry i on i.sha256 = earlier.sha256
                          where a.crawl_id = b.crawl_id and not a.readable and i.organization_key = $2)
       order by e.entry_id desc
       limit 1`,
    values: [repositoryId, organizationKey, knownAt === null ? null : toTimestamp(knownAt)]
  })
  return rows[0]?.checkedAt ?? null
}
