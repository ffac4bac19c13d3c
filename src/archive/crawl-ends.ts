import { finding } from '../domain/policy/rules.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { inTransaction, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
import type { CrawlCounts, CrawlEnded, UnaskedFile } from './crawls.ts'
import { keepEntry } from './entries.ts'
import { numbered } from './entry-content.ts'

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
  database: Database, crawl: CrawlEnded, unasked: readonly UnaskedFile[] = []
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
  const report = { findings: [{ ...lost, url: begun.url }] }
  await insertCrawlEnded(client, { crawlId, state: 'failed', endedAt: begun.now, counts: noCounts, report }, [])
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
  client: Connection, crawl: CrawlEnded, unasked: readonly UnaskedFile[]
): Promise<void> {
  const { counts, crawlId, endedAt, report, state } = crawl
  const entryId = await keepEntry(client, 'crawl-ended', { ...crawl, unasked: numbered(unasked) })
  await client.query(
    `
    insert into archive.crawl_ended (crawl_id, entry_id, state, ended_at, counts, report)
    values ($1, $2, $3, $4, $5, $6)`,
    [crawlId, entryId, state, toTimestamp(endedAt), JSON.stringify(counts), JSON.stringify(report)]
  )
}
