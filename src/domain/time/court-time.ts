import { DateTime } from 'luxon'
import { isDate, printWall, readWall } from './wall-clock.ts'
import { offsetsOf } from './zone-offsets.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A date and an hour on the court's clock as printed in the file: `2005-03-02T09`. Sorts as text. */
export type Label = string

/** What a label or a wall time meets where the court's clock is changed. */
export type ClockChange = 'repeated' | 'skipped'

/** An instant, and whether the clock showed it twice (then the first) or never (then the first after the gap). */
export interface CourtInstant { instant: Instant, clockChange: ClockChange | null }

const hourLength = 3_600_000
const dayLength = 24 * hourLength

/** The label of a date (`2005-03-02`) and an hour (`09`, 00-23), or undefined when the calendar has no such day. */
export function labelOf (date: string, hour: string): Label | undefined {
  return isDate(date) && /^([01]\d|2[0-3])$/.test(hour) ? `${date}T${hour}` : undefined
}

/** The label one hour later, reading the clock and not the elapsed time [64][81]. */
export function nextHour (label: Label): Label {
  return DateTime.fromISO(label, { zone: 'utc' }).plus({ hours: 1 }).toFormat("yyyy-MM-dd'T'HH")
}

/**
 * Hours from one label to another, reading the clock and not
 * the elapsed time; negative when the second is the earlier.
 */
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
  return firstShown(`${label}:00`, zone)
}

/** The same of any wall time, `2005-03-02T08:30:00`. */
export function firstShown (wallTime: string, zone: string): CourtInstant {
  const readings = wallInstants(wallTime, zone)
  const first = readings[0]
  if (first !== undefined) return { instant: first, clockChange: readings.length > 1 ? 'repeated' : null }
  return { instant: endOfGap(wallTime, zone), clockChange: 'skipped' }
}

/** Every instant at which the court's clock shows this wall time: one, two in autumn, none in spring's gap. */
export const wallInstants = (wallTime: string, zone: string): Instant[] => instantsShowing(wallMillis(wallTime), zone)

/** The same of a wall time in milliseconds, as if it were UTC. */
export function instantsShowing (wall: number, zone: string): Instant[] {
  const offsetAt = offsetsOf(zone)
  // Zones differ from UTC by less than a day, and change at most once within two.
  const [before, after] = [offsetAt(wall - dayLength), offsetAt(wall + dayLength)]
  if (before === after) return [wall - before]
  return [before, after]
    .map(offset => wall - offset)
    .filter(instant => instant + offsetAt(instant) === wall)
    .sort((a, b) => a - b)
}

/** The instant of the clock change that skips this wall time. */
function endOfGap (wallTime: string, zone: string): Instant {
  const wall = wallMillis(wallTime)
  const offsetAt = offsetsOf(zone)
  let [before, after] = [wall - dayLength, wall + dayLength]
  const offset = offsetAt(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}

/** The top of the hour that the court's clock shows at an instant (Rule 2, [78]). */
export function topOfHour (instant: Instant, zone: string): Instant {
  const offset = offsetsOf(zone)(instant)
  const top = Math.floor((instant + offset) / hourLength) * hourLength - offset
  // Where the clock was changed within the hour, the top of it was shown by another offset, or not at all.
  return offsetsOf(zone)(top) === offset ? top : clockAt(instant, zone).startOf('hour').toMillis()
}

/** So many years on, at the same date and hour of the court's clock. */
export function plusYears (instant: Instant, years: number, zone: string): Instant {
  return clockAt(instant, zone).plus({ years }).toMillis()
}

/** The minute, 0-59, that the court's clock shows. */
export function minuteOf (instant: Instant, zone: string): number {
  return Number(wallTimeAt(instant, zone).slice(14, 16))
}

/** The court's date at an instant: `2005-03-02`. */
export function dateOf (instant: Instant, zone: string): string {
  return wallTimeAt(instant, zone).slice(0, 10)
}

/** ISO 8601 on the court's clock with its offset, no fractions unless nonzero: `2005-03-02T09:00:00-08:00`. */
export function printInstant (instant: Instant, zone: string): string {
  const offset = offsetsOf(zone)(instant)
  // Offsets of seconds are from before there was standard time.
  const wall = offset % 60_000 === 0 ? printWall(instant + offset) : undefined
  if (wall !== undefined) return wall + printOffset(offset / 60_000)
  return clockAt(instant, zone).toISO({ suppressMilliseconds: true })
}

const printed = new Map<number, string>()

/** `-08:00` of -480 minutes. */
function printOffset (minutes: number): string {
  const known = printed.get(minutes)
  if (known !== undefined) return known
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const text = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
  printed.set(minutes, text)
  return text
}

/** What the court's clock shows, as if it were UTC: `2005-03-02T09:00:00`, with fractions where they are nonzero. */
function wallTimeAt (instant: Instant, zone: string): string {
  const wall = printWall(instant + offsetsOf(zone)(instant))
  if (wall === undefined) throw notAnInstant(instant)
  return wall
}

const notAnInstant = (instant: Instant): RangeError =>
  new RangeError(`${instant} is no instant: milliseconds since 1970 were expected.`)

/**
 * A wall time as if it were UTC, NaN where the calendar has none such.
 * What is not printed the usual way, and 24:00, is left to luxon.
 */
export function wallMillis (wallTime: string): number {
  const millis = readWall(wallTime)
  return millis !== undefined && !Number.isNaN(millis) ? millis : DateTime.fromISO(wallTime, { zone: 'utc' }).toMillis()
}

function clockAt (instant: Instant, zone: string): DateTime<true> {
  offsetsOf(zone)
  const clock = DateTime.fromMillis(instant, { zone })
  if (!clock.isValid) throw notAnInstant(instant)
  return clock
}
