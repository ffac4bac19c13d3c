import type { Connection } from '../postgres/database.ts'
import { urlOf } from './court/listings.ts'

/** The document that the index of a fresh capture `f` was before. */
const BEFORE = `
        select c.sha256, coalesce(c.final_url, c.url) as base from archive.capture c
         where c.url = f.url and c.repository_id = f.repository_id and c.role = 'index' and c.outcome = 'fetched'
           and c.entry_id < f.entry_id
         order by c.entry_id desc limit 1`

/**
 * Whether what indexes said within a span of numbers is more than an index in the place of another:
 * - an index that the crawl before did not ask for, which may have been absent since;
 * - one that is asked for the first time, or comes from elsewhere than before, or could not be read before;
 * - one that says it is a mirror's, and did not before;
 * - a document of before that was read anew;
 * - a crawl that came to its end without an index that was there once, and to which none may lead any more.
 */
const UNUSUAL = `
  with fresh as materialized (
    select c.*
      from archive.recorded r
      join archive.capture c using (entry_id)
     where r.sequence > $1 and r.sequence <= $2 and c.role = 'index'
       and ($3::text is null or c.repository_id = $3)
  ), ended as materialized (
    select b.*
      from archive.recorded r
      join archive.crawl_ended e using (entry_id)
      join archive.crawl_begun b using (crawl_id)
     where r.sequence > $1 and r.sequence <= $2 and ($3::text is null or b.repository_id = $3)
  ), asked as (
    -- That what was absent is there again may count only with the end of its crawl.
    select * from fresh
    union all
    select c.* from ended b join archive.capture c using (crawl_id) where c.role = 'index'
  )
  select exists (
    select from asked f
      join archive.crawl_begun own using (crawl_id)
      left join lateral (
        select c.crawl_id from archive.capture c
         where c.url = f.url and c.repository_id = f.repository_id and c.role = 'index' and c.entry_id < f.entry_id
         order by c.entry_id desc limit 1) as last on true
      left join lateral (
        select b.crawl_id, b.url from archive.crawl_begun b
         where b.repository_id = f.repository_id and b.entry_id < own.entry_id
         order by b.entry_id desc limit 1) as earlier on true
     where last.crawl_id is null
        or (last.crawl_id <> f.crawl_id
            and (last.crawl_id is distinct from earlier.crawl_id or earlier.url is distinct from own.url))
  ) or exists (
    select from fresh f
      left join lateral (${BEFORE}) as p on true
     where f.outcome = 'fetched'
       and (p.sha256 is null or p.base <> coalesce(f.final_url, f.url)
            or not exists (select from archive.reading g
                            where g.sha256 = p.sha256 and g.role = 'index' and g.kind = 'index')
            or exists (select from archive.reading g where g.sha256 = f.sha256 and g.role = 'index' and g.mirror)
               and not exists (select from archive.reading g
                                where g.sha256 = p.sha256 and g.role = 'index' and g.mirror))
  ) or exists (
    select from archive.recorded r
      join archive.reading g using (entry_id)
      join archive.capture c on c.sha256 = g.sha256 and c.role = 'index' and c.outcome = 'fetched'
      join archive.recorded seen on seen.entry_id = c.entry_id
     where r.sequence > $1 and r.sequence <= $2 and g.role = 'index' and seen.sequence <= $1
       and ($3::text is null or c.repository_id = $3)
  ) or exists (
    select from ended b
      join archive.capture c on c.repository_id = b.repository_id and c.role = 'index' and c.outcome = 'fetched'
                                and starts_with(c.url, b.url)
     where exists (select from archive.capture i
                    where i.crawl_id = b.crawl_id and i.role = 'index' and i.outcome = 'fetched')
       and not exists (select from archive.capture i
                        where i.crawl_id = b.crawl_id and i.role = 'index' and i.url = c.url)
  ) as "isUnusual"`

/** The entries that an index has and the one before it had not, or the other way round. */
const DIFFERENT = `
  with fresh as materialized (
    select f.sha256, coalesce(f.final_url, f.url) as base, p.sha256 as before
      from archive.recorded r
      join archive.capture f using (entry_id)
     cross join lateral (${BEFORE}) as p
     where r.sequence > $1 and r.sequence <= $2 and f.role = 'index' and f.outcome = 'fetched'
       and ($3::text is null or f.repository_id = $3)
  ), entry as (
    select f.sha256, f.before, f.base, i.sha256 = f.sha256 as is_new,
           i.organization_key, i.version, i.published, i.effective, i.location
      from fresh f
      join archive.index_entry i on i.sha256 in (f.sha256, f.before)
     where f.sha256 <> f.before
  )
  select base, location, organization_key as "organizationKey", version
    from entry
   group by sha256, before, base, organization_key, version, published, effective, location
  having not (bool_or(is_new) and bool_or(not is_new))`

interface Entry { base: string, location: string, organizationKey: string | null, version: string | null }

/**
 * The courts of which indexes say something else since a number, up to another: those that an entry names
 * which is not as it was, and those whose policies were found where it leads. Null where it may be any court.
 *
 * @param repositoryId whose indexes; null for all
 */
export async function listIndexedCourts (
  database: Connection,
  after: number,
  until: number,
  repositoryId: string | null = null
): Promise<string[] | null> {
  const values = [after, until, repositoryId]
  const {
    rows: [span]
  } = await database.query<{ isUnusual: boolean }>({ name: 'find-unusual-indexes', text: UNUSUAL, values })
  if (span?.isUnusual !== false) return null
  const { rows: entries } = await database.query<Entry>({ name: 'list-different-entries', text: DIFFERENT, values })
  const named = entries.flatMap(({ organizationKey }) => organizationKey ?? [])
  const urls = entries.map(({ location, base, version }) => urlOf(location, base, version))
  return [...new Set([...named, ...await listCourtsAt(database, urls, repositoryId)])]
}

/** The courts whose policies were found at these URLs. */
async function listCourtsAt (
  database: Connection,
  urls: readonly string[],
  repositoryId: string | null
): Promise<string[]> {
  const { rows } = await database.query<{ organizationKey: string }>({
    name: 'list-courts-at',
    text: `
      select distinct p.organization_key as "organizationKey"
        from archive.capture c
        join archive.policy p using (sha256)
       where c.outcome = 'fetched' and ($2::text is null or c.repository_id = $2)
         and (c.url = any ($1) or (strpos(c.url, '#') > 0 and split_part(c.url, '#', 1) = any ($1)))`,
    values: [[...new Set(urls)], repositoryId]
  })
  return rows.map(({ organizationKey }) => organizationKey)
}
