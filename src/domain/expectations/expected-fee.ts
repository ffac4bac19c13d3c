import { ownDates } from '../fees/seen-fees.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { canonicalDecimal } from '../policy/money.ts'
import { isOffered } from '../policy/offered.ts'
import { quoted } from '../text/quoted.ts'
import { always, type Said, type SaidSpan } from './expectation.ts'

/** A fee that a program has built in, and what it takes it to cost; null where it does not say. */
export interface ExpectedFee { fee: string, amount: string | null }

/**
 * What a policy's fees of a code say of it over time: cut where
 * one of them begins or ends by its own dates (domain §6).
 * - Without an amount: there is such a fee, and the court offers it.
 * - With one: every fee of the code costs that. Some do, or a cost is not known: nobody can tell.
 */
export function sayFee (expected: ExpectedFee, fees: readonly Fee[], zone: string): SaidSpan[] {
  if (fees.length === 0) return always({ holds: 'no', found: 0, text: `there is no fee ${quoted(expected.fee)}` })
  const dated = fees.map(fee => ({ fee, ...ownDates(fee, zone) }))
  const cuts = [...new Set(dated.flatMap(({ begins, ends }) => [begins, ends]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  return [-Infinity, ...cuts].map((from, place) => {
    const present = dated.filter(({ begins, ends }) => begins <= from && from < ends).map(({ fee }) => fee)
    return { ...saidOf(expected, present), from, until: cuts[place] ?? Infinity }
  })
}

/** @param present the fees of the code within their own dates */
function saidOf ({ fee, amount }: ExpectedFee, present: readonly Fee[]): Said {
  const found = present.length
  if (found === 0) return { holds: 'no', found, text: `fee ${quoted(fee)} is there for other dates alone` }
  const offered = present.filter(isOffered)
  if (offered.length === 0) return { holds: 'no', found, text: `fee ${quoted(fee)} is not offered` }
  const text = `fee ${quoted(fee)} costs ${[...new Set(offered.map(costOf))].join(' or ')}`
  if (amount === null) return { holds: 'yes', found, text }
  const right = offered.filter(
    ({ cost, currency }) => cost !== null && cost === canonicalDecimal(amount, currency)
  ).length
  if (right === offered.length) return { holds: 'yes', found, text }
  const isOpen = right > 0 || offered.some(({ cost }) => cost === null)
  return { holds: isOpen ? 'undetermined' : 'no', found, text: `${text}, ${amount} was expected` }
}

const costOf = ({ cost, costText, currency }: Fee): string =>
  cost !== null
    ? `${cost} ${currency}`
    : costText === null
      ? 'what is not said'
      : `what cannot be read (${quoted(costText)})`
