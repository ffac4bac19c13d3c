import t from 'tap'
import { readFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const example = JSON.parse(readFileSync(new URL('../fixtures/worked-example.json', import.meta.url), 'utf8'))
const court = '/v1/courts/USCASacramentoSuperior'

const policies = example.policies.map((row: { version: string, published: string, effective: string, complaintFee: string }) => policy({
  version: row.version,
  published: row.published,
  effective: row.effective,
  courtDetails: courtDetails(),
  fees: [fee({ code: '0101', cost: row.complaintFee, courtKeys: ['USCASacramentoSuperior'] })]
}))

t.test('the worked example of [88] to [97] is answered over HTTP', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  for (const [at, version] of example.inForce) {
    const { statusCode, json } = await app.inject(`${court}/effective-policy?at=${at}`)
    if (version === null) {
      t.equal(statusCode, 404, at)
      t.match(json(), { type: 'urn:problem:none-yet', firstEffectiveFrom: '2005-01-01T11:00:00-08:00', courtKey: 'USCASacramentoSuperior' })
    } else {
      t.equal(statusCode, 200, at)
      t.equal(json().policy.version, version, at)
    }
  }
})

t.test('that no policy is in force yet is an answer, and may be held', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  const url = `${court}/effective-policy?at=2004-12-31T09:00`
  const { statusCode, headers } = await app.inject(url)
  t.match({ statusCode, headers }, { statusCode: 404, headers: { etag: /^"/, 'content-type': /^application\/problem\+json/, 'cache-control': /max-age/ } })
  const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  t.match(again, { statusCode: 304, body: '', headers: { etag: headers.etag, 'cache-control': headers['cache-control'] } })
  const other = await app.inject({ url: `${court}/effective-policy?at=2004-12-30T09:00`, headers: { 'if-none-match': String(headers.etag) } })
  t.equal(other.statusCode, 404, 'of another instant it is another answer')
})

// what comes over the connection, status
const noise: ReadonlyArray<readonly [string, number]> = [
  ['HELLO\r\n\r\n', 400],
  ['GET /v1/courts HTTP/9.9\r\n\r\n', 400],
  [`GET /v1/courts HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431]
]

t.test('what is no request is answered with a problem all the same', async t => {
  const { app } = await serve(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  for (const [sent, status] of noise) {
    const socket = connect(port, '127.0.0.1')
    socket.end(sent)
    const received = (await socket.toArray()).join('')
    const [head = '', body = ''] = received.split('\r\n\r\n')
    t.match(head, new RegExp(`^HTTP/1\\.1 ${status} .*content-type: application/problem\\+json.*connection: close`, 'is'), sent.slice(0, 30))
    t.match(JSON.parse(body), { type: 'urn:problem:bad-request', status }, sent.slice(0, 30))
  }
  t.equal((await fetch(`http://127.0.0.1:${port}/health/live`)).status, 200, 'others are answered as before')
})
