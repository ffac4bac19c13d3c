import { seesKeys, type KeyAsked } from './court-keys.ts'
import type { Code, TableHead } from './fees-and-codes.ts'
import { byKey } from '../text/lookup.ts'
import { firstRank, holdsEveryWord, plainLetters, wordSearcher, wordsOf } from '../text/text-match.ts'

/**
 * The tables of a CodifiedName, else of a Name, else of an Alias
 * (domain §7): all of the first of these that any has, in policy order.
 */
export function findTables<Table extends TableHead> (tables: readonly Table[], name: string): Table[] {
  return firstRank(tables, tableNames, name)
}

/** What names a table. */
export type TableNames = Pick<TableHead, 'codifiedName' | 'name' | 'alias'>

/** What names a table, the strongest first: the one list of it, for whoever finds, offers or prints such names. */
const tableNames = [
  ({ codifiedName }: TableNames) => codifiedName,
  ({ name }: TableNames) => name,
  ({ alias }: TableNames) => alias
]

/** The names that a table has, the strongest first. */
export const tableNamesOf = (table: TableNames): string[] => namesOf(table, tableNames)

/** The same for who asks of one list of tables many times. */
export function tableFinder<Table extends TableHead> (tables: readonly Table[]): (name: string) => readonly Table[] {
  return rankFinder(tables, tableNames)
}

/**
 * What one who asks by a key sees (domain §7): a division its
 * own tables and the court-wide ones, the whole court all.
 */
export function visibleTables<Table extends TableHead> (tables: readonly Table[], asked: KeyAsked): Table[] {
  return tables.filter(({ courtKeys }) => seesKeys(courtKeys, asked))
}

/**
 * The codes of a value, else of a name, else of an alias (domain
 * §7): all of the first of these that any has, in the table's order.
 */
export function findCodes (codes: readonly Code[], text: string): Code[] {
  return firstRank(codes, codeNames, text)
}

/** What names a code. */
export type CodeNames = Pick<Code, 'value' | 'name' | 'alias'>

/** What names a code, the strongest first. */
const codeNames = [({ value }: CodeNames) => value, ({ name }: CodeNames) => name, ({ alias }: CodeNames) => alias]

/** The names that a code has, the strongest first. */
export const codeNamesOf = (code: CodeNames): string[] => namesOf(code, codeNames)

const namesOf = <Item>(item: Item, ranks: readonly ((item: Item) => string | null)[]): string[] =>
  ranks.map(nameOf => nameOf(item)).filter(name => name !== null)

/** The same for who asks of one list of codes many times. */
export function codeFinder (codes: readonly Code[]): (text: string) => readonly Code[] {
  return rankFinder(codes, codeNames)
}

function rankFinder<Item> (
  items: readonly Item[],
  ranks: readonly ((item: Item) => string | null)[]
): (text: string) => readonly Item[] {
  const finders = ranks.map(nameOf =>
    byKey(items, item => [nameOf(item)].filter(name => name !== null).map(plainLetters))
  )
  return text => finders.map(find => find(plainLetters(text))).find(found => found.length > 0) ?? []
}

/** The codes that have every word of `q` in their value, name or alias. */
export function searchCodes (codes: readonly Code[], q: string): Code[] {
  return wordsOf(q).length === 0 ? [...codes] : codes.filter(code => hasWords(code, q))
}

/** How many codes have every word of a text, for who asks of one list of codes many times. */
export function codeCounter (codes: readonly Code[]): (q: string) => number {
  const searched = codes.map(code => wordSearcher(codeNamesOf(code)))
  return q => {
    const words = wordsOf(q)
    return searched.filter(hold => hold(words)).length
  }
}

/** Whether a code has every word of `q` in its value, name or alias. */
export function hasWords (code: Code, q: string): boolean {
  return holdsEveryWord(codeNamesOf(code), q)
}
