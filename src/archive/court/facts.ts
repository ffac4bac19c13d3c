import type { CourtFacts, FileFact, PolicyFact, Sighting } from '../../domain/history/facts.ts'
import { indexBeside } from '../../domain/history/listings.ts'
import { listAskedFiles, listGoneFiles, listMistakenFiles } from './asked-files.ts'
import type { Connection } from '../../postgres/database.ts'
import { listFirstChecks } from './first-checks.ts'
import { listHalfCrawls } from './half-crawls.ts'
import { parseHttpDate } from './index-captures.ts'
import { listDirectoryIndexes, listListings, type ListedSpan } from './listings.ts'
import { listMirrors } from './mirror-checks.ts'
import { listSettings } from './settings.ts'
import { listSharedKeys } from './shared-keys.ts'
import { sharing } from './shared-values.ts'

/** What is recorded of each of these courts. */
export async function listFacts (database: Connection, organizationKeys: readonly string[]): Promise<CourtFacts[]> {
  const found = await listRows(database, organizationKeys)
  const sightingsOf = groupBy(found.sightings, sighting => sighting.sha256)
  const policiesOf = groupBy(found.policies, policy => policy.organizationKey)
  const askedOf = groupBy(found.asked, file => file.subject.organizationKey)
  const mistakenOf = groupBy(found.mistaken, file => file.organizationKey)
  const listedAs = groupBy(found.listings, listing => listing.subject.organizationKey ?? '')
  const listedAt = groupBy(found.listings, listing => listing.url)
  const indexesAt = groupBy(found.directoryIndexes, index => index.url)
  const goneAt = groupBy(found.gone, file => file.url)
  const checksOf = groupBy(found.firstChecks, check => check.organizationKey)
  const sharedOf = groupBy(found.sharedKeys, shared => shared.organizationKey)
  const share = sharing()
  return organizationKeys.map(organizationKey => {
    const own = policiesOf(organizationKey).map(policy => ({ ...policy, sightings: sightingsOf(policy.sha256) }))
    const places = [...new Set(own.flatMap(policy => policy.sightings.map(({ url }) => url)))]
    const repositories = new Set(
      [...own.flatMap(policy => policy.sightings), ...askedOf(organizationKey)].map(
        ({ repositoryId }) => repositoryId
      )
    )
    const listed = new Set([...listedAs(organizationKey), ...places.flatMap(listedAt)])
    return share({
      organizationKey,
      settings: found.settings.filter(
        setting => setting.organizationKey === organizationKey || setting.organizationKey === null
      ),
      policies: own,
      files: [...[...listed].map(listing => listedFor(listing, organizationKey)), ...askedOf(organizationKey)],
      directoryIndexes: [...new Set(places.map(indexBeside))].flatMap(indexesAt),
      gone: places.flatMap(goneAt),
      mistaken: mistakenOf(organizationKey),
      halfCrawls: found.halfCrawls.filter(({ repositoryId }) => repositories.has(repositoryId)),
      firstChecks: checksOf(organizationKey),
      mirrors: found.mirrors.filter(({ repositoryId }) => repositories.has(repositoryId)),
      sharedKeys: sharedOf(organizationKey).map(({ organizationKey: _, ...shared }) => shared)
    })
  })
}

/** The same of all of them together, as the tables have it. */
async function listRows (database: Connection, organizationKeys: readonly string[]) {
  const [settings, policies, sightings, asked, mistaken] = await Promise.all([
    listSettings(database, organizationKeys),
    listPolicyFacts(database, organizationKeys),
    listSightings(database, organizationKeys),
    listAskedFiles(database, organizationKeys),
    listMistakenFiles(database, organizationKeys)
  ])
  const urls = [...new Set(sightings.map(({ url }) => url))]
  const repositoryIds = [...new Set([...sightings, ...asked].map(({ repositoryId }) => repositoryId))]
  const [listings, directoryIndexes, gone, halfCrawls, firstChecks, mirrors, sharedKeys] = await Promise.all([
    listListings(database, organizationKeys, urls),
    listDirectoryIndexes(database, [...new Set(urls.map(indexBeside))]),
    listGoneFiles(database, urls),
    listHalfCrawls(database, repositoryIds),
    listFirstChecks(database, policies, sightings),
    listMirrors(database, repositoryIds),
    listSharedKeys(database, organizationKeys)
  ])
  return {
    settings,
    policies,
    sightings,
    asked,
    mistaken,
    listings,
    directoryIndexes,
    gone,
    halfCrawls,
    firstChecks,
    mirrors,
    sharedKeys
  }
}

/** Where neither an index nor a name says whose policy a file is, its own content does. */
function listedFor (listing: ListedSpan, organizationKey: string): FileFact {
  return {
    ...listing,
    subject: { ...listing.subject, organizationKey: listing.subject.organizationKey ?? organizationKey }
  }
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

async function listPolicyFacts (
  database: Connection,
  organizationKeys: readonly string[]
): Promise<Array<Omit<PolicyFact, 'sightings'>>> {
  const { rows } = await database.query<Omit<PolicyFact, 'sightings'>>({
    name: 'list-policy-facts',
    text: `
      select p.organization_key as "organizationKey", encode(p.sha256, 'hex') as sha256, d.size as bytes,
             p.reader, r.recorded_at as "readAt",
             p.version, p.specification, p.published, p.effective, p.name, p.court_name as "courtName", p.country, p.state, p.county,
             p.court_type as "courtType", p.utc_offset as "utcOffset", p.utc_offset_daylight_savings as "utcOffsetDaylightSavings",
             p.expiration_date as "expirationDate", encode(p.fee_schedule, 'hex') as "feeSchedule",
             (select min(k.court_key)
                from archive.court_key k
               where k.organization_key = p.organization_key and k.sha256 = p.sha256 and k.reader = p.reader
                 and k.place = 'court' and k.court_key <> k.organization_key) as "ownCourtKey",
             (select coalesce(jsonb_agg(jsonb_build_object('courtKey', k.court_key, 'name', k.name)
                                  order by k.position), '[]')
                from archive.court_key k
               where k.organization_key = p.organization_key and k.sha256 = p.sha256 and k.reader = p.reader
                 and k.place is distinct from 'elsewhere') as "courtKeys",
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

async function listSightings (
  database: Connection,
  organizationKeys: readonly string[]
): Promise<Array<Sighting & { sha256: string }>> {
  type Row = Omit<Sighting, 'lastModified'> & { sha256: string, lastModified: string | null }
  const { rows } = await database.query<Row>({
    name: 'list-sightings',
    text: `
      select distinct on (c.sha256, c.repository_id, split_part(c.url, '#', 1))
             encode(c.sha256, 'hex') as sha256, c.repository_id as "repositoryId",
             split_part(c.url, '#', 1) as url,
             c.completed_at as "capturedAt", c.headers ->> 'last-modified' as "lastModified", r.sequence, r.recorded_at as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.outcome = 'fetched' and c.role = 'policy'
         and c.sha256 in (select sha256 from archive.policy where organization_key = any ($1))
       order by c.sha256, c.repository_id, split_part(c.url, '#', 1), r.sequence`,
    values: [organizationKeys]
  })
  return rows.map(({ lastModified, ...sighting }) => ({ ...sighting, lastModified: parseHttpDate(lastModified) }))
}
