import { judgeCriteria, type FeeReason, type FeeQuestion, type Applies } from './fee-applicability.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { costOfPages, isNegative, type Decimal, type Money } from '../policy/money.ts'
import { isOffered } from '../policy/offered.ts'
import { holdsEveryWord, plainText, sameText } from '../text/text-match.ts'

/**
 * What is said of one fee when it is asked for (domain §6). `reasons` has one for each criterion that the fee states.
 */
export interface FeeJudgement {
  applies: Applies
  reasons: FeeReason[]
  /** What is to be paid for the pages asked about; null when the cost or the pages are not known. */
  due: Money | null
  /** False when the court says `Include` No: listed, and not to be offered. */
  offered: boolean
}

/**
 * Whether a fee applies, why, and what is due: `no` when one criterion
 * contradicts, else `undetermined` when one is open, else `yes`.
 */
export function judgeFee (fee: Fee, question: FeeQuestion): FeeJudgement {
  const reasons = judgeCriteria(fee, question)
  const results = reasons.map(({ result }) => result)
  const applies = results.includes('no') ? 'no' : results.includes('undetermined') ? 'undetermined' : 'yes'
  return { applies, reasons, due: dueOf(fee, question.pages), offered: isOffered(fee) }
}

/** As what a fee's code is compared: in the same letters. */
export const codeKey = (code: string): string => plainText(code)

/** Whether a fee's code is the one asked for. */
export function sameCode (code: string | null, wanted: string): boolean {
  return code !== null && codeKey(code) === codeKey(wanted)
}

/**
 * Whether a fee has every word of `q` in its code, name or alias
 * and `category` as category or subcategory; null asks for neither.
 */
export function isWanted (fee: Fee, { q, category }: { q: string | null, category: string | null }): boolean {
  return holdsEveryWord([fee.code, fee.name, fee.alias], q ?? '') &&
    (category === null || sameText(fee.category, category) || sameText(fee.subcategory, category))
}

/** A fee prices pages when it has SubsequentPages, readable or not; what would be below zero nobody owes. */
function dueOf (fee: Fee, pages: number | null): Money | null {
  const amount = amountOf(fee, pages)
  return amount === null || isNegative(amount) ? null : { amount, currency: fee.currency }
}

function amountOf (
  { cost, currency, subsequentPages, subsequentPagesText }: Fee,
  pages: number | null
): Decimal | null {
  if (subsequentPages === null) return subsequentPagesText === null ? cost : null
  return cost === null || pages === null ? null : costOfPages(cost, subsequentPages, pages, currency)
}
