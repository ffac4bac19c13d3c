import type { Instant } from '../../domain/time/court-time.ts'
import { toTimestamp, type Connection } from '../../postgres/database.ts'

/** Time in which some instance that crawls by schedule ran without a break. */
export interface Watch { since: Instant, until: Instant }

/** Whoever watches says so every minute; silence longer than this is a break. */
const BREAK = '5 minutes'

/** Says that the archive is watched at a moment; an earlier moment than the last is none. */
export async function keepWatch (client: Connection, now: Instant): Promise<Watch> {
  const { rows } = await client.query<Watch>(
    `
    update jobs.event_progress
       set watched_since = case when watched_until >= $1::timestamptz - interval '${BREAK}'
                                then watched_since
                                else $1 end,
           watched_until = greatest(watched_until, $1)
    returning watched_since as since, watched_until as until`,
    [toTimestamp(now)]
  )
  return rows[0] as Watch
}
