import { createHash } from 'node:crypto'
import type { Instant } from '../domain/court-time.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * When a repository is crawled next: once an hour, at a moment in minutes 45 to 59 (Rule 7 [83]).
 * The moment follows from the repository's id, so that it stays the same and thousands do not start together.
 */
export function nextCrawlAt (repositoryId: string, after: Instant): Instant {
  const spread = createHash('sha256').update(repositoryId).digest().readUInt32BE(0) % (15 * MINUTE)
  const moment = Math.floor(after / HOUR) * HOUR + 45 * MINUTE + spread
  return moment > after ? moment : moment + HOUR
}

/** What is called at its hour, until it is stopped. */
export interface Schedule { stop: () => void }

/** Calls `crawl` for each repository at its moment of every hour; one that is still under way is not called again. */
export function schedule (repositoryIds: readonly string[], now: () => Instant, crawl: (repositoryId: string) => Promise<void>): Schedule {
  const timers = new Map<string, NodeJS.Timeout>()
  const plan = (id: string): void => {
    const due = nextCrawlAt(id, now())
    timers.set(id, setTimeout(() => {
      crawl(id).finally(() => { if (timers.has(id)) plan(id) })
    }, due - now()))
  }
  repositoryIds.forEach(plan)
  return {
    stop: () => {
      timers.forEach(timer => clearTimeout(timer))
      timers.clear()
    }
  }
}
