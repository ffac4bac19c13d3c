import { asksWholeCourt, nameKey, nameWholeCourt, type KeyAsked } from '../policy/court-keys.ts'
import { isDate } from '../time/wall-clock.ts'
import type { Fee, ThresholdAmount } from '../policy/fees-and-codes.ts'
import { canonicalDecimal, compareDecimals, type Decimal } from '../policy/money.ts'
import { quoted } from '../text/quoted.ts'
import { sameText } from '../text/text-match.ts'
import { isGenericallyOneOf, isOneOf, type AskedCriteria, type AskedType } from './asked-criteria.ts'

/**
 * Three-valued: `undetermined` when a fee states a criterion
 * that was not asked about, or that cannot be read (domain §6).
 */
export type Applies = 'yes' | 'no' | 'undetermined'

/** What a fee may state of the filings it is due for. */
export type FeeCriterion =
  | 'division' | 'effective-date' | 'expiration-date' | 'case-type' | 'document-type' | 'document-generic-type'
  | 'first-paper' | 'jurisdictional-amount' | 'amount-in-controversy' | 'filter'

/** What one criterion that a fee states says of a question; `text` is a sentence. */
export interface FeeReason { criterion: FeeCriterion, result: Applies, text: string }

/** What is asked: by which key, for which day, for what filing. */
export interface FeeQuestion extends KeyAsked, AskedCriteria {
  /** The court's date, `2005-03-02`; null when not asked. */
  date: string | null
}

/** One criterion: null when the fee does not state it. */
type Judge = (fee: Fee, question: FeeQuestion) => FeeReason | null

const judges: readonly Judge[] = [
  judgeDivision,
  judgeEffectiveDate,
  judgeExpirationDate,
  ({ caseTypes }, { caseType }) => byType('case-type', 'case types', caseTypes, caseType),
  ({ documentTypes }, { documentType }) => byType('document-type', 'document types', documentTypes, documentType),
  judgeGenericType,
  judgeFirstPaper,
  judgeJurisdiction,
  ({ amountInControversy }, asked) =>
    byThreshold('amount-in-controversy', 'amount in controversy', amountInControversy, asked.amountInControversy),
  ({ filters }) =>
    filters.length === 0
      ? null
      : { criterion: 'filter', result: 'undetermined', text: 'The fee has a filter that cannot be read.' }
]

/** A reason for each criterion that the fee states, in a fixed order. */
export function judgeCriteria (fee: Fee, question: FeeQuestion): FeeReason[] {
  return judges.map(judge => judge(fee, question)).filter(reason => reason !== null)
}

/** Whether a fee is bound to divisions: it names keys, and none of them is the whole court's. */
export function isOfDivisions ({ courtKeys }: Fee, asked: Omit<KeyAsked, 'courtKey'>): boolean {
  return courtKeys.length > 0 && !nameWholeCourt(courtKeys, asked)
}

function judgeDivision (fee: Fee, question: FeeQuestion): FeeReason | null {
  if (!isOfDivisions(fee, question)) return null
  const of = `The fee is one of ${fee.courtKeys.join(', ')}`
  if (nameKey(fee.courtKeys, question.courtKey)) {
    return { criterion: 'division', result: 'yes', text: `${of}, the division asked about.` }
  }
  return asksWholeCourt(question)
    ? {
        criterion: 'division',
        result: 'undetermined',
        text: `${of}; the question names the whole court and no division.`
      }
    : { criterion: 'division', result: 'no', text: `${of}, not of ${question.courtKey}.` }
}

function judgeEffectiveDate ({ effectiveDate }: Fee, { date }: FeeQuestion): FeeReason | null {
  return byDate('effective-date', 'first day', effectiveDate, date, (first, asked) => asked >= first)
}

function judgeExpirationDate ({ expirationDate }: Fee, { date }: FeeQuestion): FeeReason | null {
  return byDate('expiration-date', 'last day', expirationDate, date, (last, asked) => asked <= last)
}

function byDate (
  criterion: FeeCriterion,
  what: string,
  stated: string | null,
  asked: string | null,
  holds: (stated: string, asked: string) => boolean
): FeeReason | null {
  if (stated === null) return null
  if (!isDate(stated)) {
    return { criterion, result: 'undetermined', text: `The fee's ${what} is "${stated}", which is no date.` }
  }
  if (asked === null) {
    return { criterion, result: 'undetermined', text: `The fee's ${what} is ${stated}; the question names no day.` }
  }
  return {
    criterion,
    result: holds(stated, asked) ? 'yes' : 'no',
    text: `The fee's ${what} is ${stated}; asked is ${asked}.`
  }
}

