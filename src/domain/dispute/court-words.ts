import { DateTime } from 'luxon'
import type { Money } from '../policy/money.ts'
import { printInstant, wallInstants, type Instant } from '../time/court-time.ts'

/** A day as a letter writes it: `2 March 2005`. */
export const dayInWords = (instant: Instant, zone: string): string => clock(instant, zone).toFormat('d LLLL yyyy')

/**
 * A time of day on the court's clock as a letter writes it: `10:02 a.m.`, with seconds where
 * they are not zero. In the hour that occurs twice it says which one: `1:30 a.m. PDT`.
 */
export function timeInWords (instant: Instant, zone: string): string {
  const shown = clock(instant, zone)
  const seconds = shown.millisecond !== 0 ? ':ss.SSS' : shown.second !== 0 ? ':ss' : ''
  const half = shown.hour < 12 ? 'a.m.' : 'p.m.'
  const abbreviation = isShownTwice(instant, zone) ? ` ${shown.offsetNameShort}` : ''
  return `${shown.toFormat(`h:mm${seconds}`)} ${half}${abbreviation}`
}

const OFFSET = '-08:00'

/** Whether the court's clock shows at another instant what it shows at this one. */
function isShownTwice (instant: Instant, zone: string): boolean {
  const wallTime = printInstant(instant, zone).slice(0, -OFFSET.length)
  return wallInstants(wallTime, zone).length > 1
}

/** An amount as a letter writes it, without a sign: `$110.00`, `110 JPY`. */
export function amountInWords ({ amount, currency }: Money): string {
  const bare = amount.replace(/^-/, '')
  return currency === 'USD' ? `$${bare}` : `${bare} ${currency}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords (words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

const clock = (instant: Instant, zone: string): DateTime => DateTime.fromMillis(instant, { zone, locale: 'en-US' })
