import { tableNamesOf } from '../policy/code-tables.ts'
import type { Code, TableHead } from '../policy/fees-and-codes.ts'
import { byKey } from '../text/lookup.ts'
import { plainLetters } from '../text/text-match.ts'
import { differencesOf, type Difference, type Item } from './difference.ts'

/** A table in two policies; null where one of them lacks it. */
export interface TablePair<Table extends TableHead> { before: Table | null, after: Table | null }

/**
 * The tables of two policies by what they are called and whose
 * they are; of several alike the first is taken for the first.
 */
export function tablePairs<Table extends TableHead> (
  before: readonly Table[],
  after: readonly Table[]
): TablePair<Table>[] {
  const keyOf = (table: Table): string => `${plainLetters(tableName(table))} ${table.courtKeys.toSorted().join(' ')}`
  const [old, present] = [byKey(before, table => [keyOf(table)]), byKey(after, table => [keyOf(table)])]
  return [...new Set([...before, ...after].map(keyOf))].flatMap(key => {
    const [was, is] = [old(key), present(key)]
    return Array.from({ length: Math.max(was.length, is.length) }, (_, place) => ({
      before: was[place] ?? null,
      after: is[place] ?? null
    }))
  })
}

/** What differs in the codes of one table; a table that went is its codes that went. */
export function codeDifferences (
  table: TableHead,
  before: readonly Code[],
  after: readonly Code[]
): Difference<Code>[] {
  const item = (code: Code): Item<Code> => ({
    key: keyOf(table, code),
    title: titleOf(table, code),
    value: code,
    printed: null
  })
  return differencesOf(before.map(item), after.map(item))
}

/** The heads of tables that stand in both, as they are compared. */
export const tableItem = ({
  codifiedName,
  name,
  alias,
  courtKeys,
  use,
  alphabetize,
  mappings,
  filters
}: TableHead): Item => ({
  key: `codeTables/${codifiedName ?? name ?? ''}`,
  title: `Code table ${codifiedName ?? name ?? 'without a name'}`,
  value: { codifiedName, name, alias, courtKeys, use, alphabetize, mappings, filters },
  printed: null
})

const tableName = (table: TableHead): string => tableNamesOf(table)[0] ?? ''

const keyOf = (table: TableHead, { value, name }: Code): string => `${tableName(table)}/${value ?? name ?? ''}`

function titleOf (table: TableHead, { value, name }: Code): string {
  const which =
    value === null ? (name ?? 'without a value') : name === null || name === value ? value : `${value} (${name})`
  return `${tableName(table)} ${which}`
}
