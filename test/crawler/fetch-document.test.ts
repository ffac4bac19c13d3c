import { createHash } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import type { AskOptions } from '../../src/crawler/ask-host.ts'
import { fetchDocument, userAgentOf, type Fetched } from '../../src/crawler/fetch-document.ts'
import { misbehavingSite, type MisbehavingSite, type SiteAnswer } from '../misbehaving-site.ts'
import { askBench, networkOf } from './ask-options.ts'

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const policy = '<Policy>of a court</Policy>'
const long = 'x'.repeat(200_000)

/** What last answered: its digest, headers, and where it was redirected to. */
interface Previous { sha256: string, headers: Readonly<Record<string, string>>, finalUrl?: string }

async function fetchFrom (t: Test, site: MisbehavingSite, url: string, previous: Previous | null = null, more: Partial<AskOptions> = {}): Promise<Fetched> {
  const before = previous === null ? null : { finalUrl: null, ...previous }
  return await fetchDocument({ url, previous: before }, askBench(networkOf(t, [site.origin]), more).options)
}

async function ask (t: Test, site: MisbehavingSite, path: string, previous: Previous | null = null, more: Partial<AskOptions> = {}): Promise<Fetched> {
  return await fetchFrom(t, site, site.origin + path, previous, more)
}

/** What came, in short: [outcome, failure, status, bytes kept, whether they are all]. */
function inShort ({ outcome, failure, status, document, complete }: Fetched): unknown[] {
  return [outcome, failure, status, document?.bytes.length ?? null, complete]
}

// what the page does, how it answers -> [outcome, failure, status, bytes kept, whether they are all]
const pages: Array<[string, SiteAnswer, unknown[]]> = [
  ['answers', { body: policy }, ['fetched', null, 200, policy.length, true]],
  ['answers compressed', { body: policy, gzip: true }, ['fetched', null, 200, policy.length, true]],
  ['answers with nothing', { body: '' }, ['fetched', null, 200, 0, true]],
  ['answers piece by piece', { body: policy, drip: { bytes: 9, pause: 1 } }, ['fetched', null, 200, policy.length, true]],
  ['is as long as the limit', { body: long.slice(0, 100_000) }, ['fetched', null, 200, 100_000, true]],
  ['is a byte longer', { body: long.slice(0, 100_001) }, ['failed', 'too-large', 200, 65_536, false]],
  ['unfolds beyond the limit', { body: long, gzip: true }, ['failed', 'too-large', 200, 65_536, false]],
  ['is not there', { status: 404, body: 'Not here.' }, ['failed', 'http-status', 404, 9, true]],
  ['is gone without a word', { status: 410 }, ['failed', 'http-status', 410, null, null]],
  ['fails at length', { status: 500, body: long }, ['failed', 'http-status', 500, 65_536, false]],
  ['is created and not there', { status: 201, body: policy }, ['failed', 'http-status', 201, policy.length, true]],
  ['says "not modified" unasked', { status: 304 }, ['failed', 'http-status', 304, null, null]],
  ['redirects to nowhere', { status: 302, body: 'Over there.' }, ['failed', 'http-status', 302, 11, true]],
  ['is cut in the middle', { body: long.slice(0, 90_000), cut: 70_000 }, ['failed', 'interrupted', 200, 65_536, false]],
  ['is cut early', { body: policy, cut: 5 }, ['failed', 'interrupted', 200, 5, false]],
  ['is cut before the first byte', { body: policy, cut: 0 }, ['failed', 'interrupted', 200, null, null]],
  ['is a failure cut in the middle', { status: 503, body: policy, cut: 5 }, ['failed', 'http-status', 503, 5, false]],
  ['says it is compressed and is not', { body: policy, headers: { 'content-encoding': 'gzip' } }, ['failed', 'content-coding', 200, policy.length, true]],
  ['says it is compressed, is not, and is cut', { body: policy, cut: 5, headers: { 'content-encoding': 'gzip' } }, ['failed', 'interrupted', 200, 5, false]],
  ['is compressed and is not there', { status: 404, body: 'Not here.', gzip: true }, ['failed', 'http-status', 404, 9, true]],
  ['says it is compressed, is not, and is not there', { status: 404, body: 'Not here.', headers: { 'content-encoding': 'gzip' } }, ['failed', 'http-status', 404, 9, true]]
]

