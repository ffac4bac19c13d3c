import type { Connection } from './database.ts'

/** What was recorded after a number: enough to tell which answers may have changed. */
export interface Changes {
  /** The last number recorded. */
  sequence: number
  /** Courts of which a policy was captured or read. */
  organizationKeys: readonly string[]
  /** An index with other content than before was captured. */
  indexes: boolean
  /** A crawl has ended. */
  crawls: boolean
}

export async function findChanges (database: Connection, after: number): Promise<Changes> {
  const { rows } = await database.query<{ sequence: number | null, organizationKeys: string[] | null, indexes: boolean | null, crawls: boolean | null }>({
    name: 'find-changes',
    text: `
      select max(r.sequence) as sequence,
             array_agg(distinct k.organization_key) filter (where k.organization_key is not null) as "organizationKeys",
             bool_or(c.role = 'index' and c.outcome = 'fetched') as indexes,
             bool_or(e.kind = 'crawl-ended') as crawls
        from archive.recorded r
        join archive.entry e using (entry_id)
        left join archive.capture c using (entry_id)
        left join lateral (
          select c.organization_key where c.role = 'policy' and c.outcome <> 'not-modified'
          union all
          select p.organization_key from archive.policy p where p.sha256 = c.sha256 and c.outcome = 'fetched'
          union all
          select p.organization_key from archive.policy p where p.entry_id = r.entry_id
        ) as k on true
       where r.sequence > $1`,
    values: [after]
  })
  const row = rows[0]
  return {
    sequence: row?.sequence ?? after,
    organizationKeys: row?.organizationKeys ?? [],
    indexes: row?.indexes ?? false,
    crawls: row?.crawls ?? false
  }
}
