import type { Instant } from '../domain/time/court-time.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { inTransaction, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
import { keepEntry } from './entries.ts'
import { numbered } from './entry-content.ts'

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
      'insert into archive.crawl_begun (crawl_id, entry_id, repository_id, url, asked, begun_at, indexes_first) values ($1, $2, $3, $4, $5, $6, true)',
      [crawl.crawlId, entryId, crawl.repositoryId, crawl.url, crawl.asked, toTimestamp(crawl.begunAt)]
    )
  })
}

/**
 * A crawl has an end already: somebody found its lease lapsed and recorded
 * that it failed (domain §3.6). What it does from then on does not count.
 */
export class CrawlIsOver extends Error {
  constructor (crawlId: string) { super(`crawl ${crawlId} was found without a holder, and its end has been recorded`) }
}

/**
 * Keeps the end of a crawl, and of one that came to its end what nobody was asked for.
 *
 * @throws CrawlIsOver when it has an end already
 */
export async function keepCrawlEnded (
  database: Database,
  crawl: CrawlEnded,
  unasked: readonly UnaskedFile[] = []
): Promise<void> {
  await inTransaction(database, async client => {
    await lockCrawl(client, crawl.crawlId)
    if (await hasEnded(client, crawl.crawlId)) throw new CrawlIsOver(crawl.crawlId)
    await insertCrawlEnded(client, crawl, unasked)
    await client.query(
      `
      insert into archive.crawl_unasked (crawl_id, position, organization_key, url, reason)
      select $1, position, file ->> 'organizationKey', file ->> 'url', file ->> 'reason'
        from jsonb_array_elements($2::jsonb) with ordinality as files (file, position)`,
      [crawl.crawlId, JSON.stringify(unasked)]
    )
  })
}

/**
 * Records that a crawl failed whose lease has lapsed; its holder, should it wake up,
 * finds that. Safe to repeat, and nothing where the crawl has an end, or never began.
 *
 * @returns whether an end was kept
 */
export async function keepCrawlLost (client: Connection, crawlId: string): Promise<boolean> {
  await lockCrawl(client, crawlId)
  const { rows } = await client.query<{ url: string, now: Instant }>(`
    select b.url, now() as now
      from archive.crawl_begun b
     where crawl_id = $1 and not exists (select from archive.crawl_ended e where e.crawl_id = b.crawl_id)`, [crawlId])
  const [begun] = rows
  if (begun === undefined) return false
  const lost = finding(
    'crawl-failed',
    'Who crawled is gone, and did not come to the end. What was kept by then counts, and the next crawl asks for the rest.'
  )
  await insertCrawlEnded(
    client,
    {
      crawlId,
      state: 'failed',
      endedAt: begun.now,
      counts: noCounts,
      report: { findings: [{ ...lost, url: begun.url }] }
    },
    []
  )
  return true
}

const noCounts: CrawlCounts = { indexes: 0, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 0 }

/** Of a crawl's holder and of whoever finds it lapsed one comes first. */
async function lockCrawl (client: Connection, crawlId: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('crawl ' || $1, 0))", [crawlId])
}

async function hasEnded (client: Connection, crawlId: string): Promise<boolean> {
  return (await client.query('select from archive.crawl_ended where crawl_id = $1', [crawlId])).rowCount === 1
}

async function insertCrawlEnded (
  client: Connection,
  crawl: CrawlEnded,
  unasked: readonly UnaskedFile[]
): Promise<void> {
  const entryId = await keepEntry(client, 'crawl-ended', { ...crawl, unasked: numbered(unasked) })
  await client.query(
    'insert into archive.crawl_ended (crawl_id, entry_id, state, ended_at, counts, report) values ($1, $2, $3, $4, $5, $6)',
    [
      crawl.crawlId,
      entryId,
      crawl.state,
      toTimestamp(crawl.endedAt),
      JSON.stringify(crawl.counts),
      JSON.stringify(crawl.report)
    ]
  )
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
  database: Connection,
  repositoryId: string,
  url: string,
  limit: number
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
  database: Connection,
  { repositoryId, url }: Pick<CrawlBegun, 'repositoryId' | 'url'>,
  running: string | null
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
          where whole.done and not exists (select from archive.index_answer a where a.crawl_id = whole.crawl_id and not a.readable)
          order by whole.entry_id desc
          limit 1), 0)`,
    values: [repositoryId, url, running]
  })
  return (rows[0] as { failures: number }).failures
}

/** Which of these repositories were never crawled to the end. */
export async function listNeverCrawled (
  database: Connection,
  repositories: ReadonlyArray<Pick<CrawlBegun, 'repositoryId' | 'url'>>
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