t.test('whatever a page does is told, and what came is kept', async t => {
  const site = await misbehavingSite(t)
  for (const [what, answer, expected] of pages) {
    site.set('/policy.xml', answer)
    t.same(inShort(await ask(t, site, '/policy.xml')), expected, what)
  }
})

t.test('a capture tells when it was asked, what answered, and the digest of it', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { body: policy, headers: { 'X-Court': 'Kings', 'Set-Cookie': 'a=1' } } })
  const { headers, document, bytes, exchanges: _exchanges, ...capture } = await ask(t, site, '/policy.xml')
  t.same(capture, { finalUrl: null, requestedAt: 1_000, completedAt: 1_002, outcome: 'fetched', status: 200, failure: null, sha256: digest(policy), complete: true, received: policy.length, reason: null })
  t.match(headers, { 'x-court': 'Kings', 'set-cookie': 'a=1', 'content-length': String(policy.length) })
  t.same(document, { sha256: digest(policy), bytes: Buffer.from(policy) })
  t.same(bytes, Buffer.from(policy))
  t.match(site.requests, [{ method: 'GET', headers: { 'user-agent': 'court-policy-archive/1 (+clerk@court.example)', accept: /xml/, 'accept-encoding': 'identity', 'cache-control': 'no-cache' } }])
  t.notOk(site.requests[0]?.headers['if-none-match'])
})

const packed = gzipSync(policy)

// [how the body came, bytes that came, Content-Encoding, kept: the policy, or as it came, and why]
const codings: Array<[what: string, body: Uint8Array, coding: string, kept: 'decoded' | RegExp]> = [
  ['gzip', packed, 'gzip', 'decoded'],
  ['gzip by its old name', packed, 'X-GZIP', 'decoded'],
  ['gzip in two members', Buffer.concat([gzipSync(policy.slice(0, 9)), gzipSync(policy.slice(9))]), 'gzip', 'decoded'],
  ['gzip filled up with zeros', Buffer.concat([packed, Buffer.alloc(100)]), 'gzip', 'decoded'],
  ['brotli', brotliCompressSync(policy), 'br', 'decoded'],
  ['deflate', deflateSync(policy), 'deflate', 'decoded'],
  ['deflate without its envelope', deflateRawSync(policy), 'deflate', 'decoded'],
  ['one upon the other', gzipSync(brotliCompressSync(policy)), 'br, gzip', 'decoded'],
  ['none', Buffer.from(policy), 'identity', 'decoded'],
  ['none, told in vain', Buffer.from(policy), '', 'decoded'],
  ['plain, as gzip', Buffer.from(policy), 'gzip', /is in the coding "gzip", and it is not in "gzip" \(incorrect header check\)/],
  ['plain, as brotli', Buffer.from(policy), 'br', /coding "br", and it is not in "br"/],
  ['gzip that lacks its end', packed.subarray(0, -9), 'gzip', /not in "gzip" \(unexpected end of file\)/],
  ['gzip with a bit turned', Buffer.from(packed.map((byte, place) => place === 20 ? byte ^ 1 : byte)), 'gzip', /not in "gzip"/],
  ['gzip and something after it', Buffer.concat([packed, Buffer.from('<Policy/>')]), 'gzip', /not in "gzip"/],
  ['deflate and something after it', Buffer.concat([deflateSync(policy), Buffer.from('<Policy/>')]), 'deflate', /not in "deflate" \(9 bytes come after its end\)/],
  ['gzip once where it was to be twice', packed, 'gzip, gzip', /coding "gzip, gzip", and it is not in "gzip"/],
  ['a coding that nobody asked for', Buffer.from(policy), 'zstd', /coding "zstd", and "zstd" is none that was asked for or is known/],
  ['codings without end', packed, Array(9).fill('gzip').join(), /3 codings at most/],
  ['gzip that nobody tells', packed, 'identity', 'decoded']
]

