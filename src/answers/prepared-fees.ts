import type { FeeQuestion } from '../domain/fees/fee-applicability.ts'
import { judgeFee } from '../domain/fees/fees.ts'
import type { Fee } from '../domain/policy/fees-and-codes.ts'
import { digestOf } from './paging.ts'
import type { More } from './prepared-stretch.ts'
import { byteText } from './template.ts'
import { feeWire } from './wire/fee.ts'

/**
 * The fees with a code as they are judged on any day, printed. Undefined where the day decides, or stands
 * in a reason; and where there are filters, as whoever sends an answer puts what they hold into order.
 */
export function prepareFees (fees: readonly Fee[], question: Omit<FeeQuestion, 'date'>): More | undefined {
  const isSettled = fees.every(
    ({ effectiveDate, expirationDate, filters }) =>
      effectiveDate === null && expirationDate === null && filters.length === 0
  )
  if (!isSettled) return undefined
  const wire = fees.map(fee => feeWire(fee, judgeFee(fee, { ...question, date: null })))
  return { tag: digestOf(wire), fields: byteText(`"fees":${JSON.stringify(wire)}`) }
}
