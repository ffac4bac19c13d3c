import { instantOf, type Instant } from '../time/court-time.ts'
import { earliestStart, publicationLabel, QUARTER } from '../time/publication-hour.ts'

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
  return instantOf(earliestStart(now < soon ? now : soon), zone).instant
}
