import { printInstant } from '../../domain/time/court-time.ts'
import type { FeeStep } from '../../domain/fees/fee-history.ts'
import type { FeeJudgement } from '../../domain/fees/fees.ts'
import type { Fee } from '../../domain/policy/fees-and-codes.ts'
import type { Decimal, Money } from '../../domain/policy/money.ts'
import { isOffered } from '../../domain/policy/offered.ts'

/** What the policy says of a fee. */
export function feeContentWire (fee: Fee) {
  return {
    code: fee.code,
    name: fee.name,
    alias: fee.alias,
    category: fee.category,
    subcategory: fee.subcategory,
    currency: fee.currency,
    cost: moneyOf(fee.cost, fee),
    costText: fee.costText,
    subsequentPages: moneyOf(fee.subsequentPages, fee),
    subsequentPagesText: fee.subsequentPagesText,
    totalPages: fee.totalPages,
    effectiveDate: fee.effectiveDate,
    expirationDate: fee.expirationDate,
    lastUpdated: fee.lastUpdated,
    note: fee.note,
    courtKeys: fee.courtKeys,
    documentKey: fee.documentKey,
    criteria: criteriaWire(fee),
    offered: isOffered(fee)
  }
}

/** A fee as it answers a question: whether it applies, why, and what is due. */
export function feeWire (fee: Fee, { applies, due, reasons }: FeeJudgement) {
  return { ...feeContentWire(fee), due, applies, reasons }
}

/** What a fee states of the filings it is for; absent is null or an empty list. */
function criteriaWire (fee: Fee) {
  const { amountInControversy, jurisdictionalAmount } = fee
  return {
    firstPaper: yesNo(fee.firstPaper),
    caseTypes: fee.caseTypes,
    amountInControversy:
      amountInControversy === null
        ? null
        : { amount: amountInControversy.amount, threshold: amountInControversy.threshold },
    jurisdictionalAmount:
      jurisdictionalAmount === null
        ? null
        : [jurisdictionalAmount.threshold ?? '', jurisdictionalAmount.amount].filter(part => part !== '').join(' '),
    documentTypes: fee.documentTypes,
    documentGenericTypes: fee.documentGenericTypes,
    filters: fee.filters
  }
}

/** A YesNo as a boolean; what is neither stays as printed. */
function yesNo (text: string | null): boolean | string | null {
  const lower = text?.toLowerCase()
  return lower === 'yes' ? true : lower === 'no' ? false : text
}

function moneyOf (amount: Decimal | null, { currency }: { currency: string }): Money | null {
  return amount === null ? null : { amount, currency }
}

/** A time in which a fee stayed the same. */
export function feeStepWire ({ version, from, until, present, variant, fee }: FeeStep, zone: string) {
  return {
    version,
    from: printInstant(from, zone),
    until: until === null ? null : printInstant(until, zone),
    present,
    variant,
    cost: fee === null ? null : moneyOf(fee.cost, fee),
    costText: fee?.costText ?? null,
    name: fee?.name ?? null,
    courtKeys: fee?.courtKeys ?? [],
    criteria: fee === null ? null : criteriaWire(fee)
  }
}