function byType (
  criterion: FeeCriterion, what: string, stated: readonly string[], asked: AskedType | null
): FeeReason | null {
  if (stated.length === 0) return null
  const of = `The fee is for the ${what} ${stated.join(', ')}`
  if (asked === null) return { criterion, result: 'undetermined', text: `${of}; the question names none.` }
  const result = isOneOf(asked, stated)
  const several = result === 'undetermined' ? ', which stands for several and not only for these' : ''
  return { criterion, result, text: `${of}; asked is ${asked.text}${several}.` }
}

function judgeGenericType ({ documentGenericTypes: stated }: Fee, asked: FeeQuestion): FeeReason | null {
  if (stated.length === 0) return null
  const criterion = 'document-generic-type'
  const of = `The fee is for the generic document types ${stated.join(', ')}`
  const result = isGenericallyOneOf(asked, stated)
  const { documentGenericType, documentType } = asked
  if (result === null) {
    const why =
      documentType === null
        ? 'the question names none'
        : `nothing tells that of the document type ${documentType.text}`
    return { criterion, result: 'undetermined', text: `${of}; ${why}.` }
  }
  return {
    criterion,
    result,
    text: `${of}; asked is ${documentGenericType ?? `that of the document type ${documentType?.text}`}.`
  }
}

function judgeFirstPaper ({ firstPaper: stated }: Fee, { firstPaper: asked }: FeeQuestion): FeeReason | null {
  if (stated === null) return null
  const criterion = 'first-paper'
  const isFirst = yesNo(stated)
  if (isFirst === null) {
    return {
      criterion,
      result: 'undetermined',
      text: `The fee states FirstPaper ${quoted(stated)}, which is neither Yes nor No.`
    }
  }
  const of = `The fee states FirstPaper ${stated}`
  if (asked === null) {
    return { criterion, result: 'undetermined', text: `${of}; the question does not say whether it is a first paper.` }
  }
  return {
    criterion,
    result: isFirst === asked ? 'yes' : 'no',
    text: `${of}; asked is ${asked ? 'a first paper' : 'a paper that is not the first'}.`
  }
}

const yesNo = (text: string): boolean | null => sameText(text, 'yes') ? true : sameText(text, 'no') ? false : null

/**
 * A class of cases, compared as text; an amount with a threshold, where a court prints one
 * (schemas §2.2). Nothing tells which class an amount is of, so that neither contradicts the other.
 */
function judgeJurisdiction (
  { jurisdictionalAmount: stated }: Fee, { jurisdictionalAmount: asked }: FeeQuestion
): FeeReason | null {
  const [criterion, what] = ['jurisdictional-amount', 'jurisdictional amount'] as const
  if (stated === null || asked === null) return byThreshold(criterion, what, stated, null)
  const amount = canonicalDecimal(asked, 'USD')
  if (stated.threshold !== null && amount !== undefined) return byThreshold(criterion, what, stated, amount)
  const ofFee = canonicalDecimal(stated.amount, 'USD')
  const of = `The fee is for a ${what} of ${boundOf(stated)}; asked is ${asked}`
  if (stated.threshold !== null || (amount === undefined) !== (ofFee === undefined)) {
    const name = amount === undefined ? asked : stated.amount
    return { criterion, result: 'undetermined', text: `${of}, and nothing tells which amounts are ${name}.` }
  }
  const same = sameText(stated.amount, asked) || (amount !== undefined && ofFee === amount)
  return { criterion, result: same ? 'yes' : 'no', text: `${of}.` }
}

const boundOf = ({ amount, threshold }: ThresholdAmount): string => [threshold, amount].filter(Boolean).join(' ')

/** `Over` is exclusive, `Up To` inclusive: our reading, as the enumeration is lost (domain §6). */
function byThreshold (
  criterion: FeeCriterion, what: string, stated: ThresholdAmount | null, asked: Decimal | null
): FeeReason | null {
  if (stated === null) return null
  // Its article is as it was said from the beginning: what was said as known at a moment stays said.
  const of = `The fee is for a ${what} of ${boundOf(stated)}`
  if (asked === null) return { criterion, result: 'undetermined', text: `${of}; the question names none.` }
  const amount = canonicalDecimal(stated.amount, 'USD')
  const isOver = sameText(stated.threshold, 'over')
  if (amount === undefined || !(isOver || sameText(stated.threshold, 'up to'))) {
    return {
      criterion,
      result: 'undetermined',
      text: `${of}, which cannot be read: Over or Up To, and a decimal, were expected. Asked is ${asked}.`
    }
  }
  const holds = isOver ? compareDecimals(asked, amount) > 0 : compareDecimals(asked, amount) <= 0
  return { criterion, result: holds ? 'yes' : 'no', text: `${of}; asked is ${asked}.` }
}
