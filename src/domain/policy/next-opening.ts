import { dateOf, type Instant } from '../time/court-time.ts'
import { dayAfter } from '../time/days.ts'
import { isDate } from '../time/wall-clock.ts'
import { courtDay, hoursOf, instantOn, isReadable, openAt, type IsOpen } from './opening-hours.ts'
import type { Holiday, HoursOfOperation } from './people-and-places.ts'

/** A span of time in which hours hold, half-open, and whether the court was open just before it. */
export interface Holding { from: Instant, until: Instant, wasOpen: IsOpen }

/**
 * The first instant of a span at which a court is open and was not just before; undefined where its hours tell none.
 */
export function nextOpening (
  hours: HoursOfOperation | null,
  { from, until, wasOpen }: Holding,
  zone: string
): Instant | undefined {
  if (hours === null || from >= until) return undefined
  if (wasOpen !== true && openAt(hours, from, zone) === true) return from
  for (const date of datesToLookAt(hours, dateOf(from, zone))) {
    if (instantOn(date, '00:00:00', zone) >= until) return undefined
    const opens = courtDay(hours, date)
      .spans.filter(isReadable)
      .map(span => instantOn(date, span.opens as string, zone))
    const first = opens.find(
      instant => instant > from && openAt(hours, instant, zone) === true && openAt(hours, instant - 1, zone) !== true
    )
    if (first !== undefined) return first < until ? first : undefined
  }
  return undefined
}

/**
 * The dates from one on, in order, on which a court could open. Weeks are alike
 * but for holidays: of as many weeks as there are holidays, and one, some hold
 * none; past these only a holiday, or the day behind one, begins something new.
 */
function * datesToLookAt ({ days, holidays }: HoursOfOperation, first: string): Generator<string> {
  const weeks = days.some(day => isReadable(hoursOf(day))) ? holidays.length + 2 : 0
  let date: string | undefined = first
  for (let left = weeks * 7; left > 0 && date !== undefined; left -= 1) {
    yield date
    date = dayAfter(date)
  }
  const from = date
  if (from !== undefined) yield * [...new Set(holidays.flatMap(datesAround))].filter(each => each >= from).sort()
}

/** A holiday and the day behind it. */
function datesAround ({ date }: Holiday): string[] {
  return date === null || !isDate(date) ? [] : [date, dayAfter(date)].filter(each => each !== undefined)
}
