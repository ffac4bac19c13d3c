import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import type { LastAnswer } from '../../src/archive/captures.ts'
import { fetchDocument, userAgentOf, type Fetched, type FetchOptions } from '../../src/crawler/fetch-document.ts'
import { misbehavingSite, type MisbehavingSite, type SiteAnswer } from '../misbehaving-site.ts'

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const policy = '<Policy>of a court</Policy>'
const long = 'x'.repeat(200_000)

function optionsFor (site: MisbehavingSite, more: Partial<FetchOptions> = {}): FetchOptions {
  let clock = 1_000
  return { fetch, now: () => clock++, userAgent: 'court-policy-archive/1 (+clerk@court.example)', origins: new Set([site.origin]), maxBytes: 100_000, timeoutMs: 10_000, ...more }
}

async function ask (site: MisbehavingSite, path: string, previous: LastAnswer | null = null, more: Partial<FetchOptions> = {}): Promise<Fetched> {
  return await fetchDocument({ url: site.origin + path, previous }, optionsFor(site, more))
}

/** What came, in short: [outcome, failure, status, bytes kept, whether they are all]. */
function inShort ({ outcome, failure, status, document }: Fetched): unknown[] {
  return [outcome, failure, status, document?.bytes.length ?? null, document?.complete ?? null]
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
  ['says it is compressed and is not', { body: policy, headers: { 'content-encoding': 'gzip' } }, ['failed', 'interrupted', 200, null, null]]
]

t.test('whatever a page does is told, and what came is kept', async t => {
  const site = await misbehavingSite(t)
  for (const [what, answer, expected] of pages) {
    site.set('/policy.xml', answer)
    t.same(inShort(await ask(site, '/policy.xml')), expected, what)
  }
})

t.test('a capture tells when it was asked, what answered, and the digest of it', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { body: policy, headers: { 'X-Court': 'Kings', 'Set-Cookie': 'a=1' } } })
  const { headers, document, ...capture } = await ask(site, '/policy.xml')
  t.same(capture, { finalUrl: null, requestedAt: 1_000, completedAt: 1_001, outcome: 'fetched', status: 200, failure: null, sha256: digest(policy), reason: null })
  t.match(headers, { 'x-court': 'Kings', 'set-cookie': 'a=1', 'content-length': String(policy.length) })
  t.same(document, { sha256: digest(policy), bytes: Buffer.from(policy), complete: true })
  t.match(site.requests, [{ method: 'GET', headers: { 'user-agent': 'court-policy-archive/1 (+clerk@court.example)', accept: /xml/, 'accept-encoding': 'identity' } }])
  t.notOk(site.requests[0]?.headers['if-none-match'])
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
    const { outcome, failure, status, sha256, document } = await ask(site, '/policy.xml', { sha256: digest(policy), headers })
    const sent = site.requests.at(-1)?.headers ?? {}
    t.same(Object.fromEntries(Object.entries(sent).filter(([name]) => name.startsWith('if-'))), expected, JSON.stringify(headers))
    t.same([outcome, failure, status, sha256, document], Object.keys(expected).length > 0
      ? ['not-modified', null, 304, digest(policy), null]
      : ['failed', 'http-status', 304, null, null])
  }
})

t.test('the bytes that are held are not modified, whatever the status says', async t => {
  const site = await misbehavingSite(t, { '/policy.xml': { body: policy, etag: false } })
  t.match(await ask(site, '/policy.xml', { sha256: digest(policy), headers: {} }), { outcome: 'not-modified', status: 200, sha256: digest(policy), document: null })
  t.match(await ask(site, '/policy.xml', { sha256: digest('other'), headers: {} }), { outcome: 'fetched', status: 200, sha256: digest(policy) })
})

