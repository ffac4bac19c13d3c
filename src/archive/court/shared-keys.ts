import type { SharedKey } from '../../domain/history/facts.ts'
import type { Connection } from '../../postgres/database.ts'

/** Keys of these courts' divisions that other courts have too, each with the court whose division it is. */
export async function listSharedKeys (
  database: Connection,
  organizationKeys: readonly string[]
): Promise<Array<SharedKey & { organizationKey: string }>> {
  const { rows } = await database.query<SharedKey & { organizationKey: string }>({
    name: 'list-shared-keys',
    text: `
      with own as (
        select distinct organization_key, court_key
          from archive.court_key
         where organization_key = any ($1) and place is distinct from 'elsewhere' and court_key <> organization_key)
      select own.organization_key as "organizationKey", own.court_key as "courtKey",
             other.organization_key as "otherCourt", other.organization_key = own.court_key as "isWholeCourt",
             min(r.recorded_at) as "recordedAt"
        from own
        join archive.court_key other using (court_key)
        join archive.policy p on p.organization_key = other.organization_key
                             and (p.sha256, p.reader) = (other.sha256, other.reader)
        join archive.recorded r on r.entry_id = p.entry_id
       where other.organization_key <> own.organization_key and other.place is distinct from 'elsewhere'
       group by own.organization_key, own.court_key, other.organization_key
       order by own.court_key, min(r.sequence)`,
    values: [organizationKeys]
  })
  return rows
}

/** The courts that have a key in common with one of these, they themselves among them. */
export async function listSharers (database: Connection, organizationKeys: readonly string[]): Promise<string[]> {
  const { rows } = await database.query<{ organizationKey: string }>({
    name: 'list-sharers',
    text: `
      select distinct other.organization_key as "organizationKey"
        from archive.court_key own
        join archive.court_key other using (court_key)
       where own.organization_key = any ($1)`,
    values: [organizationKeys]
  })
  return [...new Set([...organizationKeys, ...rows.map(row => row.organizationKey)])]
}
