import type { Code, Fee } from '../../domain/policy/fees-and-codes.ts'
import { wordsOf } from '../../domain/text/text-match.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { toCode, type CodeRow } from './code-tables.ts'
import { toFee } from './fees.ts'
import type { FeeRow } from './policy-rows.ts'

/** A part of a court's policies by its digest: a fee schedule, or a code table. */
export interface Part { organizationKey: string, digest: string }

/** A row that may be what is searched for: of which of the parts it is, and its place there, both counted from 0. */
export interface Found<Item> { part: number, place: number, item: Item }

/** Where a search goes on: behind a place of a part. */
export interface After { part: number, place: number }

/** What is looked for in the rows: both find at least what has them, and what is found is compared afterwards. */
export interface Sought { q: string, code: string | null }

/** Schedules that may have a fee as it is sought, by court; undefined where there are more than `most` such fees. */
export async function listSchedulesWith (
  database: Connection, { q, code }: Sought, most: number
): Promise<Part[] | undefined> {
  const schedules = 'select organization_key, fee_schedule as part from archive.fee'
  if (code === null) return await listPartsLike(database, schedules, FEE_TEXT, q, most)
  // In the order of the index, so that no plan is better than to ask it.
  const withCode = `${schedules} where ${FEE_CODE} = $2 order by organization_key, fee_schedule`
  return await listParts(database, withCode, [keyOf(code)], most)
}

/** Code tables that may have a code with every word. */
export async function listTablesWith (database: Connection, q: string, most: number): Promise<Part[] | undefined> {
  const tables = 'select organization_key, code_table as part from archive.code'
  return await listPartsLike(database, tables, CODE_TEXT, q, most)
}

/** Code tables that may have a name. */
export async function listTablesNamed (database: Connection, name: string, most: number): Promise<Part[] | undefined> {
  return await listPartsLike(
    database,
    'select organization_key, code_table as part from archive.code_table',
    TABLE_TEXT,
    name,
    most
  )
}

/** The longest words tell the most; more of them would not make the search shorter. */
const MOST_WORDS = 4

/**
 * An index knows parts of three letters: without a word that has them it
 * is not asked. Its conditions stand one by one, as it takes no list.
 */
async function listPartsLike (
  database: Connection,
  select: string,
  text: string,
  q: string,
  most: number
): Promise<Part[] | undefined> {
  const words = patternsOf(q)
    .filter(pattern => pattern.length >= '%abc%'.length)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  return await listParts(
    database,
    `${select} where ${words.map((_, place) => `${text} like $${place + 2}`).join(' and ')}`,
    words,
    most
  )
}

async function listParts (
  database: Connection,
  select: string,
  sought: readonly string[],
  most: number
): Promise<Part[] | undefined> {
  const { rows } = await database.query<Part & { found: number }>({
    text: `
      with found as (${select} limit $1)
      select organization_key as "organizationKey", encode(part, 'hex') as digest,
             (select count(*)::integer from found) as found
        from found
       group by organization_key, part`,
    values: [most + 1, ...sought]
  })
  return (rows[0]?.found ?? 0) > most
    ? undefined
    : rows.map(({ organizationKey, digest }) => ({ organizationKey, digest }))
}

/** Up to `most` fees of these schedules, in their order, that may be what is sought; all where nothing is. */
export async function listFeesOf (
  database: Connection,
  parts: readonly Part[],
  { q, code }: Sought,
  after: After,
  most: number
): Promise<Array<Found<Fee>>> {
  const { rows } = await database.query<FeeRow & { part: number, place: number }>({
    name: code === null ? 'search-fees' : 'search-fees-by-code',
    text: inParts(`
      select code, name, alias, category, subcategory, currency, cost, subsequent_pages as "subsequentPages",
             effective_date as "effectiveDate", expiration_date as "expirationDate", details, position - 1 as place
        from archive.fee
       where organization_key = wanted.key and fee_schedule = wanted.digest
         and ${FEE_TEXT} like all ($6)${code === null ? '' : ` and ${FEE_CODE} = $7`}`),
    values: [...placed(parts, after, most), patternsOf(q), ...(code === null ? [] : [keyOf(code)])]
  })
  return rows.map(({ part, place, ...row }) => ({ part, place, item: toFee(row) }))
}

/** The same of the codes of these tables. */
export async function listCodesOf (
  database: Connection,
  parts: readonly Part[],
  { q }: Sought,
  after: After,
  most: number
): Promise<Array<Found<Code>>> {
  const { rows } = await database.query<CodeRow & { part: number, place: number }>({
    name: 'search-codes',
    text: inParts(`
      select value, name, alias, generic_type as "genericType", details, position - 1 as place
        from archive.code
       where organization_key = wanted.key and code_table = wanted.digest and ${CODE_TEXT} like all ($6)`),
    values: [...placed(parts, after, most), patternsOf(q)]
  })
  return rows.map(({ part, place, ...row }) => ({ part, place, item: toCode(row) }))
}

const FEE_CODE = 'left(archive.search_key(code), 200)'
const FEE_TEXT = 'archive.search_text(code, name, alias)'
const CODE_TEXT = 'archive.search_text(value, name, alias)'
const TABLE_TEXT = 'archive.search_text(codified_name, name, alias)'

/** Rows of parts in the order of the parts and their own, behind a place. */
const inParts = (select: string): string => `
  select found.*, (wanted.number - 1)::integer as part
    from unnest($1::text[], $2::bytea[]) with ordinality as wanted (key, digest, number)
   cross join lateral (${select}
         and position > case when wanted.number = $3 then $4 else 0 end
       order by position
       limit $5) as found
   where wanted.number >= $3
   order by wanted.number, found.place
   limit $5`

const placed = (parts: readonly Part[], after: After, most: number): unknown[] => [
  parts.map(({ organizationKey }) => organizationKey),
  parts.map(({ digest }) => toBytes(digest)),
  after.part + 1,
  after.place + 1,
  most
]

/** What of the words an index can look for: those of ASCII. The others are compared afterwards. */
const patternsOf = (q: string): string[] =>
  wordsOf(q).filter(word => /^[!-~]+$/.test(word)).map(word => `%${word.replace(/[%_\\]/g, '\\$&')}%`)

/** As the index has it. */
const keyOf = (text: string): string =>
  [...text.replace(/[\s\u200e\u200f]/g, '').normalize('NFC')].slice(0, 200).join('')
