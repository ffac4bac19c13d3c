import { DateTime, IANAZone } from 'luxon'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A date and an hour on the court's clock as printed in the file: `2005-03-02T09`. Sorts as text. */
export type Label = string

/** What a label or a wall time meets where the court's clock is changed. */
export type ClockChange = 'repeated' | 'skipped'

/** An instant, and whether the clock showed it twice (then the first) or never (then the first after the gap). */
export interface CourtInstant { instant: Instant, clockChange: ClockChange | null }

const dayLength = 86_400_000

/** Whether a text is a date of the calendar, `2005-03-02`. */
export function isDate (text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The label of a date (`2005-03-02`) and an hour (`09`, 00-23), or undefined when the calendar has no such day. */
export function labelOf (date: string, hour: string): Label | undefined {
  return isDate(date) && /^([01]\d|2[0-3])$/.test(hour) ? `${date}T${hour}` : undefined
}

/** The label one hour later, reading the clock and not the elapsed time [64][81]. */
export function nextHour (label: Label): Label {
  return DateTime.fromISO(label, { zone: 'utc' }).plus({ hours: 1 }).toFormat("yyyy-MM-dd'T'HH")
}

/** Hours from one label to another, reading the clock and not the elapsed time; negative when the second is the earlier. */
export function hoursBetween (from: Label, to: Label): number {
  return (wallMillis(to) - wallMillis(from)) / 3_600_000
}

/**
 * The instant at which the court's clock shows a label.
 * - In the hour that occurs twice in autumn: the first.
 * - In the hour that spring skips: the first instant after the gap.
 * @throws RangeError when the zone is none that IANA names, here and below.
 */
export function instantOf (label: Label, zone: string): CourtInstant {
  const readings = wallInstants(`${label}:00`, zone)
  const first = readings[0]
  if (first !== undefined) return { instant: first, clockChange: readings.length > 1 ? 'repeated' : null }
  return { instant: endOfGap(label, zone), clockChange: 'skipped' }
}

/** Every instant at which the court's clock shows this wall time: one, two in autumn, none in spring's gap. */
export function wallInstants (wallTime: string, zone: string): Instant[] {
  const wall = wallMillis(wallTime)
  const rules = rulesOf(zone)
  // Zones differ from UTC by less than a day, and change at most once within two.
  const offsets = [offsetAt(wall - dayLength, rules), offsetAt(wall + dayLength, rules)]
  return [...new Set(offsets.map(offset => wall - offset))]
    .filter(instant => instant + offsetAt(instant, rules) === wall)
    .sort((a, b) => a - b)
}

/** The instant of the clock change that skips this label. */
function endOfGap (label: Label, zone: string): Instant {
  const wall = wallMillis(label)
  const rules = rulesOf(zone)
  let [before, after] = [wall - dayLength, wall + dayLength]
  const offset = offsetAt(before, rules)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle, rules) === offset) before = middle
    else after = middle
  }
  return after
}

/** The top of the hour that the court's clock shows at an instant (Rule 2, [78]). */
export function topOfHour (instant: Instant, zone: string): Instant {
  return clockAt(instant, zone).startOf('hour').toMillis()
}

/** So many years on, at the same date and hour of the court's clock. */
export function plusYears (instant: Instant, years: number, zone: string): Instant {
  return clockAt(instant, zone).plus({ years }).toMillis()
}

/** The minute, 0-59, that the court's clock shows. */
export function minuteOf (instant: Instant, zone: string): number {
  return clockAt(instant, zone).minute
}

/** The label of what is published at an instant: the hour it falls into, in its last quarter the next one [61][63]. */
export function publicationLabel (instant: Instant, zone: string): Label {
  const hour = printInstant(instant, zone).slice(0, 13)
  return minuteOf(instant, zone) < 45 ? hour : nextHour(hour)
}

/** The court's date at an instant: `2005-03-02`. */
export function dateOf (instant: Instant, zone: string): string {
  return clockAt(instant, zone).toFormat('yyyy-MM-dd')
}

/** ISO 8601 on the court's clock with its offset, no fractions unless nonzero: `2005-03-02T09:00:00-08:00`. */
export function printInstant (instant: Instant, zone: string): string {
  return clockAt(instant, zone).toISO({ suppressMilliseconds: true })
}

const wallMillis = (wallTime: string): number => DateTime.fromISO(wallTime, { zone: 'utc' }).toMillis()

/** In milliseconds: before standard time, offsets have seconds, which luxon gives as fractions of a minute. */
const offsetAt = (instant: Instant, rules: IANAZone): number => Math.round(rules.offset(instant) * 60_000)

function rulesOf (zone: string): IANAZone {
  const rules = IANAZone.create(zone)
  if (!rules.isValid) throw new RangeError(`"${zone}" is no IANA time zone: a name like "America/Los_Angeles" was expected.`)
  return rules
}

function clockAt (instant: Instant, zone: string): DateTime<true> {
  const clock = DateTime.fromMillis(instant, { zone: rulesOf(zone) })
  if (!clock.isValid) throw new RangeError(`${instant} is no instant: milliseconds since 1970 were expected.`)
  return clock
}
