import { instantOf, minuteOf, nextHour, printInstant, type Instant, type Label } from './court-time.ts'

const QUARTER = 900_000

/**
 * Until when a successful check of the court's index settles answers: nothing published later can rule earlier.
 * - Checked at hh:mm with mm < 45: what is published from then on is labelled hh or later, and starts at hh+1 or later.
 * - With mm >= 45 it is labelled hh+1 or later [63], and starts at hh+2 or later [64][83].
 *
 * Hours are the court's: where its clock is changed, more or less time passes. A clock that goes back within
 * its last quarter can return to an hour that was already over for publishing.
 */
export function settledUntil (checkedAt: Instant, zone: string): Instant {
  const [now, soon] = [publicationLabel(checkedAt, zone), publicationLabel(checkedAt + QUARTER, zone)]
  return instantOf(nextHour(now < soon ? now : soon), zone).instant
}

/** The label of what is published at an instant: the hour it falls into, in its last quarter the next one [61][63]. */
function publicationLabel (instant: Instant, zone: string): Label {
  const hour = printInstant(instant, zone).slice(0, 13)
  return minuteOf(instant, zone) < 45 ? hour : nextHour(hour)
}
