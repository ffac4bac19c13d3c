import { canonicalDecimal, type Decimal } from '../policy/money.ts'

/** Digits, at most one point, no sign, no blank. */
const plain = /^(?:\d+\.?\d*|\.\d+)$/

/**
 * The amount that a filer tendered, canonical in a currency; undefined
 * where the text is no plain decimal, or one longer than any amount.
 */
export function readTendered (text: string, currency: string): Decimal | undefined {
  return plain.test(text) ? canonicalDecimal(text, currency) : undefined
}
