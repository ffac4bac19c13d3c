/** An exact decimal as text, canonical: no leading zeros, at least the currency's own digits (domain §6). */
export type Decimal = string

/** ISO 4217 currencies whose own digits are not two. */
const minorDigits: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, CLP: 0, ISK: 0, BHD: 3, KWD: 3, JOD: 3, TND: 3 }

/** Longest integer and fraction kept as an amount; what is longer is no amount that a court charges. */
const plainDecimal = /^\s*([+-]?)(\d{0,18})(?:\.(\d{0,12}))?\s*$/

/** The canonical form of an xsd:decimal, or undefined: `0060.000` USD is `60.00`, `12.345` stays. */
export function canonicalDecimal (text: string, currency: string): Decimal | undefined {
  const match = plainDecimal.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  const digits = (fraction.replace(/0+$/, '')).padEnd(minorDigits[currency] ?? 2, '0')
  const number = (whole.replace(/^0+/, '') || '0') + (digits === '' ? '' : `.${digits}`)
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number
}

/** `cost + perPage * (pages - 1)`, exact, canonical [facts §2.3, 5]. */
export function costOfPages (cost: Decimal, perPage: Decimal, pages: number, currency: string): Decimal {
  const scale = Math.max(fractionDigits(cost), fractionDigits(perPage))
  const total = scaled(cost, scale) + scaled(perPage, scale) * BigInt(pages - 1)
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0')
  const text = `${total < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`
  return canonicalDecimal(text, currency) ?? text
}

const fractionDigits = (decimal: Decimal): number => decimal.split('.')[1]?.length ?? 0

function scaled (decimal: Decimal, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}
