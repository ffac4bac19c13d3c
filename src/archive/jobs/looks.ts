import type { Instant } from '../../domain/time/court-time.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { findChanges, listChangedCourts } from '../changes.ts'

/** A crawl that came to its end: the moment to look at what it brought. */
export interface CrawlLook {
  sequence: number
  moment: Instant
  crawlId: string
  repositoryId: string
  url: string
  /** Number of the end of the crawl before it of the same repository; 0 before the first. */
  since: number
}

/** The first crawl that came to its end after a number. */
export async function findLook (database: Connection, after: number): Promise<CrawlLook | undefined> {
  const { rows } = await database.query<CrawlLook>({
    name: 'find-look',
    text: `
      select r.sequence, r.recorded_at as moment, b.crawl_id as "crawlId", b.repository_id as "repositoryId", b.url,
             coalesce((select max(earlier.sequence)
                         from archive.crawl_begun eb
                         join archive.crawl_ended ee using (crawl_id)
                         join archive.recorded earlier on earlier.entry_id = ee.entry_id
                        where eb.repository_id = b.repository_id and ee.state = 'done'
                          and earlier.sequence < r.sequence), 0) as since
        from archive.recorded r
        join archive.crawl_ended e using (entry_id)
        join archive.crawl_begun b using (crawl_id)
       where r.sequence > $1 and e.state = 'done'
       order by r.sequence
       limit 1`,
    values: [after]
  })
  return rows[0]
}

/** What each new index lists, what it listed before, and what those listed that nothing leads to any more. */
const LISTED_COURTS = `
  with captured as (
    select c.*
      from archive.recorded r
      join archive.capture c using (entry_id)
     where r.sequence > $2 and r.sequence <= $3 and c.repository_id = $1 and c.role = 'index'
  ), index as (
    select sha256 from captured where outcome = 'fetched'
    union
    select (select before.sha256
              from archive.capture before
             where before.url = c.url and before.repository_id = $1 and before.role = 'index'
               and before.outcome = 'fetched' and before.entry_id < c.entry_id
             order by before.entry_id desc
             limit 1)
      from captured c
     where c.outcome = 'fetched'
    union
    select before.sha256
      from archive.recorded r
      join archive.crawl_ended e using (entry_id)
      join archive.capture before using (crawl_id)
     where r.sequence = $2 and before.role = 'index' and before.outcome <> 'failed'
       and not exists (select from captured c where c.url = before.url)
  )
  select distinct i.organization_key as "organizationKey"
    from index
    join archive.index_entry i using (sha256)
   where i.organization_key is not null`

/** The courts of which a repository had something new to say since its last crawl to the end, in the order of keys. */
export async function listTouchedCourts (database: Connection, look: CrawlLook): Promise<string[]> {
  const { repositoryId, since, sequence } = look
  const changes = await findChanges(database, since, { until: sequence, repositoryId })
  const changed = await listChangedCourts(database, since, changes, repositoryId)
  const touched = changed ?? [...changes.organizationKeys, ...await listListedCourts(database, look)]
  return [...new Set(touched)].sort()
}

/** Where it may be any court that indexes name: all of them. */
async function listListedCourts (
  database: Connection,
  { repositoryId, since, sequence }: CrawlLook
): Promise<string[]> {
  const { rows } = await database.query<{ organizationKey: string }>({
    name: 'list-listed-courts',
    text: LISTED_COURTS,
    values: [repositoryId, since, sequence]
  })
  return rows.map(({ organizationKey }) => organizationKey)
}

/** How the primary index of a repository failed a crawl. */
export interface Outage { at: Instant, failure: string, status: number | null }

/**
 * How the primary index failed this crawl; undefined where it answered,
 * where its host only put it off, and where it had failed the crawl before.
 */
export async function findOutage (
  database: Connection,
  { crawlId, repositoryId, url, since }: CrawlLook
): Promise<Outage | undefined> {
  const { rows } = await database.query<Outage>({
    name: 'find-outage',
    text: `
      select c.completed_at as at, c.failure, c.status
        from archive.capture c
       where c.crawl_id = $1 and c.role = 'index' and c.url = $3 || 'index.xml'
         and c.outcome = 'failed' and c.failure <> 'put-off'
         and not exists (select from archive.recorded r
                           join archive.crawl_ended e using (entry_id)
                           join archive.crawl_begun b using (crawl_id)
                           join archive.capture before on before.crawl_id = b.crawl_id and before.role = 'index'
                                and before.url = c.url
                          where r.sequence = $4 and b.repository_id = $2
                            and before.outcome = 'failed' and before.failure <> 'put-off')`,
    values: [crawlId, repositoryId, url, since]
  })
  return rows[0]
}

/** Findings of severity error of many readings, by `readingKey`. */
export async function listErrors (
  database: Connection,
  readings: ReadonlyArray<{ sha256: string, reader: string }>
): Promise<ReadonlyMap<string, Finding[]>> {
  const { rows } = await database.query<Finding & { key: string }>({
    name: 'list-errors',
    text: `
      select encode(sha256, 'hex') || ' ' || reader as key,
             rule, severity, paragraphs, path, line, column_number as "column", message
        from archive.finding
        join unnest($1::bytea[], $2::text[]) as wanted (sha256, reader) using (sha256, reader)
       where role = 'policy' and severity = 'error'
       order by sha256, reader, position`,
    values: [readings.map(({ sha256 }) => toBytes(sha256)), readings.map(({ reader }) => reader)]
  })
  const found = new Map<string, Finding[]>()
  for (const { key, ...finding } of rows) found.set(key, [...(found.get(key) ?? []), finding])
  return found
}

/** Names a reading. */
export const readingKey = ({ sha256, reader }: { sha256: string, reader: string }): string => `${sha256} ${reader}`
