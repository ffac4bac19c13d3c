import { connect, type AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import t, { type Test } from 'tap'
import { newRequestIds } from '../../src/http/request-ids.ts'
import { until } from '../faults/until.ts'
import { serveSample, OPERATOR } from './sample-service.ts'
import { serve } from './serve.ts'

const court = '/v1/courts/USCASacramentoSuperior'

// [what it shows, the id that is sent, whether it is kept]
const given: ReadonlyArray<readonly [string, string, boolean]> = [
  ['letters, digits and what stands in names', 'Trace_1.2-3', true],
  ['100 characters', 'x'.repeat(100), true],
  ['101', 'x'.repeat(101), false],
  ['a blank', 'two words', false],
  ['a mark of a log line', '{"level":50}', false],
  ['a letter of another script', 'идентификатор', false],
  ['nothing', '', false]
]

t.test('an id that does no harm is kept, any other replaced by one of its own', async t => {
  const { app } = await serve(t)
  const idOf = async (id: string): Promise<unknown> => (await app.inject({ url: '/health/live', headers: { 'x-request-id': id } })).headers['x-request-id']
  const made = new Set<unknown>()
  for (const [what, id, isKept] of given) {
    const answered = await idOf(id)
    if (isKept) t.equal(answered, id, what)
    else made.add(answered)
    t.match(answered, /^[\w.-]{1,100}$/, what)
  }
  t.equal(made.size, given.filter(([, , isKept]) => !isKept).length, 'no two are alike')
})

t.test('two processes do not name two requests alike', t => {
  const [one, other] = [newRequestIds('one'), newRequestIds('other')]
  t.not(one(), other())
  t.equal(one({ headers: { 'x-request-id': 'given' } }), 'given')
  t.end()
})

// [URL, status]
const answers: ReadonlyArray<readonly [string, number]> = [
  [`${court}/effective-policy?at=2005-03-02T09:30`, 200],
  [`${court}/fees?at=2005-03-02T09:30`, 200],
  [`${court}/policies/1.0.3/document`, 200],
  [`${court}/effective-policy?at=soon`, 400],
  ['/v1/courts/nobody/effective-policy', 404],
  ['/v1/nothing', 404],
  ['/v1/%FF', 400],
  [`/v1/courts/${'x'.repeat(5_000)}`, 400],
  ['/docs/', 200],
  ['/docs/static/nothing.js', 404],
  ['/sample/CourtPolicies/index.xml', 200],
  ['/', 200],
  ['/openapi.json', 200]
]

t.test('every answer names its request, whoever gives it', async t => {
  const { base, app } = await serveSample(t)
  for (const [url, status] of answers) {
    const answer = await fetch(base + url, { headers: { 'x-request-id': 'asked.by-me', 'accept-encoding': 'identity' } })
    t.same([answer.status, answer.headers.get('x-request-id')], [status, 'asked.by-me'], url)
    await answer.arrayBuffer()
  }

  await t.test('304, of what stands ready and of what does not', async t => {
    for (const url of [`${court}/effective-policy?at=2005-03-02T09:30`, `${court}/fees?at=2005-03-02T09:30`]) {
      const etag = String((await app.inject(url)).headers.etag)
      t.match(await app.inject({ url, headers: { 'if-none-match': etag, 'x-request-id': 'again' } }), { statusCode: 304, headers: { 'x-request-id': 'again' } }, url)
    }
  })

  await t.test('a stream', async t => {
    const stream = new AbortController()
    const answer = await fetch(`${base}/v1/events/stream`, { headers: { 'x-request-id': 'streams' }, signal: stream.signal })
    t.equal(answer.headers.get('x-request-id'), 'streams')
    stream.abort()
  })

  await t.test('what needs a role, a wrong method and a preflight', async t => {
    const headers = { 'x-request-id': 'mine' }
    t.match(await app.inject({ method: 'POST', url: '/v1/repositories/sample/crawls', headers }), { statusCode: 401, headers })
    t.match(await app.inject({ method: 'POST', url: '/v1/repositories/sample/crawls', headers: { ...headers, authorization: `Bearer ${OPERATOR}` } }), { statusCode: 202, headers })
    t.match(await app.inject({ method: 'DELETE', url: court, headers }), { statusCode: 405, headers })
    t.match(await app.inject({ method: 'OPTIONS', url: court, headers: { ...headers, origin: 'https://example.org', 'access-control-request-method': 'GET' } }), { statusCode: 204, headers })
  })
})

const named = 'host: x\r\nx-request-id: on.the-wire\r\n'

// [what it shows, what comes over the connection, the id of its answer]
const wire: ReadonlyArray<readonly [string, string, string | RegExp]> = [
  ['no request at all', 'HELLO\r\n\r\n', /^[\w.-]{1,100}$/],
  ['a method that nobody knows', `FOO /v1/courts HTTP/1.1\r\n${named}\r\n`, /^[\w.-]{1,100}$/],
  ['a head too large', `GET / HTTP/1.1\r\n${named}x-long: ${'x'.repeat(20_000)}\r\n\r\n`, /^[\w.-]{1,100}$/],
  ['an expectation', `GET / HTTP/1.1\r\n${named}connection: close\r\nexpect: evil\r\n\r\n`, 'on.the-wire'],
  ['CONNECT', `CONNECT /v1/courts HTTP/1.1\r\n${named}\r\n`, 'on.the-wire'],
  ['a chunk that is none', `POST /v1/lookups HTTP/1.1\r\n${named}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`, 'on.the-wire'],
  ['a body that does not come', `POST /v1/lookups HTTP/1.1\r\n${named}content-type: application/json\r\ncontent-length: 9\r\n\r\n{`, 'on.the-wire'],
  ['nothing that comes', '', /^[\w.-]{1,100}$/]
]

t.test('what no route sees is named as well', async t => {
  const { app } = await serve(t, { requestMs: 300 })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  await Promise.all(wire.map(async ([what, said, id]) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(said)
    const received = (await socket.toArray()).join('')
    t.match(/^x-request-id: (.*)\r$/m.exec(received)?.[1], id, what)
  }))
})

