import type { Fee, ThresholdAmount } from '../domain/policy/fees-and-codes.ts'
import { isCurrency } from '../domain/policy/currencies.ts'
import { canonicalDecimal, decimalMeant, type Decimal } from '../domain/policy/money.ts'
import { attributeOf, extraLeft, one, textOf, textsOf, valueOf, type BlockReader, type Need } from './block-reader.ts'
import { blockOf, courtKeysOf } from './containers.ts'
import { readFilters } from './filter.ts'
import { quote } from './report.ts'
import { dateOf, didYouMean, forbid, yesNoOf } from './typed-values.ts'

/** Fee/03 [172], schemas §2.1: Value is the fee's code, Cost its amount. */
export function readFee (block: BlockReader): Fee {
  const currency = readCurrency(block)
  const [cost, costText] = readAmount(block, 'Cost', currency, 'required')
  const [subsequentPages, subsequentPagesText] = readAmount(block, 'SubsequentPages', currency)
  return {
    code: textOf(block, 'Value', 'required'),
    name: textOf(block, 'Name', 'required'),
    alias: textOf(block, 'Alias'),
    category: textOf(block, 'Category'),
    subcategory: textOf(block, 'Subcategory'),
    currency,
    cost,
    costText,
    subsequentPages,
    subsequentPagesText,
    effectiveDate: dateOf(block, 'EffectiveDate'),
    expirationDate: dateOf(block, 'ExpirationDate'),
    lastUpdated: dateOf(block, 'LastUpdated'),
    note: textOf(block, 'Note'),
    courtKeys: courtKeysOf(block, 'required'),
    ...readCriteria(block),
    extra: extraLeft(block)
  }
}

type Criteria = Pick<
  Fee,
  | 'firstPaper'
  | 'caseTypes'
  | 'amountInControversy'
  | 'jurisdictionalAmount'
  | 'documentTypes'
  | 'documentGenericTypes'
  | 'documentKey'
  | 'filters'
  | 'include'
  | 'totalPages'
>

/** When the fee is due, schemas §2.1. */
function readCriteria (block: BlockReader): Criteria {
  const list = (container: string, item: string): string[] =>
    blockOf(block, container, items => textsOf(items, item)) ?? []
  return {
    firstPaper: yesNoOf(block, 'FirstPaper'),
    caseTypes: list('CaseTypes', 'CaseType'),
    amountInControversy: readThreshold(block, 'AmountInControversy'),
    jurisdictionalAmount: readThreshold(block, 'JurisdictionalAmount'),
    documentTypes: list('DocumentTypes', 'DocumentType'),
    documentGenericTypes: list('DocumentGenericTypes', 'DocumentGenericType'),
    documentKey: textOf(block, 'DocumentKey'),
    filters: readFilters(block),
    include: yesNoOf(block, 'Include'),
    totalPages: attributeOf(block, 'TotalPages')
  }
}

/** ISO 4217, in capitals; what is no code stays as it stands, for a check to say so. */
function readCurrency (block: BlockReader): string {
  const child = one(block, 'Currency')
  const text = child === undefined ? null : valueOf(child)
  if (child !== undefined && text === null) {
    block.context.report.tell(
      'currency-unknown',
      child.element,
      path =>
        `${path} is empty: a code of ISO 4217, such as "USD", is expected. USD is taken, as where the element is absent; fill it in or take it out.`
    )
  }
  const code = (text ?? 'USD').toUpperCase()
  return isCurrency(code) ? code : text as string
}

/**
 * The amount of a child, canonical, and its text where it is no
 * decimal; of an optional child that is empty the empty text.
 */
function readAmount (
  block: BlockReader,
  name: string,
  currency: string,
  need: Need = 'optional'
): [Decimal | null, string | null] {
  const child = one(block, name, need)
  if (child === undefined) return [null, null]
  const text = valueOf(child) ?? ''
  const amount = canonicalDecimal(text, currency)
  if (amount !== undefined) return [amount, null]
  if (text === '' && need === 'required') return [null, null]
  const expected = 'a decimal with a point and without signs of currency, such as "435.00", is expected'
  forbid(child, path =>
    text === ''
      ? `${path} is empty: ${expected}. Fill it in or take the element out.`
      : `${path} is ${quote(text)}: ${expected}. ${didYouMean(decimalMeant(text, currency))}`
  )
  return [null, text]
}

/** An amount as printed with its threshold; null when neither is there. */
function readThreshold (block: BlockReader, name: string): ThresholdAmount | null {
  const child = one(block, name)
  if (child === undefined) return null
  const amount = valueOf(child)
  const threshold = attributeOf(child, 'AmountThreshold')
  return amount === null && threshold === null ? null : { amount: amount ?? '', threshold }
}
