import type { Instant } from '../time/court-time.ts'

/**
 * When a page was asked for and had come by our clock, and
 * what came with it of time (RFC 9110, 6.6.1; RFC 9111, 5.1).
 */
export interface Exchange {
  requestedAt: Instant
  completedAt: Instant
  /** The site's own clock, by its `Date`; null where it said nothing. */
  serverDate: Instant | null
  /** For how long a cache had held the answer, by its `Age`, in milliseconds; 0 where none said so. */
  age: number
}

/** So far may a site's clock be from ours to be evidence. */
const APART = 2 * 60_000

/**
 * As of when a page shows what its site had (domain §5): the earliest of our request, our
 * clock less what a cache says of the answer's age, and the site's own `Date`. Null without
 * a `Date` that lies within two minutes of our clock: a foreign clock is no evidence.
 */
export function shownAt ({ requestedAt, completedAt, serverDate, age }: Exchange): Instant | null {
  if (serverDate === null || serverDate < requestedAt - APART || serverDate > completedAt + APART) return null
  return Math.min(requestedAt - age, serverDate)
}
