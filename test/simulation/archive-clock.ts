import { query } from '../database.ts'

/** The clock of one database. It goes on by a millisecond whenever it is looked at, so that nothing hangs on how fast a machine is. */
export interface ArchiveClock { set: (instant: number) => Promise<void> }

/** Puts a clock of ours before PostgreSQL's own in a database; connections that are opened from then on read it. */
export async function openArchiveClock (url: string): Promise<ArchiveClock> {
  const read = (name: string): string => `
    create function simulated.${name} () returns timestamptz language sql volatile
      as $$ select at + interval '1 ms' * nextval('simulated.tick') from simulated.clock $$;`
  await query(url, `
    create schema simulated;
    create sequence simulated.tick;
    create table simulated.clock (at timestamptz not null);
    insert into simulated.clock values ('2000-01-01T00:00Z');
    ${read('now')} ${read('clock_timestamp')}
    do $$ begin execute format('alter database %I set search_path = simulated, pg_catalog, public', current_database()); end $$`)
  return {
    set: async instant => {
      await query(url, `update simulated.clock set at = '${new Date(instant).toISOString()}'; alter sequence simulated.tick restart`)
    }
  }
}
