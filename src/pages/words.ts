import type { Money } from '../domain/policy/money.ts'

// Everything here is made of the texts of the answer alone: the
// machine's zone, language and calendar have no part in it.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

/** How clocks are called where the offset says which of the two is meant. */
const clocks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'America/Los_Angeles': { '-08:00': 'PST', '-07:00': 'PDT' },
  'America/Denver': { '-07:00': 'MST', '-06:00': 'MDT' },
  'America/Phoenix': { '-07:00': 'MST' },
  'America/Chicago': { '-06:00': 'CST', '-05:00': 'CDT' },
  'America/New_York': { '-05:00': 'EST', '-04:00': 'EDT' },
  'America/Anchorage': { '-09:00': 'AKST', '-08:00': 'AKDT' },
  'Pacific/Honolulu': { '-10:00': 'HST' }
}

const printed = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** The parts of an instant in words. */
export interface InstantInWords { date: string, time: string }

/**
 * An instant as the answer prints it, in words: `2 March 2005`
 * and `9:30 a.m. PST`; what is no instant stays as it is.
 */
export function instantParts (text: string, zone: string | null): InstantInWords {
  const match = printed.exec(text)
  if (match === null) return { date: text, time: '' }
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = '', offset = ''] = match
  const half = Number(hour) < 12 ? 'a.m.' : 'p.m.'
  const seconds = second === '00' && fraction === '' ? '' : `:${second}${fraction}`
  return {
    date: `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
    time: `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}:${minute}${seconds} ${half} ${clockName(offset, zone)}`
  }
}

/** The same in one piece: `2 March 2005, 9:30 a.m. PST`. */
export function inWords (text: string, zone: string | null): string {
  const { date, time } = instantParts(text, zone)
  return time === '' ? date : `${date}, ${time}`
}

/** An instant of the archive's own, in UTC, to the second. */
export const utcInWords = (text: string): string => inWords(text.replace(/\.\d+Z$/, 'Z'), null)

/** A sentence with the instants in it in words. */
export function sentenceInWords (text: string, zone: string | null): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, instant =>
    inWords(instant, zone)
  )
}

/** The same on the desk, where labels too are put into words, as the court's clock shows them: `2005-03-01T16`. */
export function clerkWords (text: string, zone: string | null): string {
  return sentenceInWords(text, zone).replace(
    /\b(\d{4}-\d\d-\d\d)T(\d\d)\b(?!:\d)/g,
    (_, date: string, hour: string) => `${dateInWords(date)}, ${timeInWords(`${hour}:00`)}`
  )
}

/** A date, `2005-03-02`, in words; what is none stays as it is. */
export function dateInWords (date: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  return year === '' ? date : `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** A time of day, `17:00:00`, in words: `5:00 p.m.`. */
export function timeInWords (time: string): string {
  const [hour = '', minute = ''] = time.split(':')
  return `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}:${minute} ${Number(hour) % 24 < 12 ? 'a.m.' : 'p.m.'}`
}

/** A number of bytes, exactly, and about in a larger unit. */
export function bytesInWords (bytes: number): string {
  const exact = `${bytes.toLocaleString('en-US')} bytes`
  return bytes < 1024
    ? exact
    : `${exact} (about ${bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${Math.round((bytes / 1024 ** 2) * 10) / 10} MB`})`
}

/** How many of a thing: `1 note`, `2 notes`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

function clockName (offset: string, zone: string | null): string {
  if (offset === 'Z' || offset === '+00:00') return 'UTC'
  return clocks[zone ?? '']?.[offset] ?? `UTC${offset.replace('-', '\u2212')}`
}

/** `$110.00`, `\u2212$10.00`; of another currency `110.00 EUR`. */
export function moneyInWords ({ amount, currency }: Money): string {
  const sign = amount.startsWith('-') ? '\u2212' : ''
  const digits = amount.replace('-', '')
  return currency === 'USD' ? `${sign}$${digits}` : `${sign}${digits} ${currency}`
}

const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]] as const

/** A length of time by its two largest units, and never more than it is: `1 hour 5 minutes`. */
export function spanInWords (seconds: number): string {
  const parts: string[] = []
  let rest = Math.floor(Math.abs(seconds))
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  return parts.length === 0 ? 'less than a second' : parts.join(' ')
}

/** What each verdict says, as a heading. */
const verdicts: Readonly<Record<string, string>> = {
  correct: 'The amount tendered was the amount due',
  underpaid: 'Less was tendered than was due',
  overpaid: 'More was tendered than was due',
  'fee-not-in-policy': 'The policy in force has no such fee',
  'fee-not-in-force': 'The fee was not in force on that day',
  undetermined: 'What was due cannot be determined',
  'no-effective-policy': 'No policy was in force'
}

/** A verdict in words; one that came later stays as it is. */
export const verdictInWords = (verdict: string): string => verdicts[verdict] ?? verdict
