import type { Instant } from '../domain/time/court-time.ts'

const LONGEST = 3_600_000

/**
 * How long a Retry-After header asks to wait: seconds, or an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds, an hour at most; null where the header is missing or says neither
 */
export function retryAfter (header: string | null, now: Instant): number | null {
  const text = header?.trim() ?? ''
  const wait = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : /^[A-Z].*(GMT|\d{4})$/i.test(text)
      ? Date.parse(text) - now
      : NaN
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST)
}
