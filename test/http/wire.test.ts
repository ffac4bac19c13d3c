import { createHash } from 'node:crypto'
import { connect, type AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { rulesNumber } from '../../src/domain/policy/corrections.ts'
import { serve } from './serve.ts'

const TOKEN = 'operator-token-of-the-tests'
const operator = { name: 'test', sha256: createHash('sha256').update(TOKEN).digest('hex') }
const crawls = '/v1/repositories/test/crawls'

interface Answer { status: number, headers: Record<string, string>, body: string }

/** A service on a real port, which gives a request `requestMs` to come; what is said to it, and all that it says until the connection ends. */
async function listening (t: Test, requestMs = 30_000) {
  const { app } = await serve(t, { requestMs, tokens: () => ({ clerk: [], operator: [operator] }) })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const hear = async (said: string, more: 'no more' | 'stays open'): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    if (more === 'no more') socket.end(said)
    else socket.write(said)
    return (await socket.toArray()).join('')
  }
  return { port, hear }
}

function read (received: string): Answer {
  const [head = '', body = ''] = received.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = Object.fromEntries(fields.map(field => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]))
  return { status: Number(line.split(' ')[1]), headers, body }
}

const head = (line: string, ...fields: string[]): string => `${[line, 'host: x', ...fields].join('\r\n')}\r\n\r\n`

// what it shows; what comes over the connection; kind of the problem, its status; headers it has
const refusals: ReadonlyArray<readonly [string, string, string, number, Record<string, string>?]> = [
  ['no first line', 'HELLO\r\n\r\n', 'bad-request', 400],
  ['another protocol', head('GET /v1/courts HTTP/9.9'), 'bad-request', 400],
  ['a head too large', head('GET /v1/courts HTTP/1.1', `x-long: ${'x'.repeat(20_000)}`), 'header-too-large', 431],
  ['no host', 'GET /v1/courts HTTP/1.1\r\n\r\n', 'bad-request', 400],
  ['two hosts', head('GET /v1/courts HTTP/1.1', 'Host: y'), 'bad-request', 400],
  ['an expectation', head('GET /v1/courts HTTP/1.1', 'expect: evil'), 'expectation-failed', 417],
  ['a method that routers do not know', head('PROPFIND /v1/courts HTTP/1.1'), 'method-not-allowed', 405, { allow: 'GET, HEAD' }],
  ['TRACE', head('TRACE /v1/courts/x/fees?at=soon HTTP/1.1'), 'method-not-allowed', 405, { allow: 'GET, HEAD' }],
  ['HEAD of what takes POST alone', head(`HEAD ${crawls} HTTP/1.1`), 'method-not-allowed', 405, { allow: 'POST' }],
  ['a method that nobody knows', head('FOO /v1/courts HTTP/1.1'), 'method-not-allowed', 405, { allow: 'GET, HEAD' }],
  ['the same of a page', head('FOO / HTTP/1.1'), 'method-not-allowed', 405, { allow: 'GET, HEAD' }],
  ['the same where nothing is', head('FOO /v1/nothing HTTP/1.1'), 'not-found', 404],
  ['CONNECT', head('CONNECT /v1/courts HTTP/1.1'), 'method-not-allowed', 405, { allow: 'GET, HEAD' }],
  ['CONNECT to elsewhere', head('CONNECT example.org:443 HTTP/1.1'), 'not-found', 404],
  ['a chunk that is none', head(`POST ${crawls} HTTP/1.1`, `authorization: Bearer ${TOKEN}`, 'content-type: application/json', 'transfer-encoding: chunked') + 'zz\r\n', 'bad-request', 400],
  ['a faulty body to an unknown path', head('POST /v1/nothing HTTP/1.1', 'content-type: application/json', 'content-length: 1') + '{', 'not-found', 404],
  ['a faulty body with a wrong method', head('POST /v1/courts HTTP/1.1', 'content-type: application/json', 'content-length: 1') + '{', 'method-not-allowed', 405],
  ['a faulty body without a token', head(`POST ${crawls} HTTP/1.1`, 'content-type: application/json', 'content-length: 1') + '{', 'unauthorized', 401],
  ['a faulty body', head(`POST ${crawls} HTTP/1.1`, `authorization: Bearer ${TOKEN}`, 'content-type: application/json', 'content-length: 1') + '{', 'bad-request', 400],
  ['a body of a type that nobody reads', head(`POST ${crawls} HTTP/1.1`, `authorization: Bearer ${TOKEN}`, 'content-type: image/png', 'content-length: 1') + '{', 'unsupported-media-type', 415]
]

