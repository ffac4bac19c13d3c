import { createHash } from 'node:crypto'
import { endLapsedCrawls } from '../archive/jobs/lapsed-crawls.ts'
import { claimDue, findWait, registerRepositories, type Lease, type LeasedRepository } from '../archive/jobs/leases.ts'
import { topOfHour, type Instant } from '../domain/time/court-time.ts'
import { isInLastQuarter, LOOKED_AT_AFTER } from '../domain/time/publication-hour.ts'
import { leasedAs, type Repository } from './repository.ts'
import type { CrawlTools } from './walk.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** A crawl may begin a little late: the last half minute is left free, so that none begins in the next hour. */
const SPREAD = 14.5 * MINUTE

/**
 * At least so often it is looked whether a holder has died; and
 * not more often, should another just be claiming what is due.
 */
const LOOK_EVERY = 10_000
const LOOK_AGAIN_AFTER = 250

/**
 * When a repository is crawled next: once an hour, at a moment in minutes 45 to 59 of its clock (Rule 7 [83]),
 * of UTC's where its zone is not known. The moment follows from the repository's id, so that it stays the same
 * and thousands do not start together.
 */
export function nextDue ({ id, timeZone }: Pick<Repository, 'id' | 'timeZone'>, after: Instant): Instant {
  const zone = timeZone ?? 'UTC'
  const moment = LOOKED_AT_AFTER + createHash('sha256').update(id).digest().readUInt32BE(0) % SPREAD
  for (let from = after; ; from += HOUR) {
    const due = topOfHour(from, zone) + moment
    // A clock that is changed by half an hour shows other minutes than were counted.
    if (due > after && isInLastQuarter(due, zone)) return due
  }
}

export interface ScheduleTools extends Pick<CrawlTools, 'database' | 'newId' | 'holder' | 'timers' | 'log'> {
  /** So many crawls of the schedule at once. */
  atOnce: number
  /** Ends the schedule, and not the crawls that it has begun. */
  signal: AbortSignal
  /** Crawls what was claimed, and frees it in the end, whatever happens. */
  crawl: (repository: Repository, lease: Lease) => Promise<unknown>
}

/** `ended`: the schedule was stopped, and what it had begun is over. */
export interface Schedule { ended: Promise<void> }

/**
 * Claims what is due and has it crawled, until it is stopped; other instances may do the same on the same database.
 * Only what is given here is claimed, whatever else has a row. Resolves when it has looked for the first time.
 */
export async function startSchedule (repositories: readonly Repository[], tools: ScheduleTools): Promise<Schedule> {
  const running = new Set<Promise<void>>()
  const bell = newBell(tools)
  const look = async (): Promise<number> =>
    await lookOnce(repositories, running, bell.ring, tools).catch((error: unknown) => {
      tools.log.error({ err: error }, 'The schedule could not be looked at; it is tried again.')
      return LOOK_EVERY
    })
  let wait = await look()
  const goOn = async (): Promise<void> => {
    while (!tools.signal.aborted) {
      await bell.heard(wait)
      if (!tools.signal.aborted) wait = await look()
    }
    await Promise.all(running)
  }
  return { ended: goOn() }
}

/** Begins what is due, as far as there is room, and says how long to wait until the next look. */
async function lookOnce (
  repositories: readonly Repository[],
  running: Set<Promise<void>>,
  onEnd: () => void,
  tools: ScheduleTools
): Promise<number> {
  const { database, newId, holder, log } = tools
  const wanted = repositories.map(leasedAs)
  const find = (lease: LeasedRepository): Repository =>
    repositories.find(({ id, url }) => id === lease.repositoryId && url === lease.url) as Repository
  await registerRepositories(database, wanted, (lease, after) => nextDue(find(lease), after))
  await endLapsedCrawls(database)
  const ids = Array.from({ length: tools.atOnce - running.size }, newId)
  for (const lease of ids.length === 0 ? [] : await claimDue(database, wanted, ids, holder)) {
    const { repositoryId, crawlId } = lease
    const own: Promise<void> = tools
      .crawl(find(lease), lease)
      .catch((error: unknown) => {
        log.error({ err: error, repositoryId, crawlId }, 'A crawl could not be begun or ended.')
      })
      .then(() => {
        running.delete(own)
        onEnd()
      })
    running.add(own)
  }
  // Without room it is looked again when a crawl ends.
  if (running.size >= tools.atOnce) return LOOK_EVERY
  return Math.max(LOOK_AGAIN_AFTER, Math.min(LOOK_EVERY, (await findWait(database, wanted)) ?? LOOK_EVERY))
}

/**
 * What the schedule waits for: a time, a crawl that ends, or its
 * own end. A ring while nobody waits is heard by who comes next.
 */
function newBell ({ timers, signal }: ScheduleTools): { ring: () => void, heard: (ms: number) => Promise<void> } {
  let rung = false
  let wake: (() => void) | undefined
  const ring = (): void => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    heard: async ms => {
      const timer = timers.set(ring, ms)
      if (!rung) await new Promise<void>(resolve => { wake = resolve })
      timers.clear(timer)
      rung = false
      wake = undefined
    }
  }
}
