import type { Verification } from './verification.ts'

/**
 * That every table of the archive has the triggers which refuse changes, and entries the one by which they wait for their number,
 * in force for every session; and that no other trigger there is switched off.
 */
export async function verifyGuards ({ database, onDifference }: Verification): Promise<void> {
  const { rows } = await database.query<{ subject: string, trigger: string, stored: string }>(`
    with wanted as (
      select c.oid, g.name, 'archive.refuse_change' as function
        from pg_class c
       cross join (values ('refuse_change'), ('refuse_truncate')) as g (name)
       where c.relnamespace = 'archive'::regnamespace and c.relkind in ('r', 'p')
      union all
      select to_regclass('archive.entry'), 'await_recording', 'jobs.await_recording'
    )
    select w.oid::regclass::text as subject, w.name as trigger,
           case when t.oid is null or t.tgfoid is distinct from to_regproc(w.function) then 'absent'
                when t.tgenabled = 'D' then 'switched off'
                else 'passed over by a session that calls itself a replica' end as stored
      from wanted w
      left join pg_trigger t on t.tgrelid = w.oid and t.tgname = w.name
     where t.oid is null or t.tgfoid is distinct from to_regproc(w.function) or t.tgenabled <> 'A'
    union all
    select c.oid::regclass::text, t.tgname, 'switched off'
      from pg_class c
      join pg_trigger t on t.tgrelid = c.oid
     where c.relnamespace = 'archive'::regnamespace and t.tgenabled not in ('O', 'A') and t.tgname not in ('refuse_change', 'refuse_truncate', 'await_recording')
     order by 1, 2`)
  for (const { subject, trigger, stored } of rows) onDifference({ subject, what: `the trigger ${trigger}`, stored, expected: 'in force, always' })
}
