import type { FeeJudgement } from '../fees/fees.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { canonicalDecimal, type Money } from '../policy/money.ts'
import { quoted } from '../text/quoted.ts'
import type { FiledFee } from './filing.ts'
import type { Verdict } from './filing-check.ts'
import type { Near } from './code-check.ts'

/** A fee of the policy, and what was judged of it for this filing. */
export interface JudgedFee { fee: Fee, judgement: FeeJudgement }

/**
 * Whether what is tendered for a fee is what it costs [120][172],
 * by every fee of the code that applies or could (domain §6, §8).
 * - No fee of the code, none that is offered, or criteria or own dates against each of them: it is wrong.
 * - All that remain cost what is tendered: it is right, also where a fee alone remains that only could apply.
 * - None of them does: it is wrong. Some do, or a cost is not known: nobody can tell.
 *
 * @param known codes of the schedule
 */
export function judgeTendered (
  fees: readonly JudgedFee[], { code, amount }: FiledFee, known: () => readonly string[], near: Near
): Verdict {
  if (fees.length === 0) {
    const nearCodes = near(code, known).join(', ') || null
    return { result: 'fail', text: `The policy has no fee ${quoted(code)}.`, expected: nearCodes }
  }
  const offered = fees.filter(({ judgement }) => judgement.offered)
  if (offered.length === 0) {
    return { result: 'fail', text: `The policy has the fee ${quoted(code)} and does not offer it.`, expected: null }
  }
  const remaining = offered.filter(({ judgement }) => judgement.applies !== 'no')
  if (remaining.length === 0) {
    const text = [`No fee ${quoted(code)} applies.`, ...reasonsOf(offered, 'no')].join(' ')
    return { result: 'fail', text, expected: null }
  }
  const dues = remaining.map(({ judgement }) => judgement.due)
  const sums = dues.filter(due => due !== null)
  const right = sums.filter(due => isSame(due, amount)).length
  const expected =
    sums.length === 0 ? null : [...new Set(sums.map(({ amount, currency }) => `${amount} ${currency}`))].join(' or ')
  const open = [...remaining.flatMap(openCost), ...reasonsOf(remaining, 'undetermined')]
  const says = (sentence: string): string => [sentence, ...open].join(' ')
  if (right === dues.length) {
    return { result: 'pass', text: says(`The fee ${quoted(code)} costs ${expected}, which is tendered.`), expected }
  }
  if (right === 0 && sums.length === dues.length) {
    return { result: 'fail', text: says(`The fee ${quoted(code)} costs ${expected}; ${amount} is tendered.`), expected }
  }
  return {
    result: 'undetermined',
    text: says(`Of the fees ${quoted(code)} that could apply not all are known to cost ${amount}.`),
    expected
  }
}

const isSame = (due: Money, amount: string): boolean => canonicalDecimal(amount, due.currency) === due.amount

/** Why it is not known what a fee costs; empty where it is. */
export function openCost ({ fee, judgement }: JudgedFee): string[] {
  if (judgement.due !== null) return []
  const isPriced = fee.cost !== null && fee.subsequentPages !== null
  return [
    isPriced
      ? 'It is priced by the page: tell how many in criteria.pages.'
      : 'What it costs cannot be read in the policy, or is below zero.'
  ]
}

/** What their criteria say with this result, each sentence once. */
export function reasonsOf (fees: readonly JudgedFee[], result: 'no' | 'undetermined'): string[] {
  return [
    ...new Set(
      fees.flatMap(({ judgement }) =>
        judgement.reasons.filter(reason => reason.result === result).map(({ text }) => text)
      )
    )
  ]
}
