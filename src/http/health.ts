import type { Instant } from '../domain/time/court-time.ts'
import { printUtc } from '../answers/instants.ts'

export const partStates = ['ok', 'degraded', 'failed', 'unknown'] as const

/** How a part of the service is: `degraded` where others do its work for now. */
export interface Part { state: typeof partStates[number], text: string }

export interface Health {
  database: Part
  migrations: Part
  /** The archive's own word that something was recorded. */
  word: Part
  /** What is read from, where that is a replica; null where there is none. */
  replica: Part | null
  /** Null where there is no log. */
  log: Part | null
  /** When the last crawl that came to its end did so; null before the first, and while that cannot be asked. */
  lastCrawlEndedAt: Instant | null
}

/**
 * What the service cannot answer without; the age of a crawl is told
 * and decides nothing, and for the others there is something else.
 */
const needed = ['database', 'migrations', 'replica'] as const

/** What is told of it. */
export function healthWire (health: Health, now: Instant) {
  const { database, migrations, replica, word, log, lastCrawlEndedAt } = health
  const why = needed.flatMap(name => health[name]?.state === 'failed' ? [health[name].text] : [])
  return {
    status: why.length === 0 ? 'ready' as const : 'not-ready' as const,
    why,
    lastCrawlEndedAt: printUtc(lastCrawlEndedAt),
    lastCrawlAgeSeconds: lastCrawlEndedAt === null ? null : Math.max(0, Math.floor((now - lastCrawlEndedAt) / 1000)),
    parts: { database, migrations, replica, word, crawl: crawlPart(health, now), log }
  }
}

/** Two hours: by then a court is told to be stale. */
const OLD = 2 * 60 * 60_000

function crawlPart ({ database, lastCrawlEndedAt: endedAt }: Health, now: Instant): Part {
  if (database.state === 'failed') return { state: 'unknown', text: 'The database cannot be asked.' }
  if (endedAt === null) return { state: 'degraded', text: 'No crawl has come to its end yet.' }
  const minutes = Math.max(0, Math.floor((now - endedAt) / 60_000))
  return {
    state: now - endedAt > OLD ? 'degraded' : 'ok',
    text: `The last crawl that came to its end did so ${minutes === 1 ? 'one minute' : `${minutes} minutes`} ago.`
  }
}
