import type { Connection } from '../../postgres/database.ts'

/** The verifier key that the log was begun with (C2SP signed-note); undefined before. */
export async function findLogKey (database: Connection): Promise<string | undefined> {
  const { rows } = await database.query<{ vkey: string }>({
    name: 'find-log-key',
    text: 'select vkey from archive.log_key'
  })
  return rows[0]?.vkey
}

/** Begins the log with a key, unless it has one; gives the one that it has from then on. */
export async function keepLogKey (database: Connection, vkey: string): Promise<string> {
  await database.query('insert into archive.log_key (vkey) values ($1) on conflict do nothing', [vkey])
  return await findLogKey(database) as string
}
