import type { Day, Holiday, HoursOfOperation } from '../policy/people-and-places.ts'
import { byKey } from '../text/lookup.ts'
import type { Item } from './difference.ts'

/** Hours by weekday, all spans of a day together, and holidays by date. */
export function hoursItems (hours: HoursOfOperation | null): Item[] {
  if (hours === null) return []
  const { title, days, holidays, extra } = hours
  const spansOf = byKey(days, ({ dayName }) => [dayName ?? ''])
  return [
    ...(title === null ? [] : [{ key: 'title', title: 'Title of the hours', value: title, printed: `"${title}"` }]),
    ...[...new Set(days.map(({ dayName }) => dayName ?? ''))].map(name => dayItem(name, spansOf(name))),
    ...holidays.map(holidayItem),
    ...(extra.length === 0 ? [] : [{ key: 'extra', title: 'Other elements of the hours', value: extra, printed: null }])
  ]
}

function dayItem (name: string, spans: readonly Day[]): Item {
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
