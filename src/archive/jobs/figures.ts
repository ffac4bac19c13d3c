import type { Instant } from '../../domain/time/court-time.ts'
import type { Connection } from '../../postgres/database.ts'
import type { LeasedRepository } from './leases.ts'

/** Milliseconds since the last crawl of a repository that came to its end did so; null before the first. */
export interface CrawlAge { repositoryId: string, age: number | null }

/** How long before `now` these repositories were crawled to the end. */
export async function listCrawlAges (
  database: Connection,
  repositories: readonly LeasedRepository[],
  now: Instant
): Promise<CrawlAge[]> {
  const { rows } = await database.query<{ repositoryId: string, endedAt: Instant | null }>({
    name: 'list-crawl-ages',
    text: `
      select r.repository_id as "repositoryId", last.ended_at as "endedAt"
        from unnest($1::text[], $2::text[]) as r (repository_id, url)
        left join lateral (
          select e.ended_at
            from archive.crawl_begun b
            join archive.crawl_ended e using (crawl_id)
           where b.repository_id = r.repository_id and b.url = r.url and e.state = 'done'
           order by b.entry_id desc
           limit 1) as last on true`,
    values: [repositories.map(({ repositoryId }) => repositoryId), repositories.map(({ url }) => url)]
  })
  return rows.map(({ repositoryId, endedAt }) => ({
    repositoryId,
    age: endedAt === null ? null : Math.max(0, now - endedAt)
  }))
}

/** The crawls that hold their repositories now, by the repository's id. */
export async function listHeldCrawls (database: Connection): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ repositoryId: string, crawlId: string }>({
    name: 'list-held-crawls',
    text: 'select repository_id as "repositoryId", crawl_id as "crawlId" from jobs.lease where held_until > now()'
  })
  return new Map(rows.map(({ repositoryId, crawlId }) => [repositoryId, crawlId]))
}

/** How many courts were told to be stale, and not to be fresh since. */
export async function countStaleCourts (database: Connection): Promise<number> {
  return await count(database, 'count-stale-courts', `
    select count(*) as count
      from jobs.event_court c
     cross join lateral (
       select e.kind
         from archive.event e
        where e.organization_key = c.organization_key and e.kind in ('court-stale', 'court-fresh')
        order by e.entry_id desc
        limit 1) as last
     where last.kind = 'court-stale'`)
}

/** How many ends of crawls and settings no event was made of yet, and courts for which something has come due since. */
export async function countEventsBehind (database: Connection): Promise<number> {
  return await count(
    database,
    'count-events-behind',
    `
    with progress as (
      select coalesce(max(looked), 0) as looked from jobs.event_progress
    )
    select (select count(*)
              from archive.recorded r
              join archive.crawl_ended e using (entry_id)
             where r.sequence > looked and e.state = 'done')
         + (select count(*)
              from archive.recorded r
              join archive.setting s using (entry_id)
             where r.sequence > looked and not s.initial)
         + (select count(*) from jobs.event_court where due_at <= now()) as count
      from progress`
  )
}

/** Of every check that found something in a document, as its newest reading has it: how many findings. */
export async function countFindings (database: Connection): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ rule: string, count: number }>(`
    select f.rule, count(*) as count
      from archive.finding f
     where not exists (
       select from archive.reading r
         join archive.reading newer on newer.sha256 = r.sha256 and newer.role = r.role and newer.entry_id > r.entry_id
        where r.sha256 = f.sha256 and r.role = f.role and r.reader = f.reader)
     group by f.rule
     order by f.rule`)
  return new Map(rows.map(({ rule, count }) => [rule, count]))
}

async function count (database: Connection, name: string, text: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>({ name, text })
  return (rows[0] as { count: number }).count
}
