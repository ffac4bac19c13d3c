// Wall times as if they were UTC. Days repeat from answer to
// answer, so each is printed once and looked up from then on.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** So many days, about three hundred years, are remembered at once. */
const DAYS = 100_000

const printedDays = new Map<number, string>()
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
/** `T09:30:` of each minute of a day. */
const minutesOfDay = Array.from(
  { length: 1_440 },
  (_, minute) => `T${two[Math.floor(minute / 60)] as string}:${two[minute % 60] as string}:`
)

/** Whether a text is a date of the calendar, `2005-03-02`. */
export function isDate (text: string): boolean {
  return text.length === 10 && !Number.isNaN(dayOf(text))
}

/**
 * What a clock that shows these milliseconds prints: `2005-03-02T09:00:00`, with fractions where they
 * are nonzero. Undefined for years of more or fewer than four digits, and for what is no instant.
 */
export function printWall (millis: number): string | undefined {
  const day = Math.floor(millis / DAY)
  const date = printDay(day)
  if (date === undefined) return undefined
  const rest = millis - day * DAY
  const minute = Math.floor(rest / MINUTE)
  const second = Math.floor(rest / 1_000) % 60
  const time = date + (minutesOfDay[minute] as string) + (two[second] as string)
  const fraction = rest % 1_000
  return fraction === 0 ? time : `${time}.${String(fraction).padStart(3, '0')}`
}

/**
 * The milliseconds of `2005-03-02T09`, `…T09:30` or `…T09:30:59`,
 * NaN where the calendar has none such; undefined for other shapes.
 */
export function readWall (wallTime: string): number | undefined {
  const { length } = wallTime
  if ((length !== 13 && length !== 16 && length !== 19) || wallTime[10] !== 'T') return undefined
  const hour = pairAt(wallTime, 11)
  const minute = length > 13 ? pairAt(wallTime, 14) : 0
  const second = length > 16 ? pairAt(wallTime, 17) : 0
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined
  return dayOf(wallTime) + hour * HOUR + minute * MINUTE + second * 1_000
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
  if (printedDays.size >= DAYS) printedDays.clear()
  printedDays.set(day, text)
  return text
}

/** The milliseconds at which the date begins that a text begins with; NaN where the calendar has none such. */
function dayOf (text: string): number {
  if (text[4] !== '-' || text[7] !== '-') return NaN
  const year = pairAt(text, 0) * 100 + pairAt(text, 2)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  if (!(day >= 1 && day <= daysOf(year, month))) return NaN
  // The calendar repeats after 400 years; Date.UTC takes the years before 100 for others.
  return Date.UTC(year + 400, month - 1, day) - FOUR_CENTURIES
}

const FOUR_CENTURIES = 146_097 * DAY
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month of the Gregorian calendar has; NaN where there is none such. */
function daysOf (year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29
  return lengths[month - 1] ?? NaN
}
