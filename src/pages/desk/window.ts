import { dateOf, instantOf, type Instant } from '../../domain/time/court-time.ts'
import { dayAfter } from '../../domain/time/days.ts'

/** How much of a court's time a picture shows. */
export const zooms = ['all', 'year', 'month', 'day'] as const

export type Zoom = typeof zooms[number]

/** A mark on the court's clock. */
export interface Tick { at: Instant, text: string }

/**
 * The part of a court's time that a picture shows, half-open; `before`
 * and `after` are instants within its neighbours, null where it has none.
 */
export interface TimeWindow {
  zoom: Zoom
  title: string
  from: Instant
  until: Instant
  ticks: readonly Tick[]
  before: Instant | null
  after: Instant | null
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December'
]

/**
 * The year, month or day of the court's own clock that holds an instant, or all of its time.
 *
 * @param span from the first instant of which something is known to the last
 */
export function windowAround (
  zoom: Zoom,
  at: Instant,
  zone: string,
  span: { from: Instant, until: Instant }
): TimeWindow {
  const start: StartOf = date => instantOf(`${date}T00`, zone).instant
  const date = dateOf(at, zone)
  const yearOf = (instant: Instant): number => Number(dateOf(instant, zone).slice(0, 4))
  switch (zoom) {
    case 'all': return allYears(yearOf(span.from), yearOf(span.until), start)
    case 'year': return oneYear(date.slice(0, 4), start)
    case 'month': return oneMonth(date, start)
    case 'day': return oneDay(date, start, zone)
  }
}

/** When a date begins on the court's clock. */
type StartOf = (date: string) => Instant

function oneYear (year: string, start: StartOf): TimeWindow {
  const [from, until] = [start(`${year}-01-01`), start(`${yearAfter(year, 1)}-01-01`)]
  const ticks = months.map((name, place) => ({ at: start(`${year}-${two(place + 1)}-01`), text: name.slice(0, 3) }))
  const before = start(`${yearAfter(year, -1)}-01-01`)
  return { zoom: 'year', title: year, from, until, ticks, before, after: until }
}

function oneMonth (date: string, start: StartOf): TimeWindow {
  const [year = '', month = ''] = date.split('-')
  const first = `${year}-${month}-01`
  const next = month === '12' ? `${yearAfter(year, 1)}-01-01` : `${year}-${two(Number(month) + 1)}-01`
  const [from, until] = [start(first), start(next)]
  const dates = Array.from({ length: 31 }, (_, place) => dayAfter(first, place) ?? first).filter(each => each < next)
  const ticks = dates.map((each, place) => ({ at: start(each), text: String(place + 1) }))
  const title = `${nameOf(month)} ${year}`
  return { zoom: 'month', title, from, until, ticks, before: from - 1, after: until }
}

function oneDay (date: string, start: StartOf, zone: string): TimeWindow {
  const [year = '', month = '', day = ''] = date.split('-')
  const [from, until] = [start(date), start(dayAfter(date) ?? date)]
  const ticks = Array.from({ length: 24 }, (_, hour) => ({
    at: instantOf(`${date}T${two(hour)}`, zone).instant,
    text: hourInWords(hour)
  }))
  const title = `${Number(day)} ${nameOf(month)} ${year}`
  return { zoom: 'day', title, from, until, ticks, before: from - 1, after: until }
}

const nameOf = (month: string): string => months[Number(month) - 1] ?? month

function allYears (first: number, last: number, start: StartOf): TimeWindow {
  const step = Math.max(1, Math.ceil((last - first + 1) / 12))
  const years = Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, place) => first + place * step)
  return {
    zoom: 'all',
    title: `${first} to ${last}`,
    from: start(`${first}-01-01`),
    until: start(`${last + 1}-01-01`),
    ticks: years.map(year => ({ at: start(`${year}-01-01`), text: String(year) })),
    before: null,
    after: null
  }
}

const two = (number: number): string => String(number).padStart(2, '0')

const yearAfter = (year: string, by: number): string => String(Number(year) + by).padStart(4, '0')

const hourInWords = (hour: number): string =>
  hour === 0 ? '12 am' : hour === 12 ? 'noon' : hour < 12 ? `${hour}` : `${hour - 12}`
