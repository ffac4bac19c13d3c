import { codeFinder, codeNamesOf, tableNamesOf } from '../policy/code-tables.ts'
import type { Code, TableHead } from '../policy/fees-and-codes.ts'
import { isOffered } from '../policy/offered.ts'
import { quoted } from '../text/quoted.ts'
import type { FiledCode } from './filing.ts'
import type { Verdict } from './filing-check.ts'

/** Known names near a wanted one. */
export type Near = (wanted: string, known: () => readonly string[]) => readonly string[]

/** A table of a policy, and how codes are found in it. */
export interface SearchedTable { head: TableHead, codes: readonly Code[], find: (text: string) => readonly Code[] }

export const searchedTable = (head: TableHead, codes: readonly Code[]): SearchedTable => ({
  head,
  codes,
  find: codeFinder(codes)
})

/**
 * Whether a code is one that a court takes [119][171]: the policy has the table and the code in it, and offers it.
 * A code or a table with filters is offered under conditions that nobody can read.
 *
 * @param tables those of the name asked for
 * @param known every table that could be named
 */
export function judgeCode (
  tables: readonly SearchedTable[], known: readonly TableHead[], { table, code }: FiledCode, near: Near
): Verdict {
  const fail = (text: string, names: () => readonly string[], wanted: string): Verdict =>
    ({ result: 'fail', text, expected: near(wanted, names).join(', ') || null })
  if (tables.length === 0) {
    return fail(`The policy has no code table ${quoted(table)}.`, () => known.flatMap(tableNamesOf), table)
  }
  const found = tables.flatMap(({ head, find }) => find(code).map(each => ({ head, code: each })))
  const offered = found.filter(each => isOffered(each.code))
  const given = `${quoted(code)} in the table ${quoted(table)}`
  if (offered.length === 0) {
    const text =
      found.length === 0
        ? `The policy has no code ${given}.`
        : `The policy has the code ${given} and does not offer it.`
    return fail(text, () => tables.flatMap(namesOffered), code)
  }
  const free = offered.find(each => each.code.filters.length === 0 && each.head.filters.length === 0)
  return free === undefined
    ? {
        result: 'undetermined',
        text: `The policy offers the code ${given} under conditions that cannot be read.`,
        expected: null
      }
    : { result: 'pass', text: `The policy has the code ${given}${ofUnits(free.head)}.`, expected: null }
}

const namesOffered = ({ codes }: SearchedTable): string[] =>
  codes.filter(isOffered).flatMap(codeNamesOf)

const ofUnits = ({ courtKeys }: TableHead): string => courtKeys.length === 0 ? '' : `, of ${courtKeys.join(', ')}`
