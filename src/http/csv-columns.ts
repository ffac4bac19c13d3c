import type { TSchema } from 'typebox'
import type { App } from './fastify.ts'
import { orderOf, type Order } from './schema-order.ts'

/** What of JSON Schema tells the columns of a row. */
interface Schema {
  $ref?: string
  type?: string
  format?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: unknown
}

/**
 * A column: the names on the way from a row to its value, and how the value
 * is written; as JSON it has its fields in the order of their schema.
 */
export interface Column {
  name: string
  path: readonly string[]
  kind: 'plain' | 'decimal' | 'texts' | 'json'
  order: Order
}

/** What the rows of a list are like: the schema of one as JSON, and whether they rest on a policy. */
export interface RowsSaid { item: TSchema, rests: boolean }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The rows of a route whose list is also given as CSV. */
    rows?: RowsSaid
  }
}

/**
 * The config of a route that gives the list whose items have this schema
 * as CSV too; `rests` is false where no policy stands behind its rows.
 */
export const rowsOf = (item: TSchema, rests = true): { rows: RowsSaid } => ({ rows: { item, rests } })

/** What a row that rests on a policy ends in, in this order. */
export const restNames = ['version', 'sha256', 'provisional', 'doubts'] as const

/**
 * The columns of rows without what they rest on: fields in the order of their
 * schema, nested ones joined by a point. The same for a list without rows.
 */
export function columnsOf ({ item, rests }: RowsSaid, app: Pick<App, 'getSchema'>): Column[] {
  const columns = columnsUnder(item as Schema, [], id => app.getSchema(id) as Schema | undefined)
  return rests ? columns.filter(({ name }) => !(restNames as readonly string[]).includes(name)) : columns
}

function columnsUnder (given: Schema, path: readonly string[], find: (id: string) => Schema | undefined): Column[] {
  const schema = plainSchema(given, find)
  if (schema.properties !== undefined && schema.additionalProperties === false) {
    return Object.entries(schema.properties).flatMap(([name, field]) => columnsUnder(field, [...path, name], find))
  }
  return [{ name: path.join('.'), path, kind: kindOf(schema, find), order: orderOf(schema, find) }]
}

/** A schema that stands for itself; of one or null the one. */
function plainSchema (schema: Schema, find: (id: string) => Schema | undefined): Schema {
  if (schema.$ref !== undefined) return plainSchema(find(schema.$ref) ?? {}, find)
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  return only !== undefined && others.length === 0 ? plainSchema(only, find) : schema
}

function kindOf (
  { type, format, items, properties }: Schema,
  find: (id: string) => Schema | undefined
): Column['kind'] {
  if (items !== undefined) return plainSchema(items, find).type === 'string' ? 'texts' : 'json'
  if (type === 'object' || properties !== undefined) return 'json'
  return format === 'decimal' ? 'decimal' : 'plain'
}
