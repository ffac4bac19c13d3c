import { createHash } from 'node:crypto'
import { fileNameOf, lastSegmentOf } from '../../domain/policy/file-name.ts'
import type { DirectoryIndex, IndexCapture, ListedFile } from '../../domain/history/facts.ts'
import type { Connection } from '../../postgres/database.ts'
import { listIndexCaptures } from './index-captures.ts'
import { entryReadings, listIndexFindings, type IndexFindings } from './index-findings.ts'

interface ListingRow {
  repositoryId: string
  index: string
  base: string
  location: string
  organizationKey: string | null
  version: string | null
  published: string | null
  effective: string | null
  before: number | null
  since: number
  until: number | null
}

/** A file that indexes list; its subject names no court where neither its entry nor its name does. */
export type ListedSpan = Omit<ListedFile, 'subject'> & {
  subject: Omit<ListedFile['subject'], 'organizationKey'> & { organizationKey: string | null }
}

const LISTINGS = `
  with wanted as materialized (
    select distinct sha256, organization_key, version, published, effective, location
      from archive.index_entry
     where organization_key = any ($1)
        or md5(regexp_replace(regexp_replace(location, '[?#].*$', ''), '^.*/', '')) = any ($2)
  ), index as materialized (
    select distinct c.repository_id, c.url
      from archive.capture c
     where c.role = 'index' and c.outcome = 'fetched' and c.sha256 in (select sha256 from wanted)
  ), changed as materialized (
    select distinct c.repository_id, c.crawl_id
      from archive.capture c
     where c.role = 'index' and c.outcome = 'fetched' and c.repository_id in (select repository_id from index)
  ), absent as (
    select i.repository_id, i.url, e.entry_id
      from index i
      join changed using (repository_id)
      join archive.crawl_begun b using (crawl_id)
      join archive.crawl_ended e using (crawl_id)
     where e.state = 'done' and starts_with(i.url, b.url)
       and not exists (select from archive.capture c
                        where c.crawl_id = b.crawl_id and c.role = 'index' and c.url = i.url)
       and not exists (select from archive.index_answer a where a.crawl_id = b.crawl_id and not a.readable)
  ), answer as (
    select c.repository_id, c.url, c.final_url, c.sha256, c.entry_id
      from index
      join archive.capture c using (repository_id, url)
     where c.role = 'index' and c.outcome = 'fetched'
       and exists (select from archive.reading g where g.sha256 = c.sha256 and g.role = 'index' and g.kind = 'index')
    union
    select repository_id, url, null, null, entry_id from absent
    union
    -- What is there again as it was left is fetched by nobody.
    select a.repository_id, a.url, back.final_url, back.sha256, back.entry_id
      from absent a
     cross join lateral (
       select *
         from archive.capture c
        where c.url = a.url and c.repository_id = a.repository_id and c.role = 'index' and c.outcome <> 'failed'
          and c.entry_id > a.entry_id
        order by c.entry_id
        limit 1) as back
     where back.outcome = 'not-modified'
  ), ordered as (
    select a.*, coalesce(a.final_url, a.url) as base,
           row_number() over (partition by a.repository_id, a.url order by r.sequence) as place
      from answer a
      join archive.recorded r using (entry_id)
  ), listed as (
    select o.repository_id, o.url, o.base, w.location, w.organization_key, w.version, w.published, w.effective, o.place,
           o.place - row_number() over (
             partition by o.repository_id, o.url, o.base,
                          w.location, w.organization_key, w.version, w.published, w.effective
                 order by o.place) as stretch
      from ordered o
      join wanted w using (sha256)
  ), stretch as (
    select repository_id, url, base, location, organization_key, version, published, effective,
           min(place) as first, max(place) as last
      from listed
     group by repository_id, url, base, location, organization_key, version, published, effective, stretch
  )
  select s.repository_id as "repositoryId", s.url as index, s.base, s.location,
         s.organization_key as "organizationKey", s.version, s.published, s.effective,
         before.entry_id as before, since.entry_id as since, until.entry_id as until
    from stretch s
    join ordered since on (since.repository_id, since.url, since.place) = (s.repository_id, s.url, s.first)
    left join ordered until on (until.repository_id, until.url, until.place) = (s.repository_id, s.url, s.last + 1)
    left join lateral (
      select c.entry_id
        from archive.capture c
       where c.url = s.url and c.repository_id = s.repository_id and c.role = 'index' and c.outcome <> 'failed'
         and c.entry_id < since.entry_id
         and exists (select from archive.reading g where g.sha256 = c.sha256 and g.role = 'index' and g.kind = 'index')
       order by c.entry_id desc
       limit 1
    ) as before on true
   order by since.entry_id, s.url, s.location`

