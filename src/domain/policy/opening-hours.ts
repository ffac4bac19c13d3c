import { dateOf, firstShown, type Instant } from '../time/court-time.ts'
import { dayAfter, weekdayOf } from '../time/days.ts'
import { byKey, latest } from '../text/lookup.ts'
import { plainLetters, plainText } from '../text/text-match.ts'
import type { Holiday, HoursOfOperation } from './people-and-places.ts'

/**
 * Hours of one day, `HH:MM:SS`, up to 24:00:00: from `opens` to
 * before `closes`; null where the policy prints none, or no time.
 */
export interface Hours { opens: string | null, closes: string | null }

/** Whether a court is open: null where its policy does not tell. */
export type IsOpen = boolean | null

/** A day of a court, by its holidays, else by its weekday. */
export interface CourtDay {
  date: string
  /** In the order of the clock. */
  spans: readonly Hours[]
  /** The name of the holiday, empty where it has none; null where the day is no holiday. */
  holiday: string | null
  /** What holds within its hours and outside of them. */
  within: true | null
  outside: false | null
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/**
 * The hours of a Day or a Holiday: times are xsd:time, the seconds may be
 * left out; an hour with a zone of its own is none of the court's clock.
 */
export const hoursOf = ({ open, close }: { open: string | null, close: string | null }): Hours => ({
  opens: clockTime(open),
  closes: clockTime(close)
})

function clockTime (text: string | null): string | null {
  const [, minute, second = ':00'] =
    /^((?:[01]\d|2[0-3]):[0-5]\d|24:00)(:[0-5]\d)?(?:\.0+)?$/.exec(plainText(text ?? '')) ?? []
  const time = minute === undefined ? null : `${minute}${second}`
  return time === null || time > MIDNIGHT ? null : time
}

/** The end of a day. */
const MIDNIGHT = '24:00:00'

/** Behind every time. */
const LAST = '99'

/** Hours that end before they begin say nothing. */
export const isReadable = ({ opens, closes }: Hours): boolean => opens !== null && closes !== null && opens < closes

/**
 * The weekday that a DayName names, from 1 for Monday: its name,
 * or three of its letters and more; undefined where it names none.
 */
export function weekdayNamed (dayName: string | null): number | undefined {
  const name = plainLetters(dayName ?? '').replace(/\.$/, '')
  const place = name.length < 3 ? -1 : weekdays.findIndex(weekday => weekday.toLowerCase().startsWith(name))
  return place === -1 ? undefined : place + 1
}

/** What is stated of each date and each weekday. */
interface Stated {
  holidaysOn: (date: string) => readonly Holiday[]
  weekdayHours: (weekday: number | undefined) => readonly Hours[]
  /** Whether what is not listed is closed: some Day is, and each that is has a weekday's name. */
  isWhole: boolean
}

const stated = latest(({ days, holidays }: HoursOfOperation): Stated => {
  const weekdayHours = byKey(
    days.map(day => ({ weekday: weekdayNamed(day.dayName), ...hoursOf(day) })),
    ({ weekday }) => [weekday]
  )
  return {
    holidaysOn: byKey(holidays, ({ date }) => date === null ? [] : [date]),
    weekdayHours: weekday => weekdayHours(weekday).map(({ opens, closes }) => ({ opens, closes })),
    isWhole: days.length > 0 && weekdayHours(undefined).length === 0
  }
})

/**
 * A day of a court by its hours of operation [177], schemas §6.1.
 * - On a holiday its own hours count; without any it is closed all day. Of several on one
 *   date some may have hours and some not: whether it is open in these nobody can tell.
 * - Else the hours of the weekday count, all that are listed; one that is not listed is closed.
 * - Without hours, and where some Day names no weekday, nothing tells that it is closed.
 */
export function courtDay (hours: HoursOfOperation | null, date: string): CourtDay {
  if (hours === null) return { date, spans: [], holiday: null, within: true, outside: null }
  const { holidaysOn, weekdayHours, isWhole } = stated(hours)
  const holidays = holidaysOn(date)
  if (holidays.length === 0) {
    return {
      date,
      spans: inOrder(weekdayHours(weekdayOf(date))),
      holiday: null,
      within: true,
      outside: isWhole ? false : null
    }
  }
  const withHours = holidays.filter(({ open, close }) => open !== null || close !== null)
  const name = holidays.find(({ holidayName }) => holidayName !== null)?.holidayName ?? ''
  const isPlain = withHours.length === 0 || withHours.length === holidays.length
  return { date, spans: inOrder(withHours.map(hoursOf)), holiday: name, within: isPlain ? true : null, outside: false }
}

function inOrder (spans: readonly Hours[]): Hours[] {
  const place = ({ opens }: Hours): string => opens ?? LAST
  return spans.toSorted((a, b) => place(a) < place(b) ? -1 : Number(place(a) > place(b)))
}

/** Whether a court is open at an instant. */
export function openAt (hours: HoursOfOperation | null, at: Instant, zone: string): IsOpen {
  const day = courtDay(hours, dateOf(at, zone))
  const said = day.spans.map(span => isWithin(day.date, span, at, zone))
  if (said.includes(true)) return day.within
  return said.includes(null) ? null : day.outside
}

function isWithin (date: string, span: Hours, at: Instant, zone: string): IsOpen {
  const { opens, closes } = span
  if (opens !== null && closes !== null && !isReadable(span)) return null
  if (opens !== null && at < instantOn(date, opens, zone)) return false
  if (closes !== null && at >= instantOn(date, closes, zone)) return false
  return isReadable(span) ? true : null
}

/**
 * Whether a court of which nobody knows if it is open may open at an instant, or does so at one that
 * cannot be told: not where all that is unknown is the end of hours that have begun before.
 */
export function mayOpenAt (hours: HoursOfOperation | null, at: Instant, zone: string): boolean {
  const { date, outside, spans } = courtDay(hours, dateOf(at, zone))
  if (outside === null) return true
  return spans.some(({ opens, closes }) => {
    if (opens !== null && (closes === null || opens < closes)) return instantOn(date, opens, zone) === at
    return isWithin(date, { opens, closes }, at, zone) === null
  })
}

/** When the court's clock first shows a time of a date; in spring's gap the first instant after it. */
export function instantOn (date: string, time: string, zone: string): Instant {
  const next = time === MIDNIGHT ? dayAfter(date) : undefined
  return firstShown(next === undefined ? `${date}T${time}` : `${next}T00:00:00`, zone).instant
}
