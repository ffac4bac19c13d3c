import { codeKey } from '../fees/fees.ts'
import { variantsOf } from '../fees/fee-variants.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { byKey } from '../text/lookup.ts'
import { added, describeFields, isSame, numbered, removed, type Difference, type Item } from './difference.ts'

/** The fees of one code in two policies. */
export interface FeesOfCode { before: readonly Fee[], after: readonly Fee[] }

/** The fees of two policies, code by code: those of the first in their order, then the codes that are new. */
export function feesByCode (before: readonly Fee[], after: readonly Fee[]): FeesOfCode[] {
  const keyOf = ({ code }: Fee): string => codeKey(code ?? '')
  const [old, present] = [byKey(before, fee => [keyOf(fee)]), byKey(after, fee => [keyOf(fee)])]
  const keys = new Set([...before, ...after].map(keyOf))
  return [...keys].map(key => ({ before: old(key), after: present(key) }))
}

/**
 * What differs in the fees of one code. Where it stands for several,
 * each is followed by what it is for and its name (domain §6).
 */
export function feeDifferences ({ before, after }: FeesOfCode): Difference<Fee>[] {
  const hasVariants = before.length > 1 || after.length > 1
  const variants = variantsOf([before, after]) as Array<[Fee | null, Fee | null]>
  return numbered(
    variants.flatMap(([old, present]) => differenceOf(keyOf((old ?? present) as Fee, hasVariants), old, present))
  )
}

function differenceOf (key: string, before: Fee | null, after: Fee | null): Difference<Fee> | [] {
  if (before === null) return added(itemOf(key, after as Fee))
  if (after === null) return removed(itemOf(key, before))
  if (isSame(before, after)) return []
  return { change: 'changed', key, before, after, text: `${titleOf(after)}: ${describe(before, after)}` }
}

const itemOf = (key: string, fee: Fee): Item<Fee> => ({
  key,
  title: titleOf(fee),
  value: fee,
  printed: `${costOf(fee)} ${fee.currency}`
})

const titleOf = ({ name, code }: Fee): string =>
  name === null ? `Fee ${code ?? 'without a code'}` : `${name} (${code ?? 'no code'})`

const costOf = ({ cost, costText }: Fee): string => cost ?? costText ?? 'no cost'

/** What a fee costs comes first: it is what most who ask want to hear. */
function describe (before: Fee, after: Fee): string {
  const [was, is] = [costOf(before), costOf(after)]
  const cost =
    before.currency !== after.currency
      ? `${was} ${before.currency} to ${is} ${after.currency}`
      : was === is
        ? null
        : `${was} to ${is} ${after.currency}`
  const others = describeFields(withoutCost(before), withoutCost(after))
  return [cost, others === '' ? null : others].filter(part => part !== null).join('; ')
}

const withoutCost = ({ cost, costText, currency, ...others }: Fee): object => others

/** `0101`, or `0101 (first paper Yes, case types 42)` where one code stands for several fees. */
function keyOf (fee: Fee, hasVariants: boolean): string {
  const code = fee.code ?? ''
  if (!hasVariants) return code
  const stated = criteriaInWords(fee)
  return `${code} (${stated === '' ? 'no criteria' : stated})`
}

function criteriaInWords (fee: Fee): string {
  const bound = (what: string, stated: Fee['amountInControversy']): string[] =>
    stated === null ? [] : [`${what} ${[stated.threshold, stated.amount].filter(Boolean).join(' ')}`]
  const list = (what: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [`${what} ${values.toSorted().join(' ')}`]
  return [
    ...list('of', fee.courtKeys),
    ...(fee.firstPaper === null ? [] : [`first paper ${fee.firstPaper}`]),
    ...list('case types', fee.caseTypes),
    ...bound('jurisdictional amount', fee.jurisdictionalAmount),
    ...bound('amount in controversy', fee.amountInControversy),
    ...list('document types', fee.documentTypes),
    ...list('generic document types', fee.documentGenericTypes),
    ...(fee.filters.length === 0 ? [] : ['filter'])
  ].join(', ')
}
