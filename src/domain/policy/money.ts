import { digitsOf } from './currencies.ts'

/** An exact decimal as text, canonical: no leading zeros, at least the currency's own digits (domain §6). */
export type Decimal = string

/** An amount in a currency of ISO 4217. */
export interface Money { amount: Decimal, currency: string }

/** Longest integer and fraction read as an amount; what is longer is no amount that a court charges. */
const plainDecimal = /^\s*([+-]?)(\d{0,18})(?:\.(\d{0,12}))?\s*$/

/** The canonical form of an xsd:decimal, or undefined: `0060.000` USD is `60.00`, `12.345` stays. */
export function canonicalDecimal (text: string, currency: string): Decimal | undefined {
  const match = plainDecimal.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  return whole === '' && fraction === '' ? undefined : printed(sign, whole, fraction, currency)
}

/** How courts print the sign of a currency, beside its code. */
const signs: ReadonlyMap<string, readonly string[]> = new Map([['USD', ['US$', '$']], ['EUR', ['€']], ['GBP', ['£']]])

/** Digits, in groups of three where a separator stands between all of them, and a fraction behind a point. */
const grouped = /^(\d*|[1-9]\d{0,2}(?:([,'\s])\d{3})(?:\2\d{3})*)(?:\.(\d*))?$/

/**
 * The canonical form of the one amount that a text written another way can mean: `435,00` is 435.00, `1.435,00` and
 * `$1,435.00` are 1435.00. Undefined where it can mean several (`1,435`), or none.
 */
export function decimalMeant (text: string, currency: string): Decimal | undefined {
  const [minus, number] = parted(withoutSign(text.trim(), currency))
  const swapped = number.replace(/[.,]/g, mark => mark === '.' ? ',' : '.')
  const readings = [number, swapped].map(reading => grouped.exec(reading)).filter(match => match !== null)
    .map(match => canonicalDecimal(`${minus}${match[1]?.replace(/\D/g, '')}.${match[3] ?? ''}`, currency))
  const [meant, ...others] = new Set(readings)
  return others.length === 0 ? meant : undefined
}

/** A sign, and what follows it. */
function parted (text: string): [sign: string, rest: string] {
  const rest = text.replace(/^[+-]/, '')
  return [text.slice(0, text.length - rest.length), rest.trimStart()]
}

function withoutSign (text: string, currency: string): string {
  for (const sign of [currency, ...signs.get(currency) ?? []]) {
    if (text.endsWith(sign)) return text.slice(0, -sign.length).trimEnd()
    const [minus, rest] = parted(text)
    if (rest.startsWith(sign)) return `${minus}${rest.slice(sign.length).trimStart()}`
  }
  return text
}

/** Whether a canonical amount is below zero. */
export function isNegative (amount: Decimal): boolean {
  return amount.startsWith('-')
}

/** Below zero, zero or above it, as the first decimal is less than, equal to or more than the second. */
export function compareDecimals (one: Decimal, other: Decimal): number {
  const scale = Math.max(fractionDigits(one), fractionDigits(other))
  const difference = scaled(one, scale) - scaled(other, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `cost + perPage * (pages - 1)`, exact, canonical [schemas §2.3]; `pages` is a whole number. */
export function costOfPages (cost: Decimal, perPage: Decimal, pages: number, currency: string): Decimal {
  return summed(cost, perPage, BigInt(pages - 1), currency)
}

/** The sum of two decimals, exact, canonical. */
export function addDecimals (one: Decimal, other: Decimal, currency: string): Decimal {
  return summed(one, other, 1n, currency)
}

/** The first decimal less the second, exact, canonical; negative when it is less. */
export function subtractDecimals (one: Decimal, other: Decimal, currency: string): Decimal {
  return summed(one, other, -1n, currency)
}

/** The first decimal and so many times the second. */
function summed (one: Decimal, other: Decimal, times: bigint, currency: string): Decimal {
  const scale = Math.max(fractionDigits(one), fractionDigits(other))
  const total = scaled(one, scale) + scaled(other, scale) * times
  const digits = (total < 0n ? -total : total).toString().padStart(scale, '0')
  const point = digits.length - scale
  return printed(total < 0n ? '-' : '', digits.slice(0, point), digits.slice(point), currency)
}

function printed (sign: string, whole: string, fraction: string, currency: string): Decimal {
  const digits = fraction.replace(/0+$/, '').padEnd(digitsOf(currency), '0')
  const number = (whole.replace(/^0+/, '') || '0') + (digits === '' ? '' : `.${digits}`)
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number
}

const fractionDigits = (decimal: Decimal): number => decimal.split('.')[1]?.length ?? 0

/** The decimal times ten to the power of `scale`. */
function scaled (decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - fractionDigits(decimal)))
}
