import { topOfHour, type Instant } from '../domain/time/court-time.ts'
import { QUARTER, quarterOf } from '../domain/time/publication-hour.ts'

const HOUR = 3_600_000
/** In seconds: of what may change at any time. */
const BRIEF = 60
const STALE_AFTER = 75 * 60_000
const FRESH_KNOWLEDGE = 5 * 60_000

/** With the court's hour policies change, with its minute it opens and closes. */
export type Turns = 'hour' | 'minute'

/** What decides how long an answer of a court may be kept by others. */
export interface ShelfTerms {
  /** Null when the question was about now. */
  at: Instant | null
  /** With what an answer about now becomes another. */
  turns?: Turns
  knownAt: Instant | null
  settledUntil: Instant | null
  zone: string
  /** Whether something could make the answer wrong. */
  doubtful: boolean
}

/**
 * For how many seconds an answer about an instant may be kept.
 * - About now: to the earlier of the court's next top of the hour and `settledUntil`; 60 s where
 *   that is over, and not past the hour. Where it turns with the minute: to the end of the minute.
 * - About a settled past: 300 s; as known at a past moment it never
 *   changes: a day, 60 s while that is younger than five minutes.
 * - About the future, or not settled, or with a doubt: at most 60 s.
 */
export function shelfLife (shelf: ShelfTerms, now: Instant): number {
  const seconds = withoutDoubt(shelf, now)
  return shelf.doubtful ? Math.min(BRIEF, seconds) : seconds
}

function withoutDoubt ({ at, turns, knownAt, settledUntil, zone }: ShelfTerms, now: Instant): number {
  if (at === null && turns === 'minute') return Math.floor(BRIEF - now % 60_000 / 1000)
  if (at === null) {
    const until = settledUntil !== null && settledUntil > now ? settledUntil : now + BRIEF * 1000
    return Math.floor((Math.min(topOfHour(now, zone) + HOUR, until) - now) / 1000)
  }
  if (at > now || settledUntil === null || at >= settledUntil) return BRIEF
  if (knownAt === null) return 300
  return now - knownAt >= FRESH_KNOWLEDGE ? 86_400 : BRIEF
}

/**
 * For how many seconds an answer about now over several courts may be kept: a minute,
 * and not past the quarter of an hour, as the hour of some zone may end with it.
 */
export const briefLife = (now: Instant): number => Math.min(BRIEF, Math.floor((quarterOf(now) + QUARTER - now) / 1000))

/**
 * How fresh the archive's view of a court is; told beside an
 * answer, so that answers stay the same while nothing changed.
 */
export interface Freshness {
  lastCheckedAt: Instant | null
  nextCheckAt: Instant | null
  /** The database could not be reached at the last try. */
  isCutOff: boolean
}

/**
 * Whether the last complete check of a court is older than 75 minutes
 * or there was none, or the archive may know more than is in memory.
 */
export function isStale ({ lastCheckedAt, isCutOff }: Freshness, now: Instant): boolean {
  return isCutOff || lastCheckedAt === null || now - lastCheckedAt > STALE_AFTER
}
