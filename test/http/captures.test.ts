import { randomUUID } from 'node:crypto'
import t from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import type { NewExchange } from '../../src/archive/exchanges.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from '../crawler/small-repository.ts'
import { serve } from './serve.ts'

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-04T09' }

interface CaptureJson { sequence: number, url: string, outcome: string, exchanges: unknown }

t.test('a capture is shown as it went over the wire, and so is evidence', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish, site } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: [listed(kings)] }))
  site.set(`/CourtPolicies/${fileNameOf(kings)}`, { redirect: '/store/1.xml' })
  site.set('/store/1.xml', { body: policyXml(kings), headers: { 'X-Court': 'Kings', date: 'Sun, 22 Nov 2026 12:00:00 GMT' } })
  await crawl({ database })
  await histories.refresh()
  const { items } = (await app.inject('/v1/captures')).json() as { items: CaptureJson[] }
  t.same(items.map(item => 'exchanges' in item), [false, false], 'a list has them in short')
  const policy = items.find(({ url }) => url.endsWith(fileNameOf(kings))) as CaptureJson

  const answer = await app.inject(`/v1/captures/${policy.sequence}`)
  t.match(answer, { statusCode: 200, headers: { 'cache-control': 'public, max-age=86400', etag: /^"/ } })
  const { exchanges, ...short } = answer.json()
  t.same(short, policy, 'else as in the list')
  const request = (path: string) => ({
    line: `GET ${path} HTTP/1.1`,
    fields: [['Host', new URL(site.origin).host], ['User-Agent', 'court-policy-archive/0.0.1 (+clerk@court.example)'], ['Accept', 'application/xml, text/xml;q=0.9, */*;q=0.1'], ['Accept-Encoding', 'identity'], ['Cache-Control', 'no-cache'], ['Connection', 'keep-alive']]
  })
  t.match(exchanges, [
    { request: request(`/CourtPolicies/${fileNameOf(kings)}`), response: { status: 302, reason: 'Found', httpVersion: '1.1', fields: [['location', '/store/1.xml']] }, remoteAddress: '127.0.0.1', tls: null },
    { request: request('/store/1.xml'), response: { status: 200, reason: 'OK', httpVersion: '1.1' }, remoteAddress: '127.0.0.1', tls: null }
  ])
  t.same(exchanges[1].response.fields.slice(1, 3), [['X-Court', 'Kings'], ['date', 'Sun, 22 Nov 2026 12:00:00 GMT']], 'in their order and case')
  t.equal((await app.inject({ url: `/v1/captures/${policy.sequence}`, headers: { 'if-none-match': String(answer.headers['etag']) } })).statusCode, 304)

  const { evidence } = (await app.inject(`/v1/courts/USCAKings/policies/${kings.version}/evidence`)).json()
  t.same(evidence.firstCapture, answer.json())
  t.same(evidence.firstIndexWith, (await app.inject(`/v1/captures/${evidence.firstIndexWith.sequence}`)).json())
})

const certificate = { sha256: digestOf('a certificate'), bytes: Buffer.from('a certificate') }
const exchange = (responseHead: string | null, tls: NewExchange['tls'] = null): NewExchange =>
  ({ requestHead: Buffer.from('GET / HTTP/1.1\r\nHost: courts.example\r\n\r\n'), responseHead: responseHead === null ? null : Buffer.from(responseHead, 'latin1'), remoteAddress: '192.0.2.1', tls })

// the head that came -> how it is shown
const heads: Array<[what: string, head: string | null, response: object | null]> = [
  ['fields of the same name, with odd spaces and bytes', 'HTTP/1.1 200 Si, se\xf1or\r\nX-a: \t1 \r\nx-A:2:3\r\nX-A:\r\n\r\n', { status: 200, reason: 'Si, se\xf1or', httpVersion: '1.1', fields: [['X-a', '1'], ['x-A', '2:3'], ['X-A', '']] }],
  ['no reason', 'HTTP/1.0 404\r\n\r\n', { status: 404, reason: '', httpVersion: '1.0', fields: [] }],
  ['an empty reason', 'HTTP/1.1 404 \r\n\r\n', { status: 404, reason: '', httpVersion: '1.1', fields: [] }],
  ['interim answers before it', 'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nA: 1\r\n\r\n', { status: 200, reason: 'OK', httpVersion: '1.1', fields: [['A', '1']] }],
  ['a line end from before', '\r\nHTTP/1.1 200 OK\r\n\r\n', { status: 200, reason: 'OK', httpVersion: '1.1', fields: [] }],
  ['a line that is no field', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', { status: 200, reason: 'OK', httpVersion: '1.1', fields: [['nonsense', '']] }],
  ['another protocol', '220 mail.court.example ESMTP\r\n', null],
  ['nothing', null, null]
]

t.test('heads are taken apart as they stand', async t => {
  const { app, database } = await serve(t)
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/', asked: false, begunAt: 0 })
  const capture = { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/1.xml', finalUrl: null, role: 'policy' as const, requestedAt: 0, completedAt: 0, outcome: 'failed' as const, status: null, failure: 'unreachable' as const, headers: {}, sha256: null, complete: null, subject: null, ledFrom: null }
  await keepCapture(database, { capture, document: null, reading: null, exchanges: heads.map(([, head]) => exchange(head)) })
  await keepCapture(database, { capture, document: null, reading: null, exchanges: [exchange(null, { protocol: 'TLSv1.3', certificates: [certificate] })] })
  await keepCapture(database, { capture, document: null, reading: null })
  await keepCapture(database, { capture, document: null, reading: null, exchanges: [] })
  await recordEntries(database)
  const get = async (sequence: number | string) => await app.inject(`/v1/captures/${sequence}`)
  const shown = (await get(2)).json().exchanges
  for (const [place, [what, , response]] of heads.entries()) t.same(shown[place], { request: { line: 'GET / HTTP/1.1', fields: [['Host', 'courts.example']] }, response, remoteAddress: '192.0.2.1', tls: null }, what)

  t.same((await get(3)).json().exchanges[0].tls, { protocol: 'TLSv1.3', certificates: [certificate.sha256] })
  const document = await app.inject(`/v1/documents/${certificate.sha256}`)
  t.match(document, { statusCode: 200, body: 'a certificate', headers: { 'content-type': 'application/octet-stream', 'content-disposition': /^attachment/, 'x-content-type-options': 'nosniff' } })
  t.equal(document.headers['archive-incomplete'], undefined, 'a certificate is whole, though nobody captured it')
  t.equal((await get(4)).json().exchanges, null, 'from before they were kept')
  t.same((await get(5)).json().exchanges, [], 'nobody was asked')

  t.match((await get(1)).json(), { status: 404, type: 'urn:problem:not-found', detail: /Number 1 of the archive is no capture/ }, 'that is a crawl')
  t.match((await get(99)).json(), { status: 404, type: 'urn:problem:not-found' })
  for (const odd of ['0', '-1', 'first', '1.5', '99999999999999999999']) t.match((await get(odd)).json(), { status: 400, type: 'urn:problem:bad-request', errors: [{ parameter: 'sequence' }] }, odd)
})
