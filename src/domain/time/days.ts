import { DateTime } from 'luxon'
import { instantOf, type Instant } from './court-time.ts'
import { isDate } from './wall-clock.ts'

/** So many days after a date of the calendar; undefined past the calendar's end. */
export function dayAfter (date: string, days = 1): string | undefined {
  const day = DateTime.fromISO(date, { zone: 'utc' }).plus({ days })
  return day.year > 9999 ? undefined : day.toFormat('yyyy-MM-dd')
}

/** The weekday of a date, from 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => DateTime.fromISO(date, { zone: 'utc' }).weekday

/**
 * The court's midnight at the start of a date, or so many days later;
 * undefined when there is none: no date, or past the calendar's end.
 */
export function startOfDay (date: string, daysLater: number, zone: string): Instant | undefined {
  if (!isDate(date)) return undefined
  const day = dayAfter(date, daysLater)
  return day === undefined ? undefined : instantOf(`${day}T00`, zone).instant
}
