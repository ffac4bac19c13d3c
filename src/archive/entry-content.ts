import type { Sha256 } from '../domain/history/capture.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import { toTimestamp, type Connection } from '../postgres/database.ts'
import { digestOf } from './documents.ts'
import { entryShapes, type EntryKind, type Print, type RowShape } from './entry-shapes.ts'

/**
 * What the rows of an entry say, by the names of their columns
 * in camelCase; more than its shape names is passed over.
 */
export type Said = Readonly<Record<string, unknown>>

/** The content of an entry in the first form, the same from what is to be written as from what is stored. */
export function contentOf (kind: EntryKind, said: Said): Record<string, unknown> {
  return { form: 1, ...rowOf(entryShapes[kind], said) }
}

/** The same as canonical JSON: the bytes that its digest is made of. A column that holds them is taken as it stands. */
export function printContent (kind: EntryKind, said: Said): string {
  const { content } = entryShapes[kind]
  return content === undefined ? canonicalJson(contentOf(kind, said)) : String(said[content])
}

/** The digest of an entry: of the canonical JSON of its content, in hex. */
export function digestOfContent (kind: EntryKind, said: Said): Sha256 {
  return digestOf(printContent(kind, said))
}

function rowOf (shape: RowShape, said: Said): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [key, print] of keysOf(shape)) {
    const value = printed(said[key], print)
    if (value !== null) row[key] = value
  }
  for (const [key, child] of Object.entries(shape.rows ?? {})) {
    const each = ((said[key] ?? []) as Said[]).map(own => rowOf(child, own))
    if (each.length > 0) row[key] = child.one === true && each.length === 1 ? each[0] : each
  }
  return row
}

const keys = new WeakMap<RowShape, ReadonlyArray<readonly [string, Print]>>()

/** The columns of a shape by their keys: a policy has thousands of rows of one. */
function keysOf (shape: RowShape): ReadonlyArray<readonly [string, Print]> {
  const known = keys.get(shape)
  if (known !== undefined) return known
  const made = Object.entries(shape.columns).map(([column, print]) => [keyOf(column), print] as const)
  keys.set(shape, made)
  return made
}

/** How a content calls a column: `crawl_id` is `crawlId`. */
export const keyOf = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function printed (value: unknown, print: Print): unknown {
  if (value === null || value === undefined) return null
  if (print === 'instant') return typeof value === 'number' ? toTimestamp(value) : isoOf(String(value))
  // The database knows no negative zero.
  if (print === 'decimal') return String(value).replace(/^-(0*\.?0*)$/, '$1')
  return value
}

/** Rows with the position at which the database numbers them. */
export const numbered = (rows: readonly object[]): Said[] => rows.map((row, place) => ({ ...row, position: place + 1 }))

/** What is stored of these entries, by their ids; what has no row is not among them. */
export async function listSaid (
  database: Connection,
  kind: EntryKind,
  entryIds: readonly number[]
): Promise<Map<number, Said>> {
  const { rows } = await database.query<{ entryId: number, said: Said }>({
    name: `list-said-${kind}`,
    text: LIST_SAID[kind],
    values: [entryIds]
  })
  return new Map(rows.map(({ entryId, said }) => [entryId, said]))
}

const LIST_SAID = Object.fromEntries(
  Object.entries(entryShapes).map(([kind, shape]) => [
    kind,
    `
    select entry_id as "entryId", ${jsonOf(shape)} as said
      from archive.${shape.table}
     where entry_id = any ($1::bigint[])`
  ])
) as Record<EntryKind, string>

function jsonOf ({ table, columns, rows = {} }: RowShape): string {
  const own = Object.entries(columns).map(
    ([column, print]) => `'${keyOf(column)}', ${sqlOf(`${table}.${column}`, print)}`
  )
  const others = Object.entries(rows).map(
    ([key, child]) =>
      `'${key}', (select coalesce(json_agg(${jsonOf(child)} order by ${child.order}), '[]')
                    from archive.${child.table}
                   where ${child.on})`
  )
  return `json_build_object(${[...own, ...others].join(', ')})`
}

function sqlOf (column: string, print: Print): string {
  switch (print) {
    case 'instant':
      return utcText(column)
    case 'bytes':
      return `encode(${column}, 'hex')`
    case 'bytes-list':
      return `case when ${column} is not null
                   then array(select encode(bytes, 'hex')
                                from unnest(${column}) with ordinality as each (bytes, place)
                               order by place) end`
    case 'decimal':
      return `${column}::text`
    case 'plain':
      return column
  }
}

/** SQL of an instant as text, to the microsecond that the database knows; see `isoOf`. */
export function utcText (column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/**
 * Such a text in milliseconds, as a content and a leaf have it:
 * nothing of ours says more, and what was made to stays visible.
 */
export const isoOf = (text: string): string => text.replace(/(\.\d{3})000Z$/, '$1Z')