/**
 * Every file that any captured index ever listed as one of these courts', or under the name of one of
 * these URLs, whosever it says it is: each from the first capture that lists it to the last before one
 * that does not. A readable document counts, in the order in which they answered; and so does a crawl
 * to its end, with something new in some index, in which every index could be read and none led there.
 */
export async function listListings (
  database: Connection, organizationKeys: readonly string[], urls: readonly string[]
): Promise<ListedSpan[]> {
  // A location may be written as its URL is, or as the name of the file is read.
  const names = [...new Set(urls.flatMap(url => [lastSegmentOf(url), fileNameOf(url)]))]
  const { rows } = await database.query<ListingRow>({
    name: 'list-listings',
    text: LISTINGS,
    values: [organizationKeys, names.map(name => createHash('md5').update(name).digest('hex'))]
  })
  const captures = await listIndexCaptures(
    database, rows.flatMap(({ before, since, until }) => [before, since, until].filter(entry => entry !== null))
  )
  const findings = await listIndexFindings(database, [...captures.values()].flatMap(({ sha256 }) => sha256 ?? []))
  return rows.map(row => toListing(row, entry => captures.get(entry) as IndexCapture, findings))
}

function toListing (
  row: ListingRow, captureOf: (entry: number) => IndexCapture, findings: ReadonlyMap<string, IndexFindings[]>
): ListedSpan {
  const { repositoryId, index, base, location, before, since, until, ...listed } = row
  const { organizationKey, version, published, effective } = listed
  const url = urlOf(location, base, version)
  const leadsThere = (location: string, version: string | null): boolean => urlOf(location, base, version) === url
  return {
    kind: 'listed',
    repositoryId,
    url,
    subject: { organizationKey, version, published, effective },
    sha256: null,
    recordedAt: captureOf(since).recordedAt,
    index,
    readings: entryReadings(findings.get(captureOf(since).sha256 ?? '') ?? [], leadsThere),
    before: before === null ? null : captureOf(before),
    since: captureOf(since),
    until: until === null ? null : captureOf(until)
  }
}

/**
 * A location that is no URL was never asked for; it is still a file that
 * the court lists. Without one it is named by its index and version.
 */
export function urlOf (location: string, base: string, version: string | null): string {
  if (location === '') return `${base}#${version ?? ''}`
  return URL.canParse(location, base) ? addressOf(new URL(location, base)) : location
}

/** A fragment is no part of an address. */
function addressOf (url: URL): string {
  url.hash = ''
  return url.href
}

/** Those of these URLs that are indexes which could be read, and since when. */
export async function listDirectoryIndexes (database: Connection, urls: readonly string[]): Promise<DirectoryIndex[]> {
  const { rows } = await database.query<DirectoryIndex>({
    name: 'list-directory-indexes',
    text: `
      select c.repository_id as "repositoryId", c.url, min(r.recorded_at) as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.url = any ($1) and c.role = 'index' and c.outcome = 'fetched'
         and exists (select from archive.reading g where g.sha256 = c.sha256 and g.role = 'index' and g.kind = 'index')
       group by c.repository_id, c.url`,
    values: [urls]
  })
  return rows
}
