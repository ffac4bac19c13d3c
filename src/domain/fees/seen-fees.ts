import { asksWholeCourt, nameKey, type KeyAsked } from '../policy/court-keys.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import type { Instant } from '../time/court-time.ts'
import { startOfDay } from '../time/days.ts'
import { isOfDivisions } from './fee-applicability.ts'

/**
 * Whether one who asks by a key sees a fee: a division its own
 * and the court-wide ones, the whole court all (domain §7).
 */
export function seesFee (fee: Fee, asked: KeyAsked): boolean {
  return asksWholeCourt(asked) || !isOfDivisions(fee, asked) || nameKey(fee.courtKeys, asked.courtKey)
}

/**
 * The fee's own dates, both inclusive, as a half-open span of the
 * court's time (domain §6); a date that is none bounds nothing.
 */
export function ownDates (
  fee: Pick<Fee, 'effectiveDate' | 'expirationDate'> | null,
  zone: string
): { begins: Instant, ends: Instant } {
  return {
    begins: startOfDay(fee?.effectiveDate ?? '', 0, zone) ?? -Infinity,
    ends: startOfDay(fee?.expirationDate ?? '', 1, zone) ?? Infinity
  }
}