t.test('what is no request, or one that nobody answers, is refused with a problem', async t => {
  const { port, hear } = await listening(t)
  for (const [what, said, kind, status, headers = {}] of refusals) {
    const answer = read(await hear(said, 'no more'))
    t.match(answer, { status, headers: { 'content-type': 'application/problem+json; charset=utf-8', 'archive-rules': String(rulesNumber), ...headers } }, what)
    if (!said.startsWith('HEAD')) t.match(JSON.parse(answer.body), { type: `urn:problem:${kind}`, status, detail: /\.$/ }, what)
  }
  for (const path of [crawls, '/v1/disputes', '/v1/disputes/x/private', '/v1/disputes?limit=x']) {
    for (const said of [`FOO ${path} HTTP/1.1`, `CONNECT ${path} HTTP/1.1`, `PROPFIND ${path} HTTP/1.1`]) {
      const { headers } = read(await hear(head(said), 'no more'))
      t.same([headers['access-control-allow-origin'], headers['cache-control']], [undefined, 'private, no-store'], `${said} is about what needs a role`)
    }
  }
  const expecting = read(await hear(head(`POST ${crawls} HTTP/1.1`, 'expect: evil'), 'no more'))
  t.same([expecting.status, expecting.headers['access-control-allow-origin']], [417, undefined])
  t.equal(read(await hear('GET /health/live HTTP/1.0\r\n\r\n', 'no more')).status, 200, 'HTTP/1.0 needs no host')
  t.match(await hear(head('GET /health/live HTTP/1.1', 'expect: 100-continue'), 'no more'), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
  t.equal((await fetch(`http://127.0.0.1:${port}/health/live`)).status, 200, 'others are answered as before')
})

// what it shows; what comes, and then no more of it; status; the whole of what is said
const slow: ReadonlyArray<readonly [string, string, number]> = [
  ['half a head', 'GET /v1/courts HTTP/1.1\r\nhost', 408],
  ['nothing at all', '', 408],
  ['half a body', head(`POST ${crawls} HTTP/1.1`, `authorization: Bearer ${TOKEN}`, 'content-type: application/json', 'content-length: 10') + '{', 408],
  ['half a body without a token', head(`POST ${crawls} HTTP/1.1`, 'content-type: application/json', 'content-length: 10') + '{', 401],
  ['half a chunked body without a token', head(`POST ${crawls} HTTP/1.1`, 'transfer-encoding: chunked') + '5\r\nab', 401],
  ['half a body of a GET', head('GET /health/live HTTP/1.1', 'content-length: 10') + '{', 200],
  ['half a body to nowhere', head('POST /v1/nothing HTTP/1.1', 'content-length: 10') + '{', 404]
]

t.test('what does not come in time ends, and is told once', async t => {
  const { hear } = await listening(t, 300)
  await Promise.all(slow.map(async ([what, said, status]) => {
    const received = await hear(said, 'stays open')
    const answer = read(received)
    t.equal(answer.status, status, what)
    t.equal(received.match(/HTTP\/1\.1 \d/g)?.length, 1, `${what}: one answer`)
    if (status === 408) t.match(JSON.parse(answer.body), { type: 'urn:problem:request-timeout', status: 408 }, what)
  }))
})

t.test('a request after one whose body came whole has its own time', async t => {
  const { hear } = await listening(t, 300)
  const whole = head('POST /v1/nothing HTTP/1.1', 'content-length: 2') + '{}'
  const received = await hear(`${whole}GET /v1/courts HTTP/1.1\r\nhost`, 'stays open')
  t.same(received.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 404', 'HTTP/1.1 408'])
})
