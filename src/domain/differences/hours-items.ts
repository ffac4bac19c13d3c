import { hoursOf, weekdayNamed, weekdays } from '../policy/opening-hours.ts'
import type { Day, Holiday, HoursOfOperation } from '../policy/people-and-places.ts'
import { canonicalJson } from '../text/canonical-json.ts'
import { byKey } from '../text/lookup.ts'
import { plainText } from '../text/text-match.ts'
import type { Item } from './difference.ts'

/** Hours by weekday, whatever letters its name has, all spans of a day together, and holidays by date. */
export function hoursItems (hours: HoursOfOperation | null): Item[] {
  if (hours === null) return []
  const { title, days, holidays, extra } = hours
  const spansOf = byKey(days, day => [nameOf(day)])
  return [
    ...(title === null ? [] : [{ key: 'title', title: 'Title of the hours', value: title, printed: `"${title}"` }]),
    ...[...new Set(days.map(nameOf))].map(name => dayItem(name, spansOf(name))),
    ...holidays.map(holidayItem),
    ...(extra.length === 0 ? [] : [{ key: 'extra', title: 'Other elements of the hours', value: extra, printed: null }])
  ]
}

/** The weekday that a day is, as answers about hours have it; what names none is called as it is printed. */
function nameOf ({ dayName }: Day): string {
  const weekday = weekdayNamed(dayName)
  return weekday === undefined ? plainText(dayName ?? '') : weekdays[weekday - 1] as string
}

/** The order of the clock, as in answers: that in which the spans of a day are listed says nothing. */
function inOrder (days: readonly Day[]): Day[] {
  const place = (day: Day): string => `${hoursOf(day).opens ?? '~'} ${canonicalJson(day)}`
  return days.toSorted((a, b) => place(a) < place(b) ? -1 : Number(place(a) > place(b)))
}

function dayItem (name: string, listed: readonly Day[]): Item {
  const spans = inOrder(listed)
  const value = spans.map(({ open, close, extra }) => ({ open, close, extra }))
  return {
    key: name,
    title: name === '' ? 'A day without a name' : name,
    value,
    printed: spans.map(printed).join(' and ')
  }
}

function holidayItem (holiday: Holiday): Item {
  const { date, holidayName } = holiday
  const title = ['Holiday', date ?? 'without a date', ...(holidayName === null ? [] : [`(${holidayName})`])].join(' ')
  return { key: `holidays/${date ?? holidayName ?? ''}`, title, value: holiday, printed: printed(holiday) }
}

const printed = ({ open, close }: Pick<Day, 'open' | 'close'>): string =>
  open === null && close === null ? 'closed' : `${open ?? '?'}-${close ?? '?'}`
