import type { CrawlBegun } from './crawls.ts'
import type { Connection } from '../postgres/database.ts'
import { urlOf } from './court/listings.ts'

/** A file that an index listed before, and the index. */
export interface DroppedFile { url: string, index: string }

/**
 * The files that indexes which changed in a crawl, and can be read, listed before
 * they did, and that never answered. Some may still be listed, there or elsewhere.
 */
export async function listNeverThere (
  database: Connection,
  { crawlId, repositoryId }: Pick<CrawlBegun, 'crawlId' | 'repositoryId'>
): Promise<DroppedFile[]> {
  const dropped = await listListedBefore(database, crawlId)
  const { rows } = await database.query<{ url: string }>(
    `
    select distinct split_part(url, '#', 1) as url
      from archive.capture
     where repository_id = $1
       and (url = any ($2) or (strpos(url, '#') > 0 and split_part(url, '#', 1) = any ($2)))
       and role = 'policy' and outcome <> 'failed'`,
    [repositoryId, dropped.map(({ url }) => url)]
  )
  const answered = new Set(rows.map(({ url }) => url))
  return dropped.filter(({ url }) => !answered.has(url))
}

async function listListedBefore (database: Connection, crawlId: string): Promise<DroppedFile[]> {
  const { rows } = await database.query<{ index: string; base: string; location: string; version: string | null }>(
    `
    select distinct c.url as index, coalesce(before.final_url, before.url) as base, i.location, i.version
      from archive.capture c
     cross join lateral (
       select b.url, b.final_url, b.sha256
         from archive.capture b
        where b.url = c.url and b.repository_id = c.repository_id and b.role = 'index' and b.outcome = 'fetched'
          and b.entry_id < c.entry_id
           and exists (select from archive.index_answer a
                        where a.crawl_id = b.crawl_id and a.url = b.url and a.readable)
        order by b.entry_id desc
        limit 1) as before
      join archive.index_entry i on i.sha256 = before.sha256
     where c.crawl_id = $1 and c.role = 'index' and c.outcome = 'fetched'
       and exists (select from archive.index_answer a where a.crawl_id = c.crawl_id and a.url = c.url and a.readable)`,
    [crawlId]
  )
  return rows.map(({ index, base, location, version }) => ({ index, url: urlOf(location, base, version) }))
}
