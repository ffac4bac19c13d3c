import type { Expected } from './expected.ts'
import type { ParameterError } from './refusal.ts'

/**
 * What a program has built in, as it came: a code of a table, how
 * many codes a search finds, or a fee and perhaps what it costs.
 */
export interface Expectation {
  courtKey: string
  table?: string | undefined
  code?: string | undefined
  q?: string | undefined
  count?: number | undefined
  fee?: string | undefined
  /** A decimal: digits, at most one point, no sign. */
  amount?: string | undefined
}

/** One of the three kinds is expected, whole; else what is wrong, with its place. */
export function kindOf ({ table, code, q, count, fee, amount }: Expectation, place: string): Expected | ParameterError {
  const mistake = (name: string, message: string): ParameterError => ({
    parameter: `${place}/${name}`,
    message: `${place}/${name} ${message}`
  })
  if (fee !== undefined) {
    const other = Object.entries({ table, code, q, count }).find(([, value]) => value !== undefined)
    return other === undefined
      ? { kind: 'fee', fee, amount: amount ?? null }
      : mistake(other[0], 'does not belong to a fee: expect a fee, or codes of a table, in one expectation.')
  }
  if (amount !== undefined) return mistake('amount', 'belongs to a fee: name it in fee.')
  if (table === undefined) {
    return mistake('table', 'is missing: expect a table with a code, a table with q and count, or a fee.')
  }
  if (code !== undefined) {
    const other = Object.entries({ q, count }).find(([, value]) => value !== undefined)
    return other === undefined
      ? { kind: 'code', table, code }
      : mistake(other[0], 'does not belong to a code: expect a code, or q and count, in one expectation.')
  }
  if (q === undefined) return mistake('q', 'is missing: with a table a code, or q and count, is expected.')
  return count === undefined
    ? mistake('count', 'is missing: with q it is expected too.')
    : { kind: 'count', table, q, count }
}
