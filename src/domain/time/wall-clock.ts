// Wall times as if they were UTC, by the calendar's own arithmetic: a table of days would
// cost more than it saves, as an answer comes upon another day than the one before it.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `07` of 7. */
const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

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
  const hour = two[Math.floor(rest / HOUR)] as string
  const minute = two[Math.floor(rest / MINUTE) % 60] as string
  const second = two[Math.floor(rest / 1_000) % 60] as string
  const time = `${date}T${hour}:${minute}:${second}`
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
  if ((length > 13 && wallTime[13] !== ':') || (length > 16 && wallTime[16] !== ':')) return undefined
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

/**
 * The date of a day, counted from 1970-01-01. Within the 400 years after which the calendar repeats, a year
 * is counted from March, so that its last day is the leap day, and its months have 153 days in five.
 */
function printDay (day: number): string | undefined {
  const fromMarch = day + DAYS_FROM_MARCH_OF_0
  const cycle = Math.floor(fromMarch / DAYS_OF_400_YEARS)
  const ofCycle = fromMarch - cycle * DAYS_OF_400_YEARS
  const years = Math.floor(
    (ofCycle - Math.floor(ofCycle / 1_460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) / 365
  )
  const ofYear = ofCycle - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const months = Math.floor((5 * ofYear + 2) / 153)
  const month = months < 10 ? months + 3 : months - 9
  const year = cycle * 400 + years + (month < 3 ? 1 : 0)
  if (!(year >= 0 && year <= 9999)) return undefined
  const ofMonth = ofYear - Math.floor((153 * months + 2) / 5) + 1
  const century = two[Math.floor(year / 100)] as string
  return `${century}${two[year % 100] as string}-${two[month] as string}-${two[ofMonth] as string}`
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

const DAYS_OF_400_YEARS = 146_097
/** From 0000-03-01 to 1970-01-01. */
const DAYS_FROM_MARCH_OF_0 = 719_468
const FOUR_CENTURIES = DAYS_OF_400_YEARS * DAY
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month of the Gregorian calendar has; NaN where there is none such. */
function daysOf (year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29
  return lengths[month - 1] ?? NaN
}
