import { createHash } from 'node:crypto'
import type { LastAnswer } from '../archive/last-answers.ts'
import type { Instant } from '../domain/time/court-time.ts'

const DAY = 86_400_000

const WEEK = 7 * DAY

/** An index that last had fewer bytes is asked for whole every time (domain §9). */
const SMALL_INDEX = 256 * 1024

/**
 * Whether a policy that is held is to be asked for again, to notice changed bytes (Rule 8 [84]): once a day, at a
 * moment of the day that follows from its URL, so that a repository's policies are spread over the 24 hours.
 *
 * @param visitedAt when its site last said something of it; null for never
 */
export function isDueForRevisit (url: string, visitedAt: Instant | null, now: Instant): boolean {
  return isDue(url, visitedAt, now, DAY)
}

/**
 * Whether an index is to be asked for whole, and not on condition that it changed: what a site says of its
 * bytes may be wrong (domain §9). Always where it is small or a person asked for the crawl, else once a day.
 *
 * @param asked whether a person asked
 */
export function isIndexDueWhole (
  url: string,
  previous: Pick<LastAnswer, 'bytes' | 'wholeAt'> | null,
  asked: boolean,
  now: Instant
): boolean {
  return asked || previous === null || previous.bytes < SMALL_INDEX || isDue(url, previous.wholeAt, now, DAY)
}

/**
 * The same of a policy: once a week, whoever asked for the crawl. A published policy
 * does not change (Rule 8 [84]), and one that does is noticed then at the latest.
 */
export function isPolicyDueWhole (url: string, previous: Pick<LastAnswer, 'wholeAt'> | null, now: Instant): boolean {
  return previous === null || isDue(url, previous.wholeAt, now, WEEK)
}

function isDue (url: string, doneAt: Instant | null, now: Instant, period: number): boolean {
  if (doneAt === null) return true
  const moment = createHash('sha256').update(url).digest().readUInt32BE(0) % period
  const lastDue = Math.floor((now - moment) / period) * period + moment
  return doneAt < lastDue
}
