import { DateTime, IANAZone } from 'luxon'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A date and an hour on the court's clock as printed in the file: `2005-03-02T09`. Sorts as text. */
export type Label = string

/** What a label or a wall time meets where the court's clock is changed. */
export type ClockChange = 'repeated' | 'skipped'

/** An instant, and whether the clock showed it twice (then the first) or never (then the first after the gap). */
export interface CourtInstant { instant: Instant, clockChange: ClockChange | null }

/** The label of a date (`2005-03-02`) and an hour (`09`, 00-23), or undefined when the calendar has no such day. */
export function labelOf (date: string, hour: string): Label | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^([01]\d|2[0-3])$/.test(hour)) return undefined
  return DateTime.fromISO(date, { zone: 'utc' }).isValid ? `${date}T${hour}` : undefined
}

/** The label one hour later, reading the clock and not the elapsed time [64][81]. */
export function nextHour (label: Label): Label {
  return DateTime.fromISO(label, { zone: 'utc' }).plus({ hours: 1 }).toFormat("yyyy-MM-dd'T'HH")
}

/**
 * The instant at which the court's clock shows a label.
 * - In the hour that occurs twice in autumn: the first.
 * - In the hour that spring skips: the first instant after the gap.
 */
export function instantOf (label: Label, zone: string): CourtInstant {
  const readings = wallInstants(`${label}:00`, zone)
  const first = readings[0]
  if (first !== undefined) return { instant: first, clockChange: readings.length > 1 ? 'repeated' : null }
  return { instant: endOfGap(label, zone), clockChange: 'skipped' }
}

/** Every instant at which the court's clock shows this wall time: one, two in autumn, none in spring's gap. */
export function wallInstants (wallTime: string, zone: string): Instant[] {
  const wall = DateTime.fromISO(wallTime, { zone: 'utc' }).toMillis()
  const rules = IANAZone.create(zone)
  // Zones differ from UTC by at most a day, and change at most once within two.
  const offsets = [rules.offset(wall - 86_400_000), rules.offset(wall + 86_400_000)]
  const instants = offsets.map(minutes => wall - minutes * 60_000)
  return [...new Set(instants)]
    .filter(instant => instant + rules.offset(instant) * 60_000 === wall)
    .sort((a, b) => a - b)
}

/** The instant of the clock change that skips this label. */
function endOfGap (label: Label, zone: string): Instant {
  const wall = DateTime.fromISO(label, { zone: 'utc' }).toMillis()
  const rules = IANAZone.create(zone)
  let [before, after] = [wall - 86_400_000, wall + 86_400_000]
  const offset = rules.offset(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (rules.offset(middle) === offset) before = middle
    else after = middle
  }
  return after
}

/** The top of the hour that the court's clock shows at an instant (Rule 2, [78]). */
export function topOfHour (instant: Instant, zone: string): Instant {
  return DateTime.fromMillis(instant, { zone }).startOf('hour').toMillis()
}

/** The minute, 0-59, that the court's clock shows. */
export function minuteOf (instant: Instant, zone: string): number {
  return DateTime.fromMillis(instant, { zone }).minute
}

/** The court's date at an instant: `2005-03-02`. */
export function dateOf (instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd')
}

/** ISO 8601 on the court's clock with its offset, no fractions unless nonzero: `2005-03-02T09:00:00-08:00`. */
export function printInstant (instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? ''
}
