// Wall times as if they were UTC. Days repeat from question to question, so each is worked out once and looked up from then on.

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** So many days, about three hundred years, are remembered at once. */
const DAYS = 100_000

const printedDays = new Map<number, string>()
const readDays = new Map<string, number>()
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Whether a text is a date of the calendar, `2005-03-02`. */
export function isDate (text: string): boolean {
  return !Number.isNaN(dayOf(text))
}

/**
 * What a clock that shows these milliseconds prints: `2005-03-02T09:00:00`, with fractions where they are nonzero. Undefined for
 * years of more or fewer than four digits, and for what is no instant.
 */
export function printWall (millis: number): string | undefined {
  const day = Math.floor(millis / DAY)
  const date = printDay(day)
  if (date === undefined) return undefined
  const rest = millis - day * DAY
  const hour = Math.floor(rest / HOUR)
  const minute = Math.floor(rest / 60_000) % 60
  const second = Math.floor(rest / 1_000) % 60
  const time = `${date}T${two[hour] as string}:${two[minute] as string}:${two[second] as string}`
  const fraction = rest % 1_000
  return fraction === 0 ? time : `${time}.${String(fraction).padStart(3, '0')}`
}

/** The milliseconds of `2005-03-02T09`, `…T09:30` or `…T09:30:59`, NaN where the calendar has none such; undefined for other shapes. */
export function readWall (wallTime: string): number | undefined {
  const { length } = wallTime
  if ((length !== 13 && length !== 16 && length !== 19) || wallTime[10] !== 'T') return undefined
  const hour = pairAt(wallTime, 11)
  const minute = length > 13 ? pairAt(wallTime, 14) : 0
  const second = length > 16 ? pairAt(wallTime, 17) : 0
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined
  return dayOf(wallTime.slice(0, 10)) + hour * HOUR + minute * 60_000 + second * 1_000
}

/** The number that two digits write; NaN where they are none. */
function pairAt (text: string, place: number): number {
  const tens = text.charCodeAt(place) - 48
  const ones = text.charCodeAt(place + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

function printDay (day: number): string | undefined {
  const known = printedDays.get(day)
  if (known !== undefined) return known
  const date = new Date(day * DAY)
  const year = date.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) return undefined
  const text = date.toISOString().slice(0, 10)
  remember(printedDays, day, text)
  return text
}

/** The milliseconds at which a date begins; NaN where the calendar has none such. */
function dayOf (text: string): number {
  const known = readDays.get(text)
  if (known !== undefined) return known
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return NaN
  remember(readDays, text, time)
  return time
}

function remember<K, V> (days: Map<K, V>, name: K, value: V): void {
  if (days.size >= DAYS) days.clear()
  days.set(name, value)
}