t.test('a body that is not in the coding that its head names is kept as it came', async t => {
  const site = await misbehavingSite(t)
  for (const [what, body, coding, kept] of codings) {
    site.set('/policy.xml', { body, headers: { 'content-encoding': coding } })
    const { document, ...fetched } = await ask(t, site, '/policy.xml')
    const expected = kept !== 'decoded' ? body : what === 'gzip that nobody tells' ? packed : Buffer.from(policy)
    t.ok(Buffer.from(document?.bytes ?? '').equals(expected), `${what}: the bytes`)
    t.match(fetched, { complete: true, status: 200, sha256: digest(expected), ...(kept === 'decoded' ? { outcome: 'fetched', failure: null, reason: null } : { outcome: 'failed', failure: 'content-coding', reason: kept }) }, what)
  }
})

t.test('the User-Agent says whom to ask', async t => {
  t.equal(userAgentOf('0.1.0', null), 'court-policy-archive/0.1.0')
  t.equal(userAgentOf('0.1.0', 'https://court.example/\n—archive'), 'court-policy-archive/0.1.0 (+https://court.example/archive)')
})

const date = 'Sun, 06 Mar 2005 10:00:00 GMT'
const earlier = 'Sun, 06 Mar 2005 09:00:00 GMT'

// headers of the last answer -> the conditions of the next request
const conditions = [
  [{ etag: '"a"' }, { 'if-none-match': '"a"' }],
  [{ etag: 'W/"a"', 'last-modified': earlier, date }, { 'if-none-match': 'W/"a"', 'if-modified-since': earlier }],
  [{ 'last-modified': earlier, date }, { 'if-modified-since': earlier }],
  // Within that second it could have changed again.
  [{ 'last-modified': date, date }, {}],
  [{ 'last-modified': earlier }, {}],
  [{}, {}]
] as const

t.test('what is held is asked for on condition that it changed', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { status: 304 } })
  for (const [headers, expected] of conditions) {
    const { outcome, failure, status, sha256, document } = await ask(t, site, '/policy.xml', { sha256: digest(policy), headers })
    const sent = site.requests.at(-1)?.headers ?? {}
    t.same(Object.fromEntries(Object.entries(sent).filter(([name]) => name.startsWith('if-'))), expected, JSON.stringify(headers))
    t.same([outcome, failure, status, sha256, document], Object.keys(expected).length > 0
      ? ['not-modified', null, 304, digest(policy), null]
      : ['failed', 'http-status', 304, null, null])
  }
})

t.test('the bytes that are held are not modified, whatever the status says', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { body: policy, etag: false } })
  t.match(await ask(t, site, '/policy.xml', { sha256: digest(policy), headers: {} }), { outcome: 'not-modified', status: 200, sha256: digest(policy), document: null })
  t.match(await ask(t, site, '/policy.xml', { sha256: digest('other'), headers: {} }), { outcome: 'fetched', status: 200, sha256: digest(policy) })
})

t.test('redirects are followed by hand, a few of them', async t => {
  const other = await misbehavingSite(t, { '/policy.xml': { body: policy } }, '127.0.0.2')
  const site = await misbehavingSite(t, { '/here.xml': { body: policy }, '/loop.xml': { redirect: '/loop.xml', body: 'Again.' } })
  for (let hop = 1; hop <= 6; hop += 1) site.set(`/${hop}.xml`, { redirect: hop === 1 ? '/here.xml' : `${hop - 1}.xml` })

  t.match(await ask(t, site, '/5.xml'), { outcome: 'fetched', finalUrl: `${site.origin}/here.xml`, sha256: digest(policy) }, 'five hops')
  t.match(await ask(t, site, '/6.xml'), { outcome: 'failed', failure: 'redirect-refused', finalUrl: `${site.origin}/1.xml` }, 'six hops')
  const loop = await ask(t, site, '/loop.xml')
  t.match(loop, { failure: 'redirect-refused', status: 302, finalUrl: null, reason: /more than 5 times/ }, 'a loop')
  t.equal(Buffer.from(loop.document?.bytes ?? []).toString(), 'Again.')

  for (const location of [`${other.origin}/policy.xml`, site.origin.replace('127.0.0.1', '[::1]') + '/here.xml', site.origin.replace('http:', 'ftp:'), site.origin.replace('//', '//user:word@') + '/here.xml', 'http://[']) {
    site.set('/away.xml', { redirect: location })
    const away = await ask(t, site, '/away.xml')
    t.match(away, { outcome: 'failed', failure: 'redirect-refused', status: 302, finalUrl: null, headers: { location } }, location)
  }
  t.same(other.connections(), { made: 0, most: 0 }, 'the other site sees no connection')
})

