import type { Fee } from '../policy/fees-and-codes.ts'
import type { Instant } from '../time/court-time.ts'
import { startOfDay } from '../time/days.ts'

/**
 * The instants at which a fee's own dates begin and end it: both
 * dates are inclusive, so its end is the midnight after (domain §6).
 */
export function feeTurns (
  { effectiveDate, expirationDate }: Pick<Fee, 'effectiveDate' | 'expirationDate'>,
  zone: string
): Instant[] {
  const turns = [
    effectiveDate === null ? undefined : startOfDay(effectiveDate, 0, zone),
    expirationDate === null ? undefined : startOfDay(expirationDate, 1, zone)
  ]
  return turns.filter(turn => turn !== undefined)
}