t.test('redirects are followed by hand, and only within the origins', async t => {
  const other = await misbehavingSite(t, { '/policy.xml': { body: policy } })
  const site = await misbehavingSite(t, { '/here.xml': { body: policy }, '/loop.xml': { redirect: '/loop.xml', body: 'Again.' } })
  for (let hop = 1; hop <= 6; hop += 1) site.set(`/${hop}.xml`, { redirect: hop === 1 ? '/here.xml' : `${hop - 1}.xml` })

  t.match(await ask(site, '/5.xml'), { outcome: 'fetched', finalUrl: `${site.origin}/here.xml`, sha256: digest(policy) }, 'five hops')
  t.match(await ask(site, '/6.xml'), { outcome: 'failed', failure: 'redirect-refused', finalUrl: `${site.origin}/1.xml` }, 'six hops')
  const loop = await ask(site, '/loop.xml')
  t.match(loop, { failure: 'redirect-refused', status: 302, finalUrl: null, reason: /more than 5 times/ }, 'a loop')
  t.equal(Buffer.from(loop.document?.bytes ?? []).toString(), 'Again.')

  site.takePaths()
  await ask(site, '/1.xml', { sha256: digest('other'), headers: { etag: '"a"' } })
  t.same(site.requests.map(({ path, headers }) => [path, headers['if-none-match']]), [['/1.xml', '"a"'], ['/here.xml', undefined]], 'the condition is for the first')

  for (const location of [`${other.origin}/policy.xml`, site.origin.replace('127.0.0.1', 'localhost') + '/here.xml', site.origin.replace('http:', 'ftp:'), site.origin.replace('//', '//user:word@') + '/here.xml', 'http://[']) {
    site.set('/away.xml', { redirect: location })
    const away = await ask(site, '/away.xml')
    t.match(away, { outcome: 'failed', failure: 'redirect-refused', status: 302, finalUrl: null, headers: { location } }, location)
  }
  t.same(other.requests, [], 'the other site sees no request')
})

t.test('a place outside the origins is never asked', async t => {
  const other = await misbehavingSite(t, { '/policy.xml': { body: policy } })
  const site = await misbehavingSite(t)
  for (const url of [`${other.origin}/policy.xml`, 'file:///etc/hostname', site.origin.replace('//', '//user:word@'), `${site.origin}/${'x'.repeat(2_000)}`, 'index.xml']) {
    t.match(await fetchDocument({ url, previous: null }, optionsFor(site)), { outcome: 'failed', failure: 'location-refused', status: null, headers: {}, sha256: null }, url.slice(0, 60))
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
  t.match(await ask(site, '/silent.xml', null, { timeoutMs: 100 }), { outcome: 'failed', failure: 'time-out', status: null, document: null, reason: /did not answer in time/ })
  t.same(inShort(await ask(site, '/stalled.xml', null, { timeoutMs: 200 })), ['failed', 'time-out', 200, 8, false])
  t.same(inShort(await ask(site, '/stalled-failure.xml', null, { timeoutMs: 200 })), ['failed', 'http-status', 500, 8, false])
  t.match(await ask(site, '/dripping.xml', null, { timeoutMs: 200 }), { outcome: 'failed', failure: 'time-out', status: 200, document: { complete: false } })
})

t.test('what cannot be reached says why', async t => {
  const port = await closedPort(t)
  const site = await misbehavingSite(t)
  const origin = `http://127.0.0.1:${port}`
  const fetched = await fetchDocument({ url: `${origin}/policy.xml`, previous: null }, optionsFor(site, { origins: new Set([origin]) }))
  t.match(fetched, { outcome: 'failed', failure: 'unreachable', status: null, headers: {}, sha256: null, reason: /cannot be reached \(.*ECONNREFUSED/ })
})

t.test('what speaks no HTTP is unreachable', async t => {
  const server = createServer(socket => socket.end('220 mail.court.example ESMTP\r\n'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const site = await misbehavingSite(t)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetched = await fetchDocument({ url: `${origin}/policy.xml`, previous: null }, optionsFor(site, { origins: new Set([origin]) }))
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
