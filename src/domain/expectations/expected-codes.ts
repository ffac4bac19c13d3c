import type { Code } from '../policy/fees-and-codes.ts'
import { isOffered } from '../policy/offered.ts'
import { quoted, shortened } from '../text/quoted.ts'
import type { Said } from './expectation.ts'

/** A code that a program has built in, or how many codes of a table it finds by their words. */
export interface ExpectedCode { table: string, code: string }
export interface ExpectedCount { table: string, q: string, count: number }

/**
 * Whether a table has a code and offers it: one that the court does not offer any more is not what was built in.
 *
 * @param codes those of the name; undefined where the policy has no such table
 */
export function sayCode ({ table, code }: ExpectedCode, codes: readonly Code[] | undefined): Said {
  if (codes === undefined) return { holds: 'no', found: 0, text: noTable(table) }
  const found = codes.length
  const which = `code ${quoted(code)} in ${shortened(table)}`
  if (codes.some(isOffered)) return { holds: 'yes', found, text: `there is a ${which}` }
  return { holds: 'no', found, text: found > 0 ? `the ${which} is not offered` : `there is no ${which}` }
}

/** Whether so many codes of a table are found as are expected. A table that is not there has none. */
export function sayCount ({ table, q, count }: ExpectedCount, found: number | undefined): Said {
  const number = found ?? 0
  const which = q.trim() === '' ? '' : ` with ${quoted(q)}`
  const text = found === undefined ? noTable(table) : `${shortened(table)} has ${found} codes${which}`
  return number === count
    ? { holds: 'yes', found: number, text: `${text}, as expected` }
    : { holds: 'no', found: number, text: `${text}, ${count} were expected` }
}

const noTable = (table: string): string => `there is no code table ${quoted(table)}`
