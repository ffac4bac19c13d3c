import { DateTime } from 'luxon'
import { instantOf, type Instant } from './court-time.ts'
import { isDate } from './wall-clock.ts'

/** The court's midnight at the start of a date, or so many days later; undefined when there is none: no date, or past the calendar's end. */
export function startOfDay (date: string, daysLater: number, zone: string): Instant | undefined {
  if (!isDate(date)) return undefined
  const day = DateTime.fromISO(date, { zone: 'utc' }).plus({ days: daysLater })
  return day.year > 9999 ? undefined : instantOf(day.toFormat("yyyy-MM-dd'T'HH"), zone).instant
}
