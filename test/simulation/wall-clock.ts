import { DateTime } from 'luxon'

// Court time, read as a person reads it: by looking at the court's clock, quarter of an hour by quarter of an hour.

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const QUARTER = 15 * MINUTE

/** What the court's clock shows: `2005-03-02T09:30`. */
export function shown (instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** A label so many hours on, by the calendar alone. */
export function hoursAfter (label: string, hours: number): string {
  return new Date(Date.parse(`${label}:00Z`) + hours * HOUR).toISOString().slice(0, 13)
}

const found = new Map<string, number>()

/** The first instant at which the court's clock shows the label's hour or a later one. */
export function instantOf (label: string, zone: string): number {
  const name = `${label} ${zone}`
  const known = found.get(name)
  if (known !== undefined) return known
  let instant = Date.parse(`${label}:00Z`) - 15 * HOUR
  while (shown(instant, zone) < `${label}:00`) instant += QUARTER
  found.set(name, instant)
  return instant
}

/** The label of what is published at an instant: its hour, in the last quarter the next one [61][63]. */
export function labelAt (instant: number, zone: string): string {
  const clock = shown(instant, zone)
  return Number(clock.slice(14)) < 45 ? clock.slice(0, 13) : hoursAfter(clock.slice(0, 13), 1)
}

/** The first instant at which something could rule that is published at a moment or later [83]. */
export function settledUntil (moment: number, zone: string): number {
  const moments = [moment]
  for (let next = Math.floor(moment / QUARTER) * QUARTER + QUARTER; next < moment + 4 * HOUR; next += QUARTER) moments.push(next)
  return Math.min(...moments.map(published => instantOf(hoursAfter(labelAt(published, zone), 1), zone)))
}