/** A service with a log of this level, and the lines of it. */
async function logging (t: Test, level: string) {
  const stream = new PassThrough()
  const lines: string[] = []
  stream.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)))
  const { app } = await serve(t, { logger: { level, stream } })
  const error = Object.assign(new Error('it broke'), { code: 'XX000', detail: 'Failing row contains (case 12-345, sealed).' })
  app.get('/broken', async () => { throw error })
  return { app, lines }
}

const headers = { 'x-request-id': 'this-one', authorization: 'Bearer open-sesame', cookie: 'a=b' }

t.test('the log names the request that failed inside, and repeats no row of the database', async t => {
  const { app, lines } = await logging(t, 'warn')
  const answer = await app.inject({ url: '/broken?at=now', headers })
  t.match(answer, { statusCode: 500, headers: { 'x-request-id': 'this-one' } })
  t.notMatch(answer.body, /it broke|XX000|sealed|request-ids/, 'nothing of the inside leaves')
  t.equal((await app.inject({ url: '/v1/nothing', headers })).statusCode, 404)
  t.equal(lines.length, 1, 'and of others nothing is said')
  t.match(JSON.parse(lines[0] as string), { level: 50, requestId: 'this-one', method: 'GET', url: '/broken?at=now', err: { message: 'it broke', code: 'XX000' } })
  t.notMatch(lines[0], /sesame|cookie|sealed/)
})

t.test('who looks for a fault has a line a request, without what is secret', async t => {
  const { app, lines } = await logging(t, 'debug')
  await app.inject({ url: '/v1/rules?limit=1', headers })
  await app.inject({ method: 'POST', url: '/v1/repositories/test/crawls?reference=12-345', headers })
  await until(() => lines.length === 2)
  t.match(lines.map(line => JSON.parse(line)), [
    { requestId: 'this-one', method: 'GET', url: '/v1/rules?limit=1', status: 200, ms: Number },
    { requestId: 'this-one', method: 'POST', url: '/v1/repositories/test/crawls', status: 401 }
  ])
  t.notMatch(lines.join(), /sesame|cookie|12-345/)
})
