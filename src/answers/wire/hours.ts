import { courtDay, hoursOf, openAt, weekdayNamed, weekdays } from '../../domain/policy/opening-hours.ts'
import type { HoursOfOperation } from '../../domain/policy/people-and-places.ts'
import { unreadHours } from '../../domain/policy/unread-hours.ts'
import { dateOf, type Instant } from '../../domain/time/court-time.ts'
import type { AnsweredQuestion } from '../question.ts'
import { courtInstant } from './court.ts'

/** Hours of operation as they answer for an instant [177]; `opening` is when the court opens next. */
export function hoursWire (
  { history, decision: { at } }: AnsweredQuestion,
  hours: HoursOfOperation | null,
  opening: Instant | undefined
) {
  const zone = history.zone.name
  const { date, spans, holiday } = courtDay(hours, dateOf(at, zone))
  const first = spans[0] ?? { opens: null, closes: null }
  return {
    open: openAt(hours, at, zone),
    day: { date, opens: first.opens, closes: first.closes, holiday, spans },
    nextOpening: courtInstant(opening ?? null, history),
    week: (hours?.days ?? []).map(day => ({ day: dayWire(day.dayName), ...hoursOf(day) })),
    holidays: (hours?.holidays ?? []).map(holiday => ({
      date: holiday.date,
      name: holiday.holidayName,
      ...hoursOf(holiday),
      note: holiday.note
    })),
    unread: hours === null ? [] : unreadHours(hours),
    asPrinted: hours
  }
}

/** A weekday by its name, whatever letters the policy has for it. */
function dayWire (dayName: string | null): string | null {
  const weekday = weekdayNamed(dayName)
  return weekday === undefined ? dayName : weekdays[weekday - 1] as string
}