t.test('behind a redirect the conditions are for what answered there last time', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { redirect: '/store/1.xml' }, '/store/1.xml': { body: policy }, '/store/2.xml': { body: 'another' } })
  const first = await ask(t, site, '/policy.xml')
  const { sha256, headers, finalUrl } = first as Fetched & { sha256: string, finalUrl: string }
  t.equal(finalUrl, `${site.origin}/store/1.xml`)
  const sent = (): unknown[] => site.requests.splice(0).map(({ path, headers }) => [path, headers['if-none-match']])
  sent()
  t.match(await ask(t, site, '/policy.xml', { sha256, headers, finalUrl }), { outcome: 'not-modified', status: 304, finalUrl })
  t.same(sent(), [['/policy.xml', undefined], ['/store/1.xml', headers['etag']]])
  site.set('/policy.xml', { redirect: '/store/2.xml' })
  t.match(await ask(t, site, '/policy.xml', { sha256, headers, finalUrl }), { outcome: 'fetched', status: 200 })
  t.same(sent(), [['/policy.xml', undefined], ['/store/2.xml', undefined]], 'it leads elsewhere now')
  site.set('/policy.xml', { status: 304 })
  t.match(await ask(t, site, '/policy.xml', { sha256, headers, finalUrl }), { outcome: 'failed', failure: 'http-status' }, 'nobody asked that')
})

t.test('a place that is no address of a document is never asked', async t => {
  const other = await misbehavingSite(t, { '/policy.xml': { body: policy } }, '127.0.0.2')
  const site = await misbehavingSite(t)
  for (const url of [`${other.origin}/policy.xml`, 'file:///etc/hostname', site.origin.replace('//', '//user:word@'), `${site.origin}/${'x'.repeat(2_000)}`, 'index.xml']) {
    t.match(await fetchFrom(t, site, url), { outcome: 'failed', failure: 'location-refused', status: null, headers: {}, sha256: null, complete: null, reason: /^it / }, url.slice(0, 60))
  }
  t.same([...other.requests, ...site.requests], [])
})

t.test('what does not answer in time is given up, with what came', async t => {
  const { promise, resolve: release } = never()
  t.teardown(release)
  const site = await misbehavingSite(t, {
    '/silent.xml': { delay: promise, body: policy },
    '/stalled.xml': { body: policy, stall: 8 },
    '/stalled-failure.xml': { status: 500, body: policy, stall: 8 },
    '/dripping.xml': { body: long, drip: { bytes: 1, pause: 5 } }
  })
  t.match(await ask(t, site, '/silent.xml', null, { timeoutMs: 100 }), { outcome: 'failed', failure: 'time-out', status: null, document: null, reason: /did not answer in time/ })
  t.same(inShort(await ask(t, site, '/stalled.xml', null, { timeoutMs: 200 })), ['failed', 'time-out', 200, 8, false])
  t.same(inShort(await ask(t, site, '/stalled-failure.xml', null, { timeoutMs: 200 })), ['failed', 'http-status', 500, 8, false])
  t.match(await ask(t, site, '/dripping.xml', null, { timeoutMs: 200 }), { outcome: 'failed', failure: 'time-out', status: 200, complete: false })
})

t.test('what cannot be reached says why', async t => {
  const port = await closedPort(t)
  const site = await misbehavingSite(t)
  const origin = `http://127.0.0.1:${port}`
  const fetched = await fetchFrom(t, { ...site, origin }, `${origin}/policy.xml`)
  t.match(fetched, { outcome: 'failed', failure: 'unreachable', status: null, headers: {}, sha256: null, reason: /cannot be reached \(.*ECONNREFUSED/ })
})

t.test('what speaks no HTTP is unreachable', async t => {
  const server = createServer(socket => socket.end('220 mail.court.example ESMTP\r\n'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const site = await misbehavingSite(t)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetched = await fetchFrom(t, { ...site, origin }, `${origin}/policy.xml`)
  t.match(fetched, { outcome: 'failed', failure: 'unreachable', status: null, document: null })
})

function never (): { promise: Promise<void>, resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>(_resolve => { resolve = _resolve })
  return { promise, resolve }
}

/** A port on which nobody listens any more. */
async function closedPort (t: Test): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  t.comment(`closed port ${port}`)
  return port
}
