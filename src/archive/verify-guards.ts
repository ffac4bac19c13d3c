import type { Verification } from './verification.ts'

/** That every table of the archive has the triggers which refuse changes, and that no trigger there is switched off. */
export async function verifyGuards ({ database, onDifference }: Verification): Promise<void> {
  const { rows } = await database.query<{ subject: string, trigger: string, stored: string }>(`
    select c.oid::regclass::text as subject, wanted.trigger, 'absent' as stored
      from pg_class c
     cross join (values ('refuse_change'), ('refuse_truncate')) as wanted (trigger)
     where c.relnamespace = 'archive'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_trigger t
                        where t.tgrelid = c.oid and t.tgname = wanted.trigger and t.tgfoid = to_regproc('archive.refuse_change'))
    union all
    select c.oid::regclass::text, t.tgname, 'switched off'
      from pg_class c
      join pg_trigger t on t.tgrelid = c.oid
     where c.relnamespace = 'archive'::regnamespace and t.tgenabled not in ('O', 'A')
     order by 1, 2`)
  for (const { subject, trigger, stored } of rows) onDifference({ subject, what: `the trigger ${trigger}`, stored, expected: 'in force' })
}
