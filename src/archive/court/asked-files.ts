import type { AskedFile, GoneFile, MistakenFile } from '../../domain/history/facts.ts'
import type { Connection } from '../../postgres/database.ts'

/**
 * Every file of these courts that was asked for and did not answer, or answered with what some reader
 * could not read, each once: a later reader may, and what was known before stays as it was known.
 */
export async function listAskedFiles (database: Connection, organizationKeys: readonly string[]): Promise<AskedFile[]> {
  type Row = Omit<AskedFile, 'subject'> & AskedFile['subject']
  const { rows } = await database.query<Row>({
    name: 'list-asked-files',
    text: `
      select case when c.outcome = 'failed' then 'not-fetched' else 'unreadable' end as kind,
             c.organization_key as "organizationKey",
             c.repository_id as "repositoryId", split_part(c.url, '#', 1) as url, c.version, c.published, c.effective,
             case when c.outcome = 'fetched' then encode(c.sha256, 'hex') end as sha256, min(r.recorded_at) as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.organization_key = any ($1) and c.role = 'policy'
         and (c.outcome = 'failed'
              or (c.outcome = 'fetched'
                  and (exists (select from archive.reading g
                                where g.sha256 = c.sha256 and g.role = 'policy' and g.kind = 'unreadable')
                       or not exists (select from archive.reading g
                                       where g.sha256 = c.sha256 and g.role = 'policy' and g.kind = 'policy'))))
       group by 1, 2, 3, 4, 5, 6, 7, 8
       order by min(r.sequence)`,
    values: [organizationKeys]
  })
  return rows.map(({ organizationKey, version, published, effective, ...file }) => ({
    ...file,
    subject: { organizationKey, version, published, effective }
  }))
}

/** When each of these URLs began to answer 404 or 410, and when it answered as before again. */
export async function listGoneFiles (database: Connection, urls: readonly string[]): Promise<GoneFile[]> {
  const { rows } = await database.query<GoneFile>({
    name: 'list-gone-files',
    text: `
      with answer as (
        select c.repository_id, split_part(c.url, '#', 1) as url, c.entry_id, c.status, c.requested_at,
               c.outcome = 'failed' as failed,
               lag(c.outcome = 'failed') over (
                 partition by c.repository_id, split_part(c.url, '#', 1)
                     order by c.entry_id) as failed_before
          from archive.capture c
         where (c.url = any ($1) or (strpos(c.url, '#') > 0 and split_part(c.url, '#', 1) = any ($1)))
           and c.role = 'policy' and (c.outcome <> 'failed' or (c.failure = 'http-status' and c.status in (404, 410)))
      ), turn as (
        select a.*, lead(a.entry_id) over (partition by a.repository_id, a.url order by a.entry_id) as next_entry
          from answer a
         where a.failed is distinct from coalesce(a.failed_before, false)
      )
      select t.repository_id as "repositoryId", t.url, t.status, t.requested_at as since,
             r.recorded_at as "recordedAt", back.recorded_at as "untilRecordedAt"
        from turn t
        join archive.recorded r using (entry_id)
        left join archive.recorded back on back.entry_id = t.next_entry
       where t.failed
       order by r.sequence`,
    values: [urls]
  })
  return rows
}

/** The URLs that were asked for as a policy of one of these courts, and gave that of another. */
export async function listMistakenFiles (
  database: Connection,
  organizationKeys: readonly string[]
): Promise<Array<MistakenFile & { organizationKey: string }>> {
  const { rows } = await database.query<MistakenFile & { organizationKey: string }>({
    name: 'list-mistaken-files',
    text: `
      select c.organization_key as "organizationKey", c.repository_id as "repositoryId",
             split_part(c.url, '#', 1) as url,
             min(greatest(r.recorded_at, read.recorded_at)) as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
        join archive.policy p using (sha256)
        join archive.recorded read on read.entry_id = p.entry_id
       where c.organization_key = any ($1) and c.role = 'policy' and c.outcome = 'fetched'
         and p.organization_key <> c.organization_key
       group by c.organization_key, c.repository_id, split_part(c.url, '#', 1)`,
    values: [organizationKeys]
  })
  return rows
}
