import { minuteOf, nextHour, printInstant, type Instant, type Label } from './court-time.ts'

// The hour of a publication, by Rules 2 to 7 [78]-[83] in their order. A question's own hour (Rule 2) is `topOfHour`.

/**
 * Of an hour in which policies are published: the first three
 * quarters are for publishing, the last for looking [61][63].
 */
export const QUARTER = 15 * 60_000
const LAST_QUARTER = 45

/** A site's clock may be so far off the court's. */
const TOLERANCE = 60_000

/**
 * Whether the court's clock shows minute 45 to 59: nothing is
 * published then [82], and whoever looks sees all of the hour [83].
 */
export const isInLastQuarter = (instant: Instant, zone: string): boolean => minuteOf(instant, zone) >= LAST_QUARTER

/**
 * The quarter of an hour that an instant lies in: while it lasts no
 * court's policy takes effect, as clocks are apart by whole quarters.
 */
export const quarterOf = (instant: Instant): Instant => Math.floor(instant / QUARTER) * QUARTER

/**
 * Rules 3 and 4 [79][80]: the label of what is published at an instant:
 * the hour it falls into, in its last quarter the next one [61][63].
 */
export function publicationLabel (instant: Instant, zone: string): Label {
  const hour = printInstant(instant, zone).slice(0, 13)
  return isInLastQuarter(instant, zone) ? nextHour(hour) : hour
}

/**
 * Rule 5 [64][81]: the first label at which what is published with a
 * label may take effect, reading the clock and not the elapsed time.
 */
export const earliestStart = (published: Label): Label => nextHour(published)

/** Rule 6 [82]: whether something was put in place in the quarter before the hour of its label begins. */
export function isBeforeItsHour (instant: Instant, publishedAt: Instant): boolean {
  return instant >= publishedAt - QUARTER && instant < publishedAt
}

/**
 * Rule 7 [83]: from so long after the beginning of the hour of its label
 * on, everybody has to see a policy; a site's clock may be a minute off.
 */
export const SEEN_AFTER = LAST_QUARTER * 60_000 + TOLERANCE

/** Rule 7 [83]: so long after the beginning of an hour is it looked what was published in it. */
export const LOOKED_AT_AFTER = LAST_QUARTER * 60_000
