import { dateOf, type Instant } from '../time/court-time.ts'
import { dayAfter } from '../time/days.ts'
import { isDate } from '../time/wall-clock.ts'
import { courtDay, instantOn, mayOpenAt, openAt, type IsOpen } from './opening-hours.ts'
import type { Holiday, HoursOfOperation } from './people-and-places.ts'

/** A span of time in which hours hold, half-open, and whether the court was open just before it. */
export interface Holding { from: Instant, until: Instant, wasOpen: IsOpen }

/** When a court opens next: `uncertain` where it may before any opening that its hours tell. */
export type NextOpening = { kind: 'opens', at: Instant } | { kind: 'uncertain' } | { kind: 'none' }

/**
 * The first instant of a span at which a court is open and was not just before. It is certain only where nothing
 * before it could be an opening: no hours that cannot be read, and no time of which the policy says nothing.
 */
export function nextOpening (
  hours: HoursOfOperation | null,
  { from, until, wasOpen }: Holding,
  zone: string
): NextOpening {
  if (from >= until) return { kind: 'none' }
  if (hours === null) return { kind: 'uncertain' }
  for (const date of datesToLookAt(hours, dateOf(from, zone))) {
    for (const at of turnsOf(hours, date, from, zone)) {
      if (at >= until) return { kind: 'none' }
      const before = at === from ? wasOpen : openAt(hours, at - 1, zone)
      const found = turnAt(hours, at, before, zone)
      if (found !== undefined) return found
    }
  }
  return { kind: 'none' }
}

/** The instants of a date from one on at which it could begin to be open, or not to be known, in order. */
function turnsOf (hours: HoursOfOperation, date: string, from: Instant, zone: string): Instant[] {
  const times = courtDay(hours, date).spans.flatMap(({ opens, closes }) => [opens, closes])
  const turns = ['00:00:00', ...times.filter(time => time !== null)].map(time => instantOn(date, time, zone))
  return [from, ...turns].filter(at => at >= from && (at > from || dateOf(at, zone) === date)).sort((a, b) => a - b)
}

/** Whether a court opens as its hours turn, or may; undefined where it does not. */
function turnAt (hours: HoursOfOperation, at: Instant, before: IsOpen, zone: string): NextOpening | undefined {
  const isOpen = openAt(hours, at, zone)
  if (isOpen === true && before === false) return { kind: 'opens', at }
  if (isOpen === true && before === null) return { kind: 'uncertain' }
  return isOpen === null && (before === false || mayOpenAt(hours, at, zone)) ? { kind: 'uncertain' } : undefined
}

/**
 * The dates from one on, in order, on which a court could open, or could not be known to. Weeks are alike
 * but for holidays: of as many weeks as there are holidays, and one, some hold
 * none; past these only a holiday, or the day behind one, begins something new.
 */
function * datesToLookAt ({ holidays }: HoursOfOperation, first: string): Generator<string> {
  let date: string | undefined = first
  for (let left = (holidays.length + 2) * 7; left > 0 && date !== undefined; left -= 1) {
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
