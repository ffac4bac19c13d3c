import type { CourtFacts, FileFact, PolicyFact, Sighting } from '../domain/facts.ts'
import type { Connection } from './database.ts'

/** All that is recorded of one court, but for what the configuration says of it. */
export type RecordedFacts = Pick<CourtFacts, 'organizationKey' | 'policies' | 'files'>

/** What is recorded of each of these courts. */
export async function listFacts (database: Connection, organizationKeys: readonly string[]): Promise<RecordedFacts[]> {
  const [policies, sightings, listed, captured] = await Promise.all([
    listPolicyFacts(database, organizationKeys),
    listSightings(database, organizationKeys),
    listListedFiles(database, organizationKeys),
    listFailedFiles(database, organizationKeys)
  ])
  const sightingsOf = groupBy(sightings, sighting => sighting.sha256)
  const policiesOf = groupBy(policies, policy => policy.organizationKey)
  const filesOf = groupBy([...listed, ...captured], file => file.subject.organizationKey)
  return organizationKeys.map(organizationKey => ({
    organizationKey,
    policies: policiesOf(organizationKey).map(policy => ({ ...policy, sightings: sightingsOf(policy.sha256) })),
    files: filesOf(organizationKey)
  }))
}

/** Rows by a key; none where the key is unknown. */
function groupBy<T> (rows: readonly T[], keyOf: (row: T) => string): (key: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return key => groups.get(key) ?? []
}

async function listPolicyFacts (database: Connection, organizationKeys: readonly string[]): Promise<Array<Omit<PolicyFact, 'sightings'>>> {
  const { rows } = await database.query<Omit<PolicyFact, 'sightings'>>({
    name: 'list-policy-facts',
    text: `
      select p.organization_key as "organizationKey", encode(p.sha256, 'hex') as sha256, d.size as bytes, p.reader, r.recorded_at as "readAt",
             p.version, p.specification, p.published, p.effective, p.name, p.court_name as "courtName", p.country, p.state, p.county,
             p.court_type as "courtType", p.utc_offset as "utcOffset", p.utc_offset_daylight_savings as "utcOffsetDaylightSavings",
             p.expiration_date as "expirationDate",
             (select coalesce(jsonb_agg(jsonb_build_object('courtKey', k.court_key, 'name', k.name) order by k.position), '[]')
                from archive.court_key k
               where k.organization_key = p.organization_key and k.sha256 = p.sha256 and k.reader = p.reader) as "courtKeys",
             (select jsonb_build_object('error', count(*) filter (where f.severity = 'error'),
                                        'warning', count(*) filter (where f.severity = 'warning'),
                                        'info', count(*) filter (where f.severity = 'info'))
                from archive.finding f
               where f.sha256 = p.sha256 and f.role = p.role and f.reader = p.reader) as "findingCounts"
        from archive.policy p
        join archive.document d using (sha256)
        join archive.recorded r on r.entry_id = p.entry_id
       where p.organization_key = any ($1)
       order by r.sequence`,
    values: [organizationKeys]
  })
  return rows
}

async function listSightings (database: Connection, organizationKeys: readonly string[]): Promise<Array<Sighting & { sha256: string }>> {
  const { rows } = await database.query<Sighting & { sha256: string }>({
    name: 'list-sightings',
    text: `
      select distinct on (c.sha256, c.repository_id, c.url) encode(c.sha256, 'hex') as sha256, c.repository_id as "repositoryId", c.url,
             c.completed_at as "capturedAt", r.sequence, r.recorded_at as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.outcome = 'fetched' and c.role = 'policy'
         and c.sha256 in (select sha256 from archive.policy where organization_key = any ($1))
       order by c.sha256, c.repository_id, c.url, r.sequence`,
    values: [organizationKeys]
  })
  return rows
}

interface FileRow {
  organizationKey: string
  kind: FileFact['kind']
  repositoryId: string
  base: string
  location: string
  version: string | null
  published: string | null
  effective: string | null
  sha256: string | null
  recordedAt: number
}

/** Every file that any captured index ever listed as this court's. */
async function listListedFiles (database: Connection, organizationKeys: readonly string[]): Promise<FileFact[]> {
  const { rows } = await database.query<FileRow>({
    name: 'list-listed-files',
    text: `
      select 'listed' as kind, e.organization_key as "organizationKey", c.repository_id as "repositoryId", coalesce(c.final_url, c.url) as base, e.location,
             e.version, e.published, e.effective, null as sha256, min(r.recorded_at) as "recordedAt"
        from archive.index_entry e
        join archive.capture c on c.sha256 = e.sha256 and c.outcome = 'fetched' and c.role = 'index'
        join archive.recorded r on r.entry_id = c.entry_id
       where e.organization_key = any ($1)
       group by e.organization_key, c.repository_id, coalesce(c.final_url, c.url), e.location, e.version, e.published, e.effective
       order by "recordedAt"`,
    values: [organizationKeys]
  })
  return rows.map(toFile)
}

/**
 * Every file of this court that was asked for and did not answer, or answered with what some reader could not read:
 * a later reader may, and what was known before stays as it was known.
 */
async function listFailedFiles (database: Connection, organizationKeys: readonly string[]): Promise<FileFact[]> {
  const { rows } = await database.query<FileRow>({
    name: 'list-failed-files',
    text: `
      select case when c.outcome = 'failed' then 'not-fetched' else 'unreadable' end as kind, c.organization_key as "organizationKey",
             c.repository_id as "repositoryId",
             c.url as base, c.url as location, c.version, c.published, c.effective,
             case when c.outcome = 'failed' then null else encode(c.sha256, 'hex') end as sha256, r.recorded_at as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.organization_key = any ($1) and c.role = 'policy'
         and (c.outcome = 'failed'
              or (c.outcome = 'fetched'
                  and (exists (select from archive.reading g where g.sha256 = c.sha256 and g.role = 'policy' and g.kind = 'unreadable')
                       or not exists (select from archive.reading g where g.sha256 = c.sha256 and g.role = 'policy' and g.kind = 'policy'))))
       order by r.sequence`,
    values: [organizationKeys]
  })
  return rows.map(toFile)
}

/** A location that is no URL was never asked for; it is still a file that the court lists. Without one it is named by its index and version. */
function toFile ({ base, location, organizationKey, version, published, effective, ...file }: FileRow): FileFact {
  const url = location === '' ? `${base}#${version ?? ''}` : URL.canParse(location, base) ? new URL(location, base).href : location
  return { ...file, url, subject: { organizationKey, version, published, effective } }
}

/** A key by which a court is asked for, and the court that it names. */
export interface CourtKeyRow { courtKey: string, organizationKey: string }

/** Every key that any archived policy names, and every court that an index or a file name ever named; first come first. */
export async function listCourtKeys (database: Connection): Promise<CourtKeyRow[]> {
  const { rows } = await database.query<CourtKeyRow>(`
    select k.court_key as "courtKey", k.organization_key as "organizationKey"
      from archive.court_key k
      join archive.policy p using (organization_key, sha256, reader)
      join archive.recorded r on r.entry_id = p.entry_id
     group by k.court_key, k.organization_key
     order by k.court_key = k.organization_key desc, min(r.sequence)`)
  const named = await database.query<CourtKeyRow>(`
    select organization_key as "courtKey", organization_key as "organizationKey"
      from (select organization_key from archive.index_entry e
             where exists (select from archive.capture c join archive.recorded using (entry_id) where c.sha256 = e.sha256)
            union
            select organization_key from archive.capture join archive.recorded using (entry_id)) as named
     where organization_key is not null
     order by organization_key`)
  return [...rows, ...named.rows]
}
