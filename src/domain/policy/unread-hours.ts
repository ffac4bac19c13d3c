import { isDate } from '../time/wall-clock.ts'
import { quoted } from '../text/quoted.ts'
import { hoursOf, isReadable, weekdayNamed } from './opening-hours.ts'
import type { Day, Holiday, HoursOfOperation } from './people-and-places.ts'

/** Something in hours of operation that does not tell when a court is open; the path begins at HoursOfOperation. */
export interface UnreadHours { path: string, text: string }

/** What of these hours tells nothing: why it may not be known whether the court is open [177]. */
export function unreadHours (hours: HoursOfOperation): UnreadHours[] {
  const { days, holidays } = hours
  const noDays =
    days.length > 0
      ? []
      : [
          {
            path: 'HoursOfOperation/Days',
            text: 'No Day is listed: it is not known when the court is open on any weekday.'
          }
        ]
  return [...noDays, ...days.flatMap(unreadDay), ...holidays.flatMap(unreadHoliday), ...halfClosed(holidays)]
}

function unreadDay (day: Day, place: number): UnreadHours[] {
  const path = `HoursOfOperation/Days/Day[${place + 1}]`
  const name = `${path}/DayName`
  const unnamed =
    weekdayNamed(day.dayName) === undefined
      ? [
          {
            path: name,
            text: `${name} is ${printed(day.dayName)}: Monday to Sunday is expected. No weekday that is not listed is known to be closed.`
          }
        ]
      : []
  return [...unnamed, ...unreadTimes(day, path)]
}

function unreadHoliday (holiday: Holiday, place: number): UnreadHours[] {
  const path = `HoursOfOperation/Holidays/Holiday[${place + 1}]`
  const { date, open, close } = holiday
  const undated =
    date === null || !isDate(date)
      ? [
          {
            path: `${path}/Date`,
            text: `${path}/Date is ${printed(date)}: a date such as 2005-07-04 is expected. The holiday is on no day.`
          }
        ]
      : []
  return [...undated, ...(open === null && close === null ? [] : unreadTimes(holiday, path))]
}

function unreadTimes (given: Pick<Day, 'open' | 'close'>, path: string): UnreadHours[] {
  const hours = hoursOf(given)
  if (isReadable(hours)) return []
  const { opens, closes } = hours
  const times = [['Open', given.open, opens], ['Close', given.close, closes]] as const
  const unread = times
    .filter(([, , time]) => time === null)
    .map(([element, text]) => ({
      path: `${path}/${element}`,
      text: `${path}/${element} is ${printed(text)}: a time of the court's clock such as 08:30:00 is expected.`
    }))
  if (unread.length > 0) return unread
  return [
    {
      path: `${path}/Close`,
      text: `${path}/Close is ${closes}, which is not after Open, ${opens}: a later time of the same day is expected, 24:00:00 at the latest.`
    }
  ]
}

/** Dates on which one Holiday has hours and another has none. */
function halfClosed (holidays: readonly Holiday[]): UnreadHours[] {
  const closed = new Set(holidays.filter(hasNoHours).map(({ date }) => date))
  return holidays.flatMap((holiday, place) => {
    const path = `HoursOfOperation/Holidays/Holiday[${place + 1}]`
    const { date } = holiday
    return date === null || hasNoHours(holiday) || !closed.has(date)
      ? []
      : [
          {
            path,
            text: `${path} has hours, and another Holiday of ${quoted(date)} has none: one of the two is expected. It is not known whether the court is open then.`
          }
        ]
  })
}

const hasNoHours = ({ open, close }: Holiday): boolean => open === null && close === null

const printed = (text: string | null): string => text === null ? 'absent' : quoted(text)
