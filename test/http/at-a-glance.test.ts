import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { request } from 'node:http'
import t, { type Test } from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

interface Got { status: number, fields: Record<string, unknown>, id: unknown, body: string, byFastify: boolean }

type Ask = (path: string, fields?: Record<string, string>, method?: string) => Promise<Got>

const key = 'USCASacramentoSuperior'

/** What Fastify hands to a route is told on this channel. */
const HANDLED = 'tracing:fastify.request.handler:start'

const policies = [
  policy({
    version: '1.0.0',
    published: '2004-12-01T09',
    effective: '2005-01-01T11',
    courtDetails: courtDetails(),
    fees: [fee({ code: '0101', cost: '10.00' }), fee({ code: '0102', cost: '5.00', effectiveDate: '2005-02-01' })]
  }),
  policy({ version: '1.0.1', published: '2005-02-01T09', effective: '2005-03-02T10', courtDetails: courtDetails(), fees: [fee({ code: '0101', cost: '12.00' })] })
]

async function listen (t: Test, tools = {}): Promise<Ask> {
  const { app, database, histories } = await serve(t, tools)
  await keepCrawl(database, policies)
  await histories.refresh()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  return async (path, headers = {}, method = 'GET') => {
    let byFastify = false
    const hear = (): void => { byFastify = true }
    subscribe(HANDLED, hear)
    try {
      return await new Promise<Got>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers, method, agent: false }, response => {
          let body = ''
          const { date, 'x-request-id': id, ...fields } = response.headers
          response.setEncoding('utf8').on('data', chunk => { body += String(chunk) })
          response.once('end', () => resolve({ status: response.statusCode ?? 0, fields, id, body, byFastify }))
        }).once('error', reject).end()
      })
    } finally {
      unsubscribe(HANDLED, hear)
    }
  }
}

/** Says nothing else, and is read by Fastify alone. */
const usual = { accept: 'application/json;q=0.9' }

const instants = ['', '?at=2005-01-15T09:30', '?at=2005-03-02T10:00:00', '?at=2005-03-02T18:00:00Z', '?at=2005-03-02T17:59:59.999Z', '?at=2040-01-01T00:00']
const ready = [`/v1/courts/${key}/effective-policy`, `/v1/courts/${key}/fees/0101`]

t.test('what is asked plainly and stands ready is answered as Fastify answers it, to the byte', async t => {
  const ask = await listen(t)
  for (const path of ready.flatMap(path => instants.map(at => path + at))) {
    await ask(path)
    const [plain, other] = [await ask(path), await ask(path, usual)]
    t.same([plain.status, plain.byFastify, other.byFastify], [200, false, true], path)
    t.same([plain.fields, plain.body], [other.fields, other.body], path)
    const etag = String(plain.fields['etag'])
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*', '"x"']) {
      const [again, asUsual] = [await ask(path, { 'if-none-match': held }), await ask(path, { ...usual, 'if-none-match': held })]
      t.same([again.status, again.fields, again.body, again.byFastify], [asUsual.status, asUsual.fields, asUsual.body, false], `${path} ${held}`)
    }
  }
})

t.test('where the service is reached by TLS, both ways say so', async t => {
  const ask = await listen(t, { publicUrl: 'https://policies.example.org' })
  const path = `${ready[0] as string}?at=2005-03-02T10:00`
  await ask(path)
  const [plain, other] = [await ask(path), await ask(path, usual)]
  t.same([plain.byFastify, plain.fields], [false, other.fields])
  t.match(plain.fields, { 'strict-transport-security': /max-age/, link: /^<https:\/\/policies\.example\.org\/v1\// })
})

t.test('a request names itself, or is named', async t => {
  const ask = await listen(t)
  await ask(ready[0] as string)
  t.equal((await ask(ready[0] as string, { 'x-request-id': 'mine-1' })).id, 'mine-1')
  t.match((await ask(ready[0] as string, { 'x-request-id': 'not ours' })).id, /^request-/)
  t.match((await ask(ready[0] as string)).id, /^request-/)
})

// [path behind the court, what else is asked with it, method; status]
const others: ReadonlyArray<readonly [string, Record<string, string>, string, number]> = [
  ['effective-policy?at=2005-03-02T10:00', { 'accept-encoding': 'gzip' }, 'GET', 200],
  ['effective-policy?at=2005-03-02T10:00', { 'archive-at-least': '0' }, 'GET', 200],
  ['effective-policy?at=2005-03-02T10:00', { accept: 'text/csv' }, 'GET', 406],
  ['effective-policy?at=2005-03-02T10:00', {}, 'HEAD', 200],
  ['effective-policy?at=2005-03-02T10:00', {}, 'DELETE', 405],
  ['effective-policy?at=2005-03-02T10:00&knownAt=2026-01-01T00:00:00Z', {}, 'GET', 404],
  ['effective-policy?at=2005-03-02T10:00&at=2005-03-02T10:00', {}, 'GET', 400],
  ['effective-policy?when=2005-03-02T10:00', {}, 'GET', 400],
  ['effective-policy?at=', {}, 'GET', 400],
  ['effective-policy?at=2005-03-02', {}, 'GET', 400],
  ['effective-policy?at=2005-04-03T02:30', {}, 'GET', 400],
  ['effective-policy?at=2005-10-30T01:30', {}, 'GET', 400],
  ['effective-policy?at=1980-01-01T00:00', {}, 'GET', 400],
  ['effective-policy?at=2004-12-31T00:00', {}, 'GET', 404],
  ['effective-policy/?at=2005-03-02T10:00', {}, 'GET', 404],
  ['fees/0102?at=2005-01-15T09:30', {}, 'GET', 200],
  ['fees/0102?at=2005-03-02T10:00', {}, 'GET', 404],
  ['fees/0101?at=2005-03-02T10:00&pages=3', {}, 'GET', 200]
]

t.test('all else goes the usual way, what is refused too', async t => {
  const ask = await listen(t)
  for (const [path, fields, method, status] of others) {
    const got = await ask(`/v1/courts/${key}/${path}`, fields, method)
    t.equal(got.status, status, `${method} ${path} ${JSON.stringify(fields)}`)
    const other = await ask(`/v1/courts/${key}/${path}`, { ...usual, ...fields }, method)
    t.same([got.fields, got.body], [other.fields, other.body], path)
  }
  t.equal((await ask('/v1/courts/Nowhere/effective-policy')).status, 404)
})

t.test('what breaks at a glance goes the usual way, and no process ends over it', async t => {
  let breaks = 0
  const clock = (): number => {
    if ((breaks -= 1) === 0) throw new Error('The clock stands still.')
    return Date.parse('2026-11-22T12:34:56Z')
  }
  const ask = await listen(t, { clock })
  const path = `${ready[0] as string}?at=2005-03-02T10:00`
  await ask(path)
  t.equal((await ask(path)).byFastify, false)
  breaks = 1
  const got = await ask(path)
  t.same([got.status, got.byFastify], [200, true])
})

t.test('where each request is counted or noted, Fastify sees it first', async t => {
  const counted = await listen(t, { requestLimit: { perMinute: 100, count: async () => ({ requests: 1, leftMs: 1_000 }) } })
  await counted(ready[0] as string)
  t.equal((await counted(ready[0] as string)).byFastify, true)
  const traced = await listen(t, { isTraced: true })
  await traced(ready[0] as string)
  t.equal((await traced(ready[0] as string)).byFastify, true)
})
