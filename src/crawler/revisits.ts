import { createHash } from 'node:crypto'
import type { Instant } from '../domain/court-time.ts'

const DAY = 86_400_000

/**
 * Whether a policy that is held is to be asked for again, to notice changed bytes (Rule 8 [84]): once a day, at a
 * moment of the day that follows from its URL, so that a repository's policies are spread over the 24 hours.
 *
 * @param visitedAt when its site last said something of it; null for never
 */
export function isDueForRevisit (url: string, visitedAt: Instant | null, now: Instant): boolean {
  if (visitedAt === null) return true
  const moment = createHash('sha256').update(url).digest().readUInt32BE(0) % DAY
  const lastDue = Math.floor((now - moment) / DAY) * DAY + moment
  return visitedAt < lastDue
}
