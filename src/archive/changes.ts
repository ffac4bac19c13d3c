import type { Connection } from '../postgres/database.ts'
import { listIndexedCourts } from './index-changes.ts'

/** What was recorded after a number: enough to tell which answers may have changed. */
export interface Changes {
  /** The last number recorded. */
  sequence: number
  /** Courts of which a policy was captured, read, lost or found again. */
  organizationKeys: readonly string[]
  /**
   * An index with other content than before was captured, or one was read anew, or
   * a crawl has ended in which one was: then it is known where none leads any more.
   */
  indexes: boolean
  /** What is configured of some court or repository has changed. */
  settings: boolean
  /** A crawl has ended. */
  crawls: boolean
}

/** Of what was recorded what ends with a number, and belongs to one repository. */
export interface PartOfChanges { until: number, repositoryId: string }

const CHANGES = `
  select max(r.sequence) as sequence,
         array_agg(distinct k.organization_key) filter (where k.organization_key is not null) as "organizationKeys",
         bool_or(coalesce(c.role = 'index' and c.outcome = 'fetched', false)
                 or exists (select from archive.reading g where g.entry_id = r.entry_id and g.role = 'index')
                 or exists (select from archive.crawl_ended d
                              join archive.capture i using (crawl_id)
                             where d.entry_id = r.entry_id and i.role = 'index' and i.outcome = 'fetched')) as indexes,
         bool_or(e.kind = 'setting') as settings,
         bool_or(e.kind = 'crawl-ended') as crawls
    from archive.recorded r
    join archive.entry e using (entry_id)
    left join archive.capture c on c.entry_id = r.entry_id and ($3::text is null or c.repository_id = $3)
    left join lateral (
      select c.role = 'policy' and (c.outcome <> 'not-modified' or (
               select before.outcome = 'failed'
                 from archive.capture before
                where before.url = c.url and before.repository_id = c.repository_id and before.entry_id < c.entry_id
                order by before.entry_id desc
                limit 1)) as is_news
    ) as n on true
    left join lateral (
      select c.organization_key where n.is_news
      union all
      select p.organization_key from archive.policy p where p.sha256 = c.sha256 and c.outcome = 'fetched'
      union all
      select p.organization_key
        from archive.capture s
        join archive.policy p using (sha256)
       where n.is_news and s.url = c.url and s.repository_id = c.repository_id and s.outcome = 'fetched'
      union all
      select p.organization_key
        from archive.policy p
       where p.entry_id = r.entry_id
         and ($3::text is null or exists (select from archive.capture s
                                           where s.sha256 = p.sha256 and s.role = 'policy' and s.outcome <> 'failed'
                                             and s.repository_id = $3))
    ) as k on true
   where r.sequence > $1 and ($2::bigint is null or r.sequence <= $2)`

/** The last number recorded; 0 before there is any. */
export async function findLastSequence (database: Connection): Promise<number> {
  const { rows } = await database.query<{ sequence: number }>(
    'select coalesce(max(sequence), 0) as sequence from archive.recorded'
  )
  return (rows[0] as { sequence: number }).sequence
}

export async function findChanges (database: Connection, after: number, part?: PartOfChanges): Promise<Changes> {
  const { rows } = await database.query<{
    sequence: number | null
    organizationKeys: string[] | null
    indexes: boolean | null
    settings: boolean | null
    crawls: boolean | null
  }>({
    name: 'find-changes',
    text: CHANGES,
    values: [after, part?.until ?? null, part?.repositoryId ?? null]
  })
  const row = rows[0]
  return {
    sequence: row?.sequence ?? after,
    organizationKeys: row?.organizationKeys ?? [],
    indexes: row?.indexes ?? false,
    settings: row?.settings ?? false,
    crawls: row?.crawls ?? false
  }
}

/**
 * The courts of which changes that were recorded after a number say something new, for whoever
 * holds what was known before, and whoever tells it: also those of which indexes say something
 * else, though nothing of them was captured. Null where it may be any court that an index names.
 *
 * @param repositoryId whose changes these are; null for all
 */
export async function listChangedCourts (
  database: Connection,
  after: number,
  { indexes, organizationKeys, sequence }: Changes,
  repositoryId: string | null = null
): Promise<string[] | null> {
  const indexed = indexes ? await listIndexedCourts(database, after, sequence, repositoryId) : []
  return indexed === null ? null : [...new Set([...organizationKeys, ...indexed])]
}
