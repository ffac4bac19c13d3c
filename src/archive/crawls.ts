import type { Instant } from '../domain/time/court-time.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { inTransaction, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
import { keepEntry } from './entries.ts'

/** More failures in a row are not counted. */
const CRAWLS_LOOKED_BACK = 100

/** How many of what a crawl met; `failed` counts what did not answer, and indexes that nobody can read. */
export interface CrawlCounts {
  indexes: number
  policies: number
  newDocuments: number
  notModified: number
  unreadable: number
  failed: number
}

/**
 * A file that an index listed, that was not held, and that
 * nobody was asked for; null where nobody can tell whose it is.
 */
export interface UnaskedFile { url: string, organizationKey: string | null, reason: 'put-off' | 'beyond-limits' }

export interface CrawlReport { findings: readonly CrawlFinding[] }

/** A finding of a crawl names the URL it is about. */
export type CrawlFinding = Finding & { url: string }

/** `asked`: by a person, through the API or the command; else by schedule. */
export interface CrawlBegun { crawlId: string, repositoryId: string, url: string, asked: boolean, begunAt: Instant }

/** `done`: the crawl came to its end, whatever single files did. */
export interface CrawlEnded {
  crawlId: string
  state: 'done' | 'failed'
  endedAt: Instant
  counts: CrawlCounts
  report: CrawlReport
}

/** A crawl as recorded; what of its end is null while it has not been recorded. */
export interface Crawl extends CrawlBegun {
  state: 'done' | 'failed' | null
  endedAt: Instant | null
  counts: CrawlCounts | null
  report: CrawlReport | null
}

export async function keepCrawlBegun (database: Database, crawl: CrawlBegun): Promise<void> {
  await inTransaction(database, async client => {
    const entryId = await keepEntry(client, 'crawl-begun', { ...crawl, indexesFirst: true })
    await client.query(
      `
      insert into archive.crawl_begun (crawl_id, entry_id, repository_id, url, asked, begun_at, indexes_first)
      values ($1, $2, $3, $4, $5, $6, true)`,
      [crawl.crawlId, entryId, crawl.repositoryId, crawl.url, crawl.asked, toTimestamp(crawl.begunAt)]
    )
  })
}

/** An end counts once it is recorded, so that by then all the crawl kept is recorded too. */
const selectCrawls = `
  select b.crawl_id as "crawlId", b.repository_id as "repositoryId", b.url, b.asked, b.begun_at as "begunAt",
         e.state, e.ended_at as "endedAt", e.counts, e.report
    from archive.crawl_begun b
    left join (archive.crawl_ended e join archive.recorded r using (entry_id)) using (crawl_id)`

export async function findCrawl (database: Connection, crawlId: string): Promise<Crawl | undefined> {
  const { rows } = await database.query<Crawl>(`${selectCrawls} where crawl_id = $1`, [crawlId])
  return rows[0]
}

/** The crawls of a repository, newest first. */
export async function listCrawls (
  database: Connection, repositoryId: string, url: string, limit: number
): Promise<Crawl[]> {
  const { rows } = await database.query<Crawl>(
    `${selectCrawls} where b.repository_id = $1 and b.url = $2 order by b.entry_id desc limit $3`,
    [repositoryId, url, limit]
  )
  return rows
}

/**
 * How many crawls of a repository in a row, up to now, did not come to
 * their end or did not get all of its indexes; `running` is none of them.
 */
export async function countFailuresInARow (
  database: Connection, { repositoryId, url }: Pick<CrawlBegun, 'repositoryId' | 'url'>, running: string | null
): Promise<number> {
  const { rows } = await database.query<{ failures: number }>({
    name: 'count-failures-in-a-row',
    text: `
      with crawl as materialized (
        select b.crawl_id, b.entry_id, coalesce(e.state = 'done', false) as done
          from archive.crawl_begun b
          left join (archive.crawl_ended e join archive.recorded r using (entry_id)) using (crawl_id)
         where b.repository_id = $1 and b.url = $2 and b.crawl_id is distinct from $3
         order by b.entry_id desc
         limit ${CRAWLS_LOOKED_BACK}
      )
      select count(*) as failures
        from crawl
       where entry_id > coalesce((
         select whole.entry_id
           from crawl whole
          where whole.done
            and not exists (select from archive.index_answer a where a.crawl_id = whole.crawl_id and not a.readable)
          order by whole.entry_id desc
          limit 1), 0)`,
    values: [repositoryId, url, running]
  })
  return (rows[0] as { failures: number }).failures
}

/** Which of these repositories were never crawled to the end. */
export async function listNeverCrawled (
  database: Connection, repositories: ReadonlyArray<Pick<CrawlBegun, 'repositoryId' | 'url'>>
): Promise<Array<Pick<CrawlBegun, 'repositoryId' | 'url'>>> {
  const { rows } = await database.query<Pick<CrawlBegun, 'repositoryId' | 'url'>>(
    `
    select repository_id as "repositoryId", url
      from unnest($1::text[], $2::text[]) as r (repository_id, url)
     where not exists (select from archive.crawl_begun b join archive.crawl_ended e using (crawl_id)
                        where b.repository_id = r.repository_id and b.url = r.url and e.state = 'done')`,
    [repositories.map(({ repositoryId }) => repositoryId), repositories.map(({ url }) => url)]
  )
  return rows
}

/** When the last crawl that came to its end did so, of any repository; null before the first. */
export async function findLastCrawlEnd (database: Connection): Promise<Instant | null> {
  const { rows } = await database.query<{ endedAt: Instant }>(`
    select ended_at as "endedAt" from archive.crawl_ended where state = 'done' order by entry_id desc limit 1`)
  return rows[0]?.endedAt ?? null
}
