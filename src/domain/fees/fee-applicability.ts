import { asksWholeCourt, nameKey, nameWholeCourt, type KeyAsked } from '../policy/court-keys.ts'
import { isDate } from '../time/wall-clock.ts'
import type { Fee, ThresholdAmount } from '../policy/fees-and-codes.ts'

/** Three-valued: `undetermined` when a fee states a criterion that was not asked about, or that cannot be read (domain §6). */
export type Applies = 'yes' | 'no' | 'undetermined'

/** What a fee may state of the filings it is due for. */
export type FeeCriterion = 'division' | 'effective-date' | 'expiration-date' | 'case-type' | 'document-type' | 'document-generic-type' |
  'first-paper' | 'jurisdictional-amount' | 'amount-in-controversy' | 'filter'

/** What one criterion that a fee states says of a question; `text` is a sentence. */
export interface FeeReason { criterion: FeeCriterion, result: Applies, text: string }

/** What is asked: by which key, for which day, for how many pages. */
export interface FeeQuestion extends KeyAsked {
  /** The court's date, `2005-03-02`; null when not asked. */
  date: string | null
  /** A whole number from 1; null when not asked. */
  pages: number | null
}

/** One criterion: null when the fee does not state it. */
type Judge = (fee: Fee, question: FeeQuestion) => FeeReason | null

const judges: readonly Judge[] = [
  judgeDivision,
  judgeEffectiveDate,
  judgeExpirationDate,
  ({ caseTypes }) => listed('case-type', 'case types', caseTypes),
  ({ documentTypes }) => listed('document-type', 'document types', documentTypes),
  ({ documentGenericTypes }) => listed('document-generic-type', 'generic document types', documentGenericTypes),
  ({ firstPaper }) => open('first-paper', firstPaper, `The fee states FirstPaper ${firstPaper}; the question does not say whether it is a first paper.`),
  ({ jurisdictionalAmount }) => threshold('jurisdictional-amount', 'jurisdictional amount', jurisdictionalAmount),
  ({ amountInControversy }) => threshold('amount-in-controversy', 'amount in controversy', amountInControversy),
  ({ filters }) => open('filter', filters[0] ?? null, 'The fee has a filter that cannot be read.')
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
  if (nameKey(fee.courtKeys, question.courtKey)) return { criterion: 'division', result: 'yes', text: `${of}, the division asked about.` }
  return asksWholeCourt(question)
    ? { criterion: 'division', result: 'undetermined', text: `${of}; the question names the whole court and no division.` }
    : { criterion: 'division', result: 'no', text: `${of}, not of ${question.courtKey}.` }
}

function judgeEffectiveDate ({ effectiveDate }: Fee, { date }: FeeQuestion): FeeReason | null {
  return byDate('effective-date', 'first day', effectiveDate, date, (first, asked) => asked >= first)
}

function judgeExpirationDate ({ expirationDate }: Fee, { date }: FeeQuestion): FeeReason | null {
  return byDate('expiration-date', 'last day', expirationDate, date, (last, asked) => asked <= last)
}

function byDate (criterion: FeeCriterion, what: string, stated: string | null, asked: string | null, holds: (stated: string, asked: string) => boolean): FeeReason | null {
  if (stated === null) return null
  if (!isDate(stated)) return { criterion, result: 'undetermined', text: `The fee's ${what} is "${stated}", which is no date.` }
  if (asked === null) return { criterion, result: 'undetermined', text: `The fee's ${what} is ${stated}; the question names no day.` }
  return { criterion, result: holds(stated, asked) ? 'yes' : 'no', text: `The fee's ${what} is ${stated}; asked is ${asked}.` }
}

function listed (criterion: FeeCriterion, what: string, values: readonly string[]): FeeReason | null {
  return open(criterion, values[0] ?? null, `The fee is for the ${what} ${values.join(', ')}; the question names none.`)
}

function threshold (criterion: FeeCriterion, what: string, stated: ThresholdAmount | null): FeeReason | null {
  return open(criterion, stated, `The fee is for a ${what} of ${[stated?.threshold, stated?.amount].filter(Boolean).join(' ')}; the question names none.`)
}

/** A criterion that the fee states and no question can settle. */
function open (criterion: FeeCriterion, stated: unknown, text: string): FeeReason | null {
  return stated === null ? null : { criterion, result: 'undetermined', text }
}
