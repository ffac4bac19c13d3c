import type { Instant } from '../domain/court-time.ts'
import type { ListedFile } from '../domain/facts.ts'
import type { Finding } from '../domain/finding.ts'
import { toBytes, toTimestamp, type Connection } from './database.ts'
import { urlOf } from './listings.ts'

type Row = Finding & { sha256: string, location: string, version: string | null }

/**
 * What the reader found in the entries of a policy, in the indexes that list it (domain §4), as recorded by then: of each index
 * the first that lists it so, by its newest reading. What several of them say alike is told once.
 *
 * @param listings those of the policy
 */
export async function listEntryFindings (database: Connection, listings: readonly ListedFile[], knownAt: Instant | null): Promise<Finding[]> {
  const open = listings.filter(({ until }) => until === null)
  if (open.length === 0) return []
  const digests = [...new Set(open.flatMap(({ since: { sha256 } }) => sha256 ?? []))]
  const { rows } = await database.query<Row>({
    name: 'list-entry-findings',
    text: `
      with newest as (
        select distinct on (g.sha256) g.sha256, g.reader
          from archive.reading g
          join archive.recorded r using (entry_id)
         where g.sha256 = any ($1) and g.role = 'index' and g.kind = 'index' and ($2::timestamptz is null or r.recorded_at <= $2)
         order by g.sha256, r.sequence desc
      )
      select encode(i.sha256, 'hex') as sha256, i.location, i.version, f.rule, f.severity, f.paragraphs, f.path, f.line, f.column_number as "column", f.message
        from newest
        join archive.index_entry i using (sha256, reader)
        join archive.finding f on f.sha256 = i.sha256 and f.reader = i.reader and f.role = 'index'
                              and (f.path = i.path or starts_with(f.path, i.path || '/'))
       order by i.sha256, f.position`,
    values: [digests.map(toBytes), knownAt === null ? null : toTimestamp(knownAt)]
  })
  const found = open.flatMap(({ url, base, since }) => rows.filter(row => row.sha256 === since.sha256 && urlOf(row.location, base, row.version) === url))
  return [...new Map(found.map(({ sha256: _, location: _location, version: _version, ...finding }) => [JSON.stringify(finding), finding])).values()]
}
