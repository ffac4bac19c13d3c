/** An exact decimal as text, canonical: no leading zeros, at least the currency's own digits (domain §6). */
export type Decimal = string

/** An amount in a currency of ISO 4217. */
export interface Money { amount: Decimal, currency: string }

/** The currencies of ISO 4217 whose own digits are not two. */
const minorDigits: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(code => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map(code => [code, 3] as const),
  ...['CLF', 'UYW'].map(code => [code, 4] as const)
])

/** Longest integer and fraction read as an amount; what is longer is no amount that a court charges. */
const plainDecimal = /^\s*([+-]?)(\d{0,18})(?:\.(\d{0,12}))?\s*$/

/** The canonical form of an xsd:decimal, or undefined: `0060.000` USD is `60.00`, `12.345` stays. */
export function canonicalDecimal (text: string, currency: string): Decimal | undefined {
  const match = plainDecimal.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  return whole === '' && fraction === '' ? undefined : printed(sign, whole, fraction, currency)
}

/** `cost + perPage * (pages - 1)`, exact, canonical [facts §2.3, 5]; `pages` is a whole number. */
export function costOfPages (cost: Decimal, perPage: Decimal, pages: number, currency: string): Decimal {
  const scale = Math.max(fractionDigits(cost), fractionDigits(perPage))
  const total = scaled(cost, scale) + scaled(perPage, scale) * BigInt(pages - 1)
  const digits = (total < 0n ? -total : total).toString().padStart(scale, '0')
  const point = digits.length - scale
  return printed(total < 0n ? '-' : '', digits.slice(0, point), digits.slice(point), currency)
}

function printed (sign: string, whole: string, fraction: string, currency: string): Decimal {
  const digits = fraction.replace(/0+$/, '').padEnd(minorDigits.get(currency) ?? 2, '0')
  const number = (whole.replace(/^0+/, '') || '0') + (digits === '' ? '' : `.${digits}`)
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number
}

const fractionDigits = (decimal: Decimal): number => decimal.split('.')[1]?.length ?? 0

/** The decimal times ten to the power of `scale`. */
function scaled (decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - fractionDigits(decimal)))
}
