import type { Instant } from '../../domain/time/court-time.ts'
import { toTimestamp, type Connection } from '../../postgres/database.ts'

/**
 * A complete check of a court: as of when it settles, and when
 * it was recorded, from which on it counts (domain §3.5).
 */
export interface IndexCheck { checkedAt: Instant, recordedAt: Instant }

/**
 * The ends of a source's crawls, from one side. They stand by themselves, so that
 * what is asked of a crawl is asked of no more of them than it takes to find one.
 */
const endsOf = (part: string, order: 'asc' | 'desc'): string => `
    select b.crawl_id, b.repository_id, b.url, b.indexes_first, e.entry_id as ended, r.sequence, r.recorded_at
      from archive.crawl_begun b
      join archive.crawl_ended e using (crawl_id)
      join archive.recorded r on r.entry_id = e.entry_id
     where b.repository_id = $1 and e.state = 'done' and ${part}
     order by r.sequence ${order}
    offset 0`

/** The answers of a crawl's indexes that list the court. */
const LISTING = `
    select array_agg(c.url) as urls, array_agg(c.entry_id) as captures
      from archive.capture c
     where c.crawl_id = b.crawl_id and c.role = 'index'
       and exists (select from archive.index_entry i where i.sha256 = c.sha256 and i.organization_key = $2)`

/**
 * Of the indexes that ever listed the court those that the crawl could not read,
 * and those above them, up to one that it asked for: where that one failed, nobody
 * knows what it would have led to. One that led elsewhere by now is no loss.
 */
const LOST = `
  with recursive above as (
    select distinct c.url
      from archive.index_entry i
      join archive.capture c using (sha256)
     where i.organization_key = $2 and c.role = 'index' and c.outcome = 'fetched'
       and c.repository_id = b.repository_id and c.entry_id < b.ended
       and not exists (select from archive.index_answer a
                        where a.crawl_id = b.crawl_id and a.url = c.url and a.readable)
    union
    select parent.led_from
      from above
     cross join lateral (
       select c.led_from
         from archive.capture c
        where c.url = above.url and c.repository_id = b.repository_id and c.role = 'index' and c.entry_id < b.ended
        order by c.entry_id desc
        limit 1) as parent
     where parent.led_from is not null
       and not exists (select from archive.index_answer a where a.crawl_id = b.crawl_id and a.url = above.url)
  )
  select from above join archive.index_answer a using (url) where a.crawl_id = b.crawl_id and not a.readable`

/**
 * What an index said that is a mirror's, as its reader had recorded it
 * when the crawl ended: what a later reader finds is of later checks.
 */
const MIRRORED =
  "join archive.reading g on g.sha256 = c.sha256 and g.role = 'index' and g.mirror and g.entry_id < b.ended"

/**
 * A mirror's index on which a check stands, the primary one or one that lists the court,
 * that does not say when it was checked: it never was as a whole, or nobody can tell when.
 */
const UNSTATED = `
  select
    from archive.capture c
    ${MIRRORED}
   where c.crawl_id = b.crawl_id and c.role = 'index' and c.url = any (listing.urls || (b.url || 'index.xml'))
     and (c.url = b.url || 'index.xml' or c.entry_id = any (listing.captures))
     and not exists (select from archive.mirror_check m
                      where m.organization_key = $2 and m.sha256 = g.sha256 and m.reader = g.reader
                        and m.checked_at is not null)`

/** The answers on the way from the primary index to those that list the court. */
const WAY = `
    (
      select c.url, c.led_from, c.requested_at, c.headers, c.sha256
        from archive.capture c
       where c.crawl_id = b.crawl_id and c.role = 'index' and c.url = any (listing.urls || (b.url || 'index.xml'))
      union
      select c.url, c.led_from, c.requested_at, c.headers, c.sha256
        from archive.capture c
       where c.crawl_id = b.crawl_id and c.role = 'index' and (b.indexes_first is null or listing.urls is null)
    )
    union
    select above.*
      from way
     cross join lateral (
       select c.url, c.led_from, c.requested_at, c.headers, c.sha256
         from archive.capture c
        where c.crawl_id = b.crawl_id and c.role = 'index' and c.url = way.led_from
       offset 0) as above`

/**
 * The first crawl of a source, from one side, that was a complete check of a court [61][63][83]:
 * - it came to its end, and the primary index could be read;
 * - it read an index that lists the court, or every index that it asked for;
 * - it failed to read no index that ever listed the court, nor one below which such an index lies;
 * - whatever its indexes list of the court is held or was asked
 *   for. (What a host put off, or a limit left out, was not.)
 * - where it is a mirror's, it says when that was so of the mirror.
 *
 * The time of a check is that of the earliest request on the way from the primary index to those
 * that list the court, less what a cache on the way said of the age of its answer (RFC 9111, 5.1).
 * Crawls from before the way was kept: of all their indexes. Of a mirror it is the time that its
 * indexes state, the earliest of them; a mirror's clock that is ahead of ours makes it no later.
 */
const firstCheckOf = (part: string, order: 'asc' | 'desc'): string => `
  select (
    with recursive way as (${WAY})
    select min(least(c.requested_at - make_interval(secs => case when c.headers ->> 'age' ~ '^[0-9]{1,9}$'
                                                            then (c.headers ->> 'age')::integer
                                                            else 0 end),
                     (select min(m.checked_at)
                        from archive.mirror_check m
                        ${MIRRORED} and m.reader = g.reader
                       where m.organization_key = $2 and m.sha256 = c.sha256)))
      from way c
  ) as "checkedAt", b.recorded_at as "recordedAt"
    from (${endsOf(part, order)}
         ) as b
   cross join lateral (${LISTING}
         ) as listing
   where exists (select from archive.index_answer a
                  where a.crawl_id = b.crawl_id and a.url = b.url || 'index.xml' and a.readable)
     and not exists (select from archive.crawl_unasked u
                      where u.crawl_id = b.crawl_id and coalesce(u.organization_key, $2) = $2)
     and not exists (${UNSTATED})
     and (not exists (select from archive.index_answer a where a.crawl_id = b.crawl_id and not a.readable)
          or (exists (select from archive.index_answer a
                        join archive.index_entry i using (sha256)
                       where a.crawl_id = b.crawl_id and a.readable and i.organization_key = $2)
              and not exists (${LOST})))
   order by b.sequence ${order}
   limit 1`

/** The last complete check of a court that was recorded by then; undefined before the first. */
export async function findLastCheck (
  database: Connection,
  repositoryId: string,
  organizationKey: string,
  knownAt: Instant | null
): Promise<IndexCheck | undefined> {
  const { rows } = await database.query<IndexCheck>({
    name: 'find-last-check',
    text: firstCheckOf('($3::timestamptz is null or r.recorded_at <= $3)', 'desc'),
    values: [repositoryId, organizationKey, knownAt === null ? null : toTimestamp(knownAt)]
  })
  return rows[0]
}

/** The first complete check of a court that was recorded at a moment or after it. */
export async function findFirstCheck (
  database: Connection,
  repositoryId: string,
  organizationKey: string,
  since: Instant
): Promise<IndexCheck | undefined> {
  const { rows } = await database.query<IndexCheck>({
    name: 'find-first-check',
    text: firstCheckOf('r.recorded_at >= $3', 'asc'),
    values: [repositoryId, organizationKey, toTimestamp(since)]
  })
  return rows[0]
}
