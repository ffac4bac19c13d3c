import type { Fee } from '../policy/fees-and-codes.ts'
import { pairUp, type Likeness } from '../text/pairing.ts'

/** What a fee states of the filings and divisions it is for, as one text; the order of a list says nothing. */
export function criteriaOf (fee: Fee): string {
  return JSON.stringify([
    fee.courtKeys.toSorted(),
    fee.firstPaper,
    fee.caseTypes.toSorted(),
    fee.amountInControversy,
    fee.jurisdictionalAmount,
    fee.documentTypes.toSorted(),
    fee.documentGenericTypes.toSorted(),
    fee.filters
  ])
}

/** How surely a fee is the one of an earlier policy, the surest first; what is left goes by order. */
const feeLikenesses: readonly Likeness<Fee>[] = [
  fee => JSON.stringify([criteriaOf(fee), fee.name]),
  criteriaOf,
  ({ name }) => name,
  () => ''
]

/**
 * One code's fees, policy by policy, as series that each follow one fee: null where a policy lacks it.
 * A fee continues the series whose last fee is the most like it, at most one of a policy each.
 */
export function variantsOf (policies: readonly (readonly Fee[])[]): (Fee | null)[][] {
  const variants: { last: Fee, series: (Fee | null)[] }[] = []
  for (const [at, fees] of policies.entries()) {
    const next = pairUp(variants.map(({ last }) => last), fees, feeLikenesses)
    const continued = new Set(next)
    for (const [place, variant] of variants.entries()) {
      const fee = next[place] === null ? null : fees[next[place] as number] as Fee
      variant.series.push(fee)
      variant.last = fee ?? variant.last
    }
    for (const [place, fee] of fees.entries()) {
      if (!continued.has(place)) variants.push({ last: fee, series: [...Array<null>(at).fill(null), fee] })
    }
  }
  return variants.map(({ series }) => series)
}
