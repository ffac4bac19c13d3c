import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { Connection } from '../postgres/database.ts'
import { keyOf, type Said } from './entry-content.ts'
import { entryShapes, type ChildShape, type EntryKind, type Print, type RowShape } from './entry-shapes.ts'

/** A row by the names of its columns, as JSON that the database turns into its types. */
type Row = Readonly<Record<string, unknown>>

/** What repeats within a court stands once, whoever said it. */
const SHARED = ['fee', 'code_table', 'code']

interface Contained { entryId: number, kind: EntryKind, content: Said }

/** Inserts the rows that say what contents say: `contentOf` the other way round. */
export async function insertRows (client: Connection, entries: readonly Contained[]): Promise<void> {
  const rows = new Map<string, Row[]>()
  for (const { content, entryId, kind } of entries) {
    const shape = entryShapes[kind]
    const said = shape.content === undefined ? content : { [shape.content]: canonicalJson(content) }
    collect(rows, shape, said, { entry_id: entryId })
  }
  for (const { columns, name } of TABLES) {
    const own = rows.get(name)
    if (own === undefined) continue
    const list = columns.join(', ')
    await client.query(`
      insert into archive.${name} (${list})
      select ${list} from jsonb_populate_recordset(null::archive.${name}, $1::jsonb)
      ${SHARED.includes(name) ? 'on conflict do nothing' : ''}`, [JSON.stringify(own)])
  }
}

function collect (rows: Map<string, Row[]>, shape: RowShape, said: Said, above: Row): void {
  const own: Record<string, unknown> = { ...above }
  for (const [column, print] of Object.entries(shape.columns)) own[column] = stored(said[keyOf(column)], print)
  const { table } = shape
  if (!rows.has(table)) rows.set(table, [])
  rows.get(table)?.push(own)
  for (const [key, child] of Object.entries(shape.rows ?? {})) {
    const given = said[key] ?? []
    // One that stands alone is no list.
    for (const each of (Array.isArray(given) ? given : [given]) as Said[]) {
      collect(rows, child, each, Object.fromEntries(joinedBy(child).map(column => [column, own[column] ?? null])))
    }
  }
}

function stored (value: unknown, print: Print): unknown {
  if (value === undefined || value === null) return null
  switch (print) {
    case 'bytes': return `\\x${String(value)}`
    case 'bytes-list': return (value as string[]).map(each => `\\x${each}`)
    default: return value
  }
}

/** The columns by which a row belongs to another. */
function joinedBy ({ on }: ChildShape): string[] {
  return [...on.matchAll(/\b\w+\.(\w+) = \w+\.\1\b/g)].map(([, column]) => column as string)
}

interface Table { name: string, columns: string[] }

/** In an order in which each row finds what it rests on. */
const TABLES: readonly Table[] = Object.values(entryShapes).flatMap(shape => tablesOf(shape, ['entry_id']))

function tablesOf (shape: RowShape, joined: readonly string[]): Table[] {
  const own = { name: shape.table, columns: [...new Set([...joined, ...Object.keys(shape.columns)])] }
  return [own, ...Object.values(shape.rows ?? {}).flatMap(child => tablesOf(child, joinedBy(child)))]
}
