import type { FastifyRequest } from 'fastify'

/** What of JSON Schema tells the order of fields. */
interface Schema { $ref?: string, anyOf?: Schema[], properties?: Record<string, Schema>, items?: Schema }

/** Puts the fields of a value into the order of a schema. */
export type Order = (value: unknown) => unknown

/** The answer with the fields of every object in the order of its schema, whatever order the database keeps them in. */
export function inSchemaOrder ({ routeOptions, server }: FastifyRequest, answer: object): object {
  const schema = jsonSchemaOf(routeOptions.schema)
  if (schema === undefined) return answer
  const order = orders.get(schema) ?? orderOf(schema, id => server.getSchema(id) as Schema | undefined)
  orders.set(schema, order)
  return order(answer) as object
}

const orders = new WeakMap<Schema, Order>()

function jsonSchemaOf (schema: unknown): Schema | undefined {
  const { response } = (schema ?? {}) as {
    response?: Record<number, { content?: Record<string, { schema?: Schema }> }>
  }
  return response?.[200]?.content?.['application/json']?.schema
}

/**
 * @param find a schema that stands for itself, by its `$id`; asked
 * only when a value comes to it, as schemas may hold themselves
 */
export function orderOf (schema: Schema, find: (id: string) => Schema | undefined): Order {
  const { $ref, anyOf, items, properties } = schema
  if ($ref !== undefined) {
    let order: Order | undefined
    return value => {
      order ??= orderOf(find($ref) ?? {}, find)
      return order(value)
    }
  }
  if (anyOf !== undefined) {
    return orderOfUnion(
      anyOf.filter(each => each.$ref !== undefined || each.properties !== undefined || each.items !== undefined),
      find
    )
  }
  if (items !== undefined) {
    const order = orderOf(items, find)
    return value => Array.isArray(value) ? value.map(order) : value
  }
  return properties === undefined ? value => value : orderOfObject(properties, find)
}

function orderOfObject (properties: Record<string, Schema>, find: (id: string) => Schema | undefined): Order {
  const fields = Object.entries(properties).map(([name, schema]) => [name, orderOf(schema, find)] as const)
  return value => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    const given = value as Record<string, unknown>
    const ordered = Object.fromEntries(
      fields.flatMap(([name, order]) => (Object.hasOwn(given, name) ? [[name, order(given[name])]] : []))
    )
    const others = Object.entries(given).filter(([name]) => !Object.hasOwn(properties, name))
    // What the schema leaves open comes behind what it names.
    return others.length === 0 ? ordered : { ...ordered, ...Object.fromEntries(others) }
  }
}

/** Of several schemas that a value may have, the smallest that knows all its fields. */
function orderOfUnion (schemas: readonly Schema[], find: (id: string) => Schema | undefined): Order {
  const [only, ...others] = schemas
  if (only === undefined) return value => value
  if (others.length === 0) return orderOf(only, find)
  const sizeOf = ({ properties }: Schema): number => Object.keys(properties ?? {}).length
  const known = schemas
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))
    .map(schema => ({ schema, order: orderOf(schema, find) }))
  return value => {
    const names = Object.keys(value ?? {})
    return (
      known.find(({ schema }) => names.every(name => Object.hasOwn(schema.properties ?? {}, name)))?.order ??
      (same => same)
    )(value)
  }
}
