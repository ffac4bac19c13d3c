import { instantOf, minuteOf, nextHour, printInstant, topOfHour, type Instant } from './court-time.ts'

const HOUR = 3_600_000

/**
 * Until when a successful check of the court's index settles answers: nothing published later can rule earlier.
 * - Checked at hh:mm with mm < 45: what is published from then on is labelled hh or later, and starts at hh+1 or later.
 * - With mm >= 45 it is labelled hh+1 or later [63], and starts at hh+2 or later [64][83].
 *
 * Where the clock is changed the elapsed and the printed hours differ; the earlier of both is promised.
 */
export function settledUntil (checkedAt: Instant, zone: string): Instant {
  const hours = minuteOf(checkedAt, zone) < 45 ? 1 : 2
  const top = topOfHour(checkedAt, zone)
  let label = printInstant(top, zone).slice(0, 13)
  for (let hour = 0; hour < hours; hour += 1) label = nextHour(label)
  return Math.min(top + hours * HOUR, instantOf(label, zone).instant)
}
