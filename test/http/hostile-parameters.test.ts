import t from 'tap'
import { serveSample } from './sample-service.ts'

// Every parameter of every operation of the service's own document is given what does harm elsewhere: a route that is added is asked as all others are.

interface Parameter { name: string, in: 'path' | 'query' | 'header', example?: unknown }
interface Operation { operationId: string, parameters?: Parameter[], responses: Record<string, { content?: object }> }

const hostile = [
  "'; drop table archive.entry cascade; --",
  "x' or '1'='1",
  '"><script>alert(1)</script>',
  '../../../../etc/passwd',
  '$(touch hostile) `id` {{7*7}}',
  'x\r\nset-cookie: a=b',
  '__proto__',
  '%',
  '\u202eright to left',
  '-9223372036854775809',
  'a'.repeat(400)
]

t.test('whatever a parameter holds, it is text: it breaks nothing, changes nothing and comes back as no page', async t => {
  const { app, database } = await serveSample(t)
  const entries = async (): Promise<unknown> => (await database.query('select count(*) as count, max(entry_id) as last from archive.entry')).rows
  const before = await entries()
  const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, Record<string, Operation>> }
  let asked = 0
  for (const [path, { get }] of Object.entries(paths)) {
    if (get === undefined || JSON.stringify(get.responses).includes('text/event-stream')) continue
    const parameters = get.parameters ?? []
    for (const { name } of parameters.filter(({ in: place }) => place !== 'header')) {
      for (const value of hostile) {
        const given = (parameter: Parameter): string => parameter.name === name ? value : String(parameter.example ?? '')
        const query = new URLSearchParams(parameters.filter(each => each.in === 'query' && (each.name === name || each.example !== undefined)).map((each): [string, string] => [each.name, given(each)]))
        const url = parameters.filter(each => each.in === 'path').reduce((filled, each) => filled.replace(`{${each.name}}`, encodeURIComponent(given(each))), path)
        const { statusCode, headers } = await app.inject(query.size === 0 ? url : `${url}?${query}`)
        asked += 1
        if (statusCode >= 500) t.fail(`${get.operationId} ${name} ${value}: ${statusCode}`)
        if (headers['set-cookie'] !== undefined || /html/.test(String(headers['content-type']))) t.fail(`${get.operationId} ${name} ${value}: ${JSON.stringify(headers)}`)
      }
    }
  }
  t.ok(asked > 500, `${asked} questions`)
  t.same(await entries(), before)
})
