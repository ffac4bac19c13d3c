import { findLastSequence } from '../archive/changes.ts'
import type { Database } from '../archive/database.ts'
import { findLagSince } from '../archive/replica-lag.ts'
import type { Part } from '../http/health.ts'
import { withClient } from '../postgres/database.ts'
import { within } from '../postgres/within.ts'

/** All that is asked is answered within this time, in milliseconds, or is not known. */
const ANSWER_WITHIN = 1_700

/**
 * So long a request waits for the replica that is to be answered by no
 * less (`Archive-At-Least`), in milliseconds: what takes longer is told.
 */
const WAITED_FOR = 2_000

/** How the replica is, by a new connection to it; what it lacks is asked of the database that records. */
export async function findReplica (url: string, primary: Database): Promise<Part> {
  const until = performance.now() + ANSWER_WITHIN
  const last = await withClient(url, findLastSequence, ANSWER_WITHIN).catch(() => null)
  if (last === null) return { state: 'failed', text: 'The replica does not answer: what it has cannot be read.' }
  const lag = await within(
    Math.max(1, until - performance.now()),
    'What the replica lacks',
    findLagSince(primary, last)
  ).catch(() => null)
  if (lag === null) {
    return { state: 'unknown', text: 'It answers a new connection. What it lacks cannot be asked of the database.' }
  }
  if (lag <= WAITED_FOR) return { state: 'ok', text: 'It answers a new connection, and is not behind.' }
  return {
    state: 'degraded',
    text: `It is behind: an entry that it lacks was recorded ${Math.floor(lag / 1_000)} seconds ago.`
  }
}
