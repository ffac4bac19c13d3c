import t from 'tap'
import { CLERK, OPERATOR, serveSample } from './sample-service.ts'

// What the service's own document says of its parameters is asked of it, so that a route that is added is asked as all others are.

interface Schema { type?: string, enum?: string[] }
interface Parameter { name: string, in: 'path' | 'query' | 'header', example?: unknown, required?: boolean, schema?: Schema }
interface Asked { parameters: Parameter[], of: (given: Readonly<Record<string, string>>) => string }

t.test('each parameter is as the document has it', async t => {
  const { app } = await serveSample(t)
  const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, { get?: { parameters?: Parameter[], responses: object } }> }
  const asked = Object.entries(paths).flatMap(([path, { get }]): Asked[] => get === undefined || JSON.stringify(get.responses).includes('text/event-stream')
    ? []
    : [{ parameters: get.parameters ?? [], of: given => filled(path, get.parameters ?? [], given) }])
  const ask = async (url: string) => {
    const clerk = await app.inject({ url, headers: { authorization: `Bearer ${CLERK}` } })
    return clerk.statusCode === 403 ? await app.inject({ url, headers: { authorization: `Bearer ${OPERATOR}` } }) : clerk
  }

  await t.test('a text that is looked for is not empty: nothing is found by mistake, and nothing is missed', async t => {
    let empty = 0
    for (const { of, parameters } of asked) {
      for (const { name, schema } of parameters.filter(each => each.in === 'query' && each.name !== 'q' && each.name !== 'format')) {
        const answer = await ask(of({ [name]: '' }))
        empty += 1
        t.match(answer.json(), { status: 400, errors: [{ parameter: name }] }, `${of({ [name]: '' })} ${JSON.stringify(schema)}`)
      }
    }
    t.ok(empty > 50, `${empty} parameters`)
  })

  await t.test('what is given twice is refused in the same words, whatever it may be', async t => {
    let twice = 0
    for (const { of, parameters } of asked) {
      for (const { name, schema } of parameters.filter(each => each.in === 'query' && each.schema?.type !== 'array')) {
        const [first, second] = schema?.enum ?? ['a', 'b']
        const url = of({ [name]: first ?? '' })
        const answer = await ask(`${url}&${name}=${second ?? first ?? ''}`)
        twice += 1
        t.match(answer.json(), { status: 400, errors: [{ parameter: name, message: new RegExp(`^${name} is given 2 times: give it once`) }] }, url)
      }
    }
    t.ok(twice > 50, `${twice} parameters`)
  })

  await t.test('a format that is given twice, and an Accept that cannot be had', async t => {
    const { statusCode } = await app.inject({ url: '/v1/courts/USCASacramentoSuperior/fees?format=csv&format=json', headers: { accept: 'image/png' } })
    t.equal(statusCode, 406)
  })

  await t.test('what format may be is given', async t => {
    for (const { of, parameters } of asked) {
      const formats = parameters.find(({ name }) => name === 'format')?.schema?.enum ?? []
      for (const format of formats) t.not((await ask(of({ format }))).statusCode, 406, `${of({ format })}`)
    }
  })
})

/** An address with what is given, and what has to be. */
function filled (path: string, parameters: readonly Parameter[], given: Readonly<Record<string, string>>): string {
  const query = parameters.filter(each => each.in === 'query').flatMap(({ example, name, required }): Array<[string, string]> => {
    const value = given[name] ?? (required === true ? String(example ?? '') : undefined)
    return value === undefined ? [] : [[name, value]]
  })
  const url = parameters.filter(each => each.in === 'path').reduce((all, { example, name }) => all.replace(`{${name}}`, encodeURIComponent(String(example))), path)
  return query.length === 0 ? url : `${url}?${new URLSearchParams(query).toString()}`
}
