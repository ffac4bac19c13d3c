import { tableNamesOf } from '../policy/code-tables.ts'
import type { Code, TableHead } from '../policy/fees-and-codes.ts'
import { byKey } from '../text/lookup.ts'
import { pairsOf, type Likeness, type Pair } from '../text/pairing.ts'
import { plainLetters, plainText } from '../text/text-match.ts'
import { differencesOf, differencesOfPairs, type Difference, type Item } from './difference.ts'

/**
 * The tables of two policies by the name that they are found by (domain §7). Of several of
 * one name those are one that are wholly alike, then that are of the same units and called
 * the same, then of the same units, then called the same; their order counts only of the rest.
 */
export function tablePairs<Table extends TableHead> (
  before: readonly Table[],
  after: readonly Table[],
  contentOf: Likeness<Table>
): Pair<Table>[] {
  const named = (table: Table): string => plainLetters(tableName(table))
  const [old, present] = [byKey(before, table => [named(table)]), byKey(after, table => [named(table)])]
  const likenesses = [contentOf, ...headLikenesses, () => '']
  return [...new Set([...before, ...after].map(named))].flatMap(name => pairsOf(old(name), present(name), likenesses))
}

const unitsOf = ({ courtKeys }: TableHead): string => JSON.stringify(courtKeys.map(plainText).toSorted())

const letters = (name: string | null): string | null => name === null ? null : plainLetters(name)

/** How surely two tables of one name are one by their heads, the surest first. */
const headLikenesses: readonly Likeness<TableHead>[] = [
  table => JSON.stringify([unitsOf(table), letters(table.name), letters(table.alias)]),
  table => JSON.stringify([unitsOf(table), letters(table.name)]),
  table => table.alias === null ? null : JSON.stringify([unitsOf(table), letters(table.alias)]),
  unitsOf,
  ({ name }) => letters(name),
  ({ alias }) => letters(alias)
]

/** What differs in the heads of tables, pair by pair. */
export function tableDifferences (pairs: readonly Pair<TableHead>[]): Difference[] {
  const itemOf = (table: TableHead | null): Item | null => table === null ? null : tableItem(table)
  return differencesOfPairs(pairs.map(({ before, after }) => ({ before: itemOf(before), after: itemOf(after) })))
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

/** The head of a table, as it is compared. */
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
