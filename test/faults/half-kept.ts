import type { Database } from '../../src/postgres/database.ts'
import { verifyArchive } from '../../src/verify/verify-archive.ts'
import { readAgain } from '../../src/reading/read-again.ts'
import { readerVersion } from '../../src/ingest/ingest-document.ts'

// [what may never be seen, whatever happened to who wrote it; a query that gives one row for each that is]
const never: ReadonlyArray<readonly [string, string]> = [
  ['a document that nobody captured, nor a certificate', `
    select sha256 from archive.document d
     where not exists (select from archive.capture c where c.sha256 = d.sha256)
       and not exists (select from archive.exchange x where d.sha256 = any (x.certificates))`],
  ['a capture without the exchanges that it says there were', `
    select url from archive.capture c where exchanges is null or exchanges <> (select count(*) from archive.exchange x where x.entry_id = c.entry_id)`],
  ['a capture without the document that it says came', 'select url from archive.capture c where outcome <> \'failed\' and not exists (select from archive.document d where d.sha256 = c.sha256)'],
  ['a document that was captured and not read', `
    select url from archive.capture c
     where outcome = 'fetched' and not exists (select from archive.reading r where r.sha256 = c.sha256 and r.role = c.role)`],
  ['a reading of what nobody captured', 'select sha256 from archive.reading r where not exists (select from archive.capture c where c.sha256 = r.sha256 and c.role = r.role)'],
  ['a reading without its policy', `
    select sha256 from archive.reading r
     where kind = 'policy' and (select count(*) from archive.policy p where p.sha256 = r.sha256 and p.reader = r.reader and p.entry_id = r.entry_id) <> 1`],
  ['a policy without all its fees', `
    select version from archive.policy p
     where (select count(*) from archive.fee f where f.organization_key = p.organization_key and f.fee_schedule = p.fee_schedule) <> 41`],
  ['a policy without all its codes', `
    select version from archive.policy p
     where (select count(*) from archive.code c where c.organization_key = p.organization_key and c.code_table = any (p.code_tables)) <> 40`],
  ['a policy without the key of its court', `
    select version from archive.policy p
     where not exists (select from archive.court_key k where k.organization_key = p.organization_key and k.sha256 = p.sha256 and k.reader = p.reader)`],
  ['fees that no policy has', 'select fee_schedule from archive.fee f where not exists (select from archive.policy p where p.organization_key = f.organization_key and p.fee_schedule = f.fee_schedule)'],
  ['codes that no policy has', 'select code_table from archive.code_table t where not exists (select from archive.policy p where p.organization_key = t.organization_key and t.code_table = any (p.code_tables))'],
  ['a policy asked for before all indexes of its crawl were kept', `
    select c.url, i.url as index
      from archive.capture i
      join archive.capture c using (crawl_id)
     where i.role = 'index' and c.role = 'policy' and c.entry_id < i.entry_id`],
  ['a crawl that is done, and a policy that its indexes list was never asked for', `
    select i.url, e.location
      from archive.crawl_ended d
      join archive.capture i using (crawl_id)
      join archive.index_entry e on e.sha256 = i.sha256
     where d.state = 'done' and i.role = 'index'
       and not exists (select from archive.capture c
                        where c.repository_id = i.repository_id and c.role = 'policy' and c.url = regexp_replace(i.url, '[^/]*$', '') || e.location)`],
  ['one file captured twice in a crawl', 'select crawl_id, url from archive.capture group by crawl_id, url having count(*) > 1'],
  ['the same bytes fetched twice from one place', `
    select repository_id, url, sha256 from archive.capture where outcome = 'fetched' group by repository_id, url, sha256 having count(*) > 1`],
  ['a version read twice', 'select organization_key, version from archive.policy group by organization_key, version having count(*) > 1'],
  ['one fee schedule kept twice', 'select organization_key from archive.fee group by organization_key having count(distinct fee_schedule) > 1'],
  ['one code table kept twice', 'select organization_key from archive.code_table group by organization_key having count(*) > 1'],
  ['a gap in the numbers, or a time that goes back', `
    select * from (
      select sequence, sequence - lag(sequence, 1, 0::bigint) over by_number as step, recorded_at < lag(recorded_at) over by_number as back
        from archive.recorded window by_number as (order by sequence)) as numbers
     where step <> 1 or back`],
  ['an entry that is neither numbered nor waiting, or both', `
    select entry_id from archive.entry e
     where (exists (select from archive.recorded r where r.entry_id = e.entry_id)) = (exists (select from jobs.unrecorded u where u.entry_id = e.entry_id))`],
  ['an end without a beginning', 'select crawl_id from archive.crawl_ended e where not exists (select from archive.crawl_begun b where b.crawl_id = e.crawl_id)']
]

/** What can be seen of the archive that may never be, in words; none as a rule. `thoroughly` also reads every document again. */
export async function halfKept (database: Database, thoroughly: boolean): Promise<string[]> {
  const seen: string[] = []
  for (const [what, query] of never) {
    const { rows } = await database.query<object>(query)
    if (rows.length > 0) seen.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`)
  }
  if (!thoroughly) return seen
  await verifyArchive({
    database,
    reader: { version: readerVersion, read: readAgain },
    onDifference: difference => { seen.push(JSON.stringify(difference)) },
    onProgress: () => {}
  })
  return seen
}

/** What is kept of documents and their readings, whatever the order in which it came and the crawls that brought it. */
export async function contentOf (database: Database): Promise<Record<string, object[]>> {
  const tables = ['document', 'reading', 'finding', 'index_entry', 'policy', 'court_key', 'fee', 'code_table', 'code']
  const content: Record<string, object[]> = {}
  for (const table of tables) {
    const { rows } = await database.query<{ row: object }>(`select to_jsonb(t) - 'entry_id' as row from archive.${table} t order by (to_jsonb(t) - 'entry_id')::text`)
    content[table] = rows.map(({ row }) => row)
  }
  return content
}
