import type { Fee } from '../policy/fees-and-codes.ts'

/** What a fee states of the filings and divisions it is for, as one text; the order of a list says nothing. */
export function criteriaOf (fee: Fee): string {
  return JSON.stringify([
    fee.courtKeys.toSorted(), fee.firstPaper, fee.caseTypes.toSorted(), fee.amountInControversy, fee.jurisdictionalAmount,
    fee.documentTypes.toSorted(), fee.documentGenericTypes.toSorted(), fee.filters
  ])
}

/** How surely a fee is the one of an earlier policy, the surest first; what is left goes by order. */
const likenesses: readonly ((a: Fee, b: Fee) => boolean)[] = [
  (a, b) => criteriaOf(a) === criteriaOf(b) && a.name === b.name,
  (a, b) => criteriaOf(a) === criteriaOf(b),
  (a, b) => a.name !== null && a.name === b.name,
  () => true
]

/**
 * One code's fees, policy by policy, as series that each follow one fee: null where a policy lacks it.
 * A fee continues the series whose last fee is the most like it, at most one of a policy each.
 */
export function variantsOf (policies: readonly (readonly Fee[])[]): (Fee | null)[][] {
  const variants: { last: Fee, series: (Fee | null)[] }[] = []
  for (const [at, fees] of policies.entries()) {
    const left = new Set(fees)
    const free = new Set(variants)
    for (const alike of likenesses) {
      for (const variant of free) {
        const next = [...left].find(fee => alike(variant.last, fee))
        if (next === undefined) continue
        left.delete(next)
        free.delete(variant)
        variant.series.push(next)
        variant.last = next
      }
    }
    for (const { series } of free) series.push(null)
    for (const fee of left) variants.push({ last: fee, series: [...Array<null>(at).fill(null), fee] })
  }
  return variants.map(({ series }) => series)
}
