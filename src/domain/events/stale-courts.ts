import type { Instant } from '../time/court-time.ts'
import type { Telling } from './events.ts'

const HOUR = 3_600_000

/** So long a court may go without a complete check; and nobody is blamed for time in which nobody ran. */
export const STALE_AFTER = 2 * HOUR

/**
 * When a court becomes stale, should no other check come: two hours after the
 * last complete one, or after what broke the archive's own watch since then.
 *
 * @param watchedSince from when on some instance that crawls by schedule ran without a break
 */
export function staleFrom (lastCheckedAt: Instant, watchedSince: Instant): Instant {
  return Math.max(lastCheckedAt, watchedSince) + STALE_AFTER
}

/** That a court was not checked for too long; told once a check. */
export function stale (lastCheckedAt: Instant, at: Instant): Telling {
  return { kind: 'court-stale', version: null, lastCheckedAt, at, identity: `court-stale ${lastCheckedAt}` }
}

/** That it is checked again. */
export function fresh (staleSince: Instant, at: Instant): Telling {
  return { kind: 'court-fresh', version: null, staleSince, at, identity: `court-fresh ${staleSince}` }
}
