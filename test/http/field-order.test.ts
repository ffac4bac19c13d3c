import t from 'tap'
import { NOW, OPERATOR, serveSample } from './sample-service.ts'

// JSON objects have their fields in the order of their schema, whatever order the database keeps them in.

interface Schema { $ref?: string, anyOf?: Schema[], properties?: Record<string, Schema>, items?: Schema, type?: string }
interface Operation { parameters?: Array<{ name: string, in: string, example?: unknown }>, responses: Record<string, { content?: Record<string, { schema: Schema }> }>, security?: unknown }

/** Where fields stand in another order than their schema's. */
function misplaced (schema: Schema, value: unknown, schemas: Record<string, Schema>, path = ''): string[] {
  if (value === null || typeof value !== 'object') return []
  if (schema.$ref !== undefined) return misplaced(schemas[schema.$ref.split('/').at(-1) as string] as Schema, value, schemas, path)
  if (schema.anyOf !== undefined) {
    const found = schema.anyOf.map(one => misplaced(one, value, schemas, path))
    return found.find(each => each.length === 0) ?? found.flat()
  }
  if (Array.isArray(value)) return value.flatMap((item, place) => misplaced(schema.items ?? {}, item, schemas, `${path}[${place}]`))
  const properties = schema.properties ?? {}
  const expected = Object.keys(properties).filter(name => name in value)
  const found = Object.keys(value).filter(name => name in properties)
  const own = expected.join() === found.join() ? [] : [`${path}: ${found.join()} for ${expected.join()}`]
  return [...own, ...Object.entries(value).flatMap(([name, field]) => misplaced(properties[name] ?? {}, field, schemas, `${path}.${name}`))]
}

t.test('the fields of every answer come in the order of its schema', async t => {
  const service = await serveSample(t)
  const document = service.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, Schema> } }
  let answers = 0
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { parameters = [], responses, security }] of Object.entries(operations)) {
      const schema = responses['200']?.content?.['application/json']?.schema
      if (schema === undefined) continue
      const query = new URLSearchParams(parameters.flatMap(({ name, in: place, example }) => place === 'query' && example !== undefined ? [[name, String(example)] as [string, string]] : []))
      const url = parameters.reduce((filled, { name, in: place, example }) => place === 'path' ? filled.replace(`{${name}}`, encodeURIComponent(String(example))) : filled, path)
      const headers = security === undefined ? {} : { authorization: `Bearer ${OPERATOR}` }
      const answer = await service.app.inject({ method: method.toUpperCase() as 'GET', url: query.size > 0 ? `${url}?${query}` : url, headers })
      if (answer.statusCode !== 200) continue
      answers += 1
      t.same(misplaced(schema, answer.json(), document.components.schemas).slice(0, 3), [], url)
    }
  }
  t.ok(answers > 10)
  t.equal(service.clock.now, NOW)
})
