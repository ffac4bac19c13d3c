import type { Instant } from '../../domain/time/court-time.ts'
import type { Connection } from '../../postgres/database.ts'

/** Settings that were recorded together: the moment to look at what they change. */
export interface SettingsLook {
  /** Number of the last of them. */
  sequence: number
  moment: Instant
}

/** The first settings after a number that do not hold from the beginning; those before another number, null: all. */
export async function findSettingsLook (
  database: Connection,
  after: number,
  before: number | null
): Promise<SettingsLook | undefined> {
  const { rows } = await database.query<SettingsLook>({
    name: 'find-settings-look',
    text: `
      select max(r.sequence) as sequence, r.recorded_at as moment
        from archive.setting s
        join archive.recorded r using (entry_id)
       where not s.initial and r.sequence > $1 and ($2::bigint is null or r.sequence < $2)
       group by r.recorded_at
       order by r.recorded_at
       limit 1`,
    values: [after, before]
  })
  return rows[0]
}

/**
 * Of the courts that were looked at before, those of which a setting after a
 * number, up to another, says something: itself, or of a repository they are in.
 */
export async function listCourtsOfSettings (
  database: Connection,
  after: number,
  { sequence }: SettingsLook
): Promise<string[]> {
  const { rows } = await database.query<{ organizationKey: string }>({
    name: 'list-courts-of-settings',
    text: `
      with fresh as (
        select s.organization_key, s.repository_id
          from archive.setting s
          join archive.recorded r using (entry_id)
         where r.sequence > $1 and r.sequence <= $2 and not s.initial
      )
      select e.organization_key as "organizationKey"
        from jobs.event_court e
       where e.organization_key in (select organization_key from fresh)
          or exists (select from archive.policy p
                       join archive.capture c using (sha256)
                      where p.organization_key = e.organization_key
                        and c.repository_id in (select repository_id from fresh))
       order by 1`,
    values: [after, sequence]
  })
  return rows.map(({ organizationKey }) => organizationKey)
}
