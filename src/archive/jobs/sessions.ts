import type { Instant } from '../../domain/time/court-time.ts'
import { toTimestamp, type Connection } from '../../postgres/database.ts'

/**
 * A session at the desk: `session` is the digest of what the browser
 * holds, `token` that of the token it was begun with, both in hex.
 */
export interface Session { session: string, holder: string, token: string, endsAt: Instant }

/** Keeps a session that has begun; those that are over are forgotten. */
export async function keepSession (
  database: Connection,
  { endsAt, holder, session, token }: Session,
  now: Instant
): Promise<void> {
  await database.query('delete from jobs.session where ends_at <= $1', [toTimestamp(now)])
  await database.query('insert into jobs.session (session, holder, token, ends_at) values ($1, $2, $3, $4)', [
    session,
    holder,
    token,
    toTimestamp(endsAt)
  ])
}

/** A session that is not over. */
export async function findSession (
  database: Connection,
  session: string,
  now: Instant
): Promise<Pick<Session, 'holder' | 'token'> | undefined> {
  const { rows } = await database.query<Pick<Session, 'holder' | 'token'>>({
    name: 'find-session',
    text: 'select holder, token from jobs.session where session = $1 and ends_at > $2',
    values: [session, toTimestamp(now)]
  })
  return rows[0]
}

export async function endSession (database: Connection, session: string): Promise<void> {
  await database.query('delete from jobs.session where session = $1', [session])
}
