import type { Connection } from '../../postgres/database.ts'

/** A key by which a court is asked for, and the court that it names. */
export interface CourtKeyRow {
  courtKey: string
  organizationKey: string
  /** Whether its policies only use the key; null of what indexes and file names say. */
  isUsed: boolean | null
}

/**
 * Every key that any archived policy names, and every court that an index or a file name ever named. First the courts
 * themselves, then those that have a key as a division, then those that only use it; of these the first to name it.
 *
 * @param organizationKeys only what these courts name; null: all
 */
export async function listCourtKeys (
  database: Connection,
  organizationKeys: readonly string[] | null
): Promise<CourtKeyRow[]> {
  const { rows } = await database.query<CourtKeyRow>(
    `
    select k.court_key as "courtKey", k.organization_key as "organizationKey",
           bool_and(coalesce(k.place = 'elsewhere', false)) as "isUsed"
      from archive.court_key k
      join archive.policy p using (organization_key, sha256, reader)
      join archive.recorded r on r.entry_id = p.entry_id
     where $1::text[] is null or k.organization_key = any ($1)
     group by k.court_key, k.organization_key
     order by k.court_key = k.organization_key desc, bool_and(coalesce(k.place = 'elsewhere', false)), min(r.sequence)`,
    [organizationKeys]
  )
  const named = await database.query<CourtKeyRow>(
    `
    select organization_key as "courtKey", organization_key as "organizationKey", null as "isUsed"
      from (select organization_key from archive.index_entry e
             where exists (select from archive.capture c join archive.recorded using (entry_id)
                            where c.sha256 = e.sha256)
            union
            select organization_key from archive.capture join archive.recorded using (entry_id)) as named
     where organization_key is not null and ($1::text[] is null or organization_key = any ($1))
     order by organization_key`,
    [organizationKeys]
  )
  return [...rows, ...named.rows]
}
