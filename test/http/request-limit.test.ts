import t, { type Test } from 'tap'
import { newRequestCounts } from '../../src/service/request-counts.ts'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const court = '/v1/courts/USCASacramentoSuperior'
const prepared = `${court}/effective-policy?at=2020-01-01T09:00:00-08:00`
const MINUTE = 60_000

/** A service that answers a client so often in a minute, on a clock that the test sets. */
async function limited (t: Test, perMinute: number, trustProxy: false | number | string[] = 1) {
  const clock = { now: 0 }
  const { app, database, histories } = await serve(t, { trustProxy, requestLimit: { perMinute, count: newRequestCounts(() => clock.now) } })
  await keepCrawl(database, [policy({ version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', courtDetails: courtDetails() })])
  await histories.refresh()
  const ask = async (from: string, url = prepared, headers: Record<string, string> = {}) => await app.inject({ url, headers: { 'x-forwarded-for': from, ...headers } })
  const statusOf = async (from: string, url?: string): Promise<number> => (await ask(from, url)).statusCode
  return { app, clock, ask, statusOf }
}

t.test('a client that asks too often is told when to come back; its next minute is another', async t => {
  const { clock, ask, statusOf } = await limited(t, 3)
  for (const left of ['2', '1', '0']) {
    clock.now += 1_000
    t.match(await ask('192.0.2.1'), { statusCode: 200, headers: { 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': left } })
  }
  const refused = await ask('192.0.2.1')
  t.match(refused, {
    statusCode: 429,
    headers: { 'retry-after': '58', 'cache-control': 'no-store', 'access-control-allow-origin': '*', 'content-type': 'application/problem+json; charset=utf-8', 'x-ratelimit-remaining': '0', 'x-request-id': String }
  })
  t.match(refused.json(), { type: 'urn:problem:rate-limited', status: 429, detail: 'More than 3 requests a minute are not answered: ask again in 58 s.', instance: prepared })
  t.equal(await statusOf('192.0.2.2'), 200, 'another client')
  clock.now = MINUTE + 1_000
  t.equal(await statusOf('192.0.2.1'), 200)
})

t.test('answers that stand ready and those that do not tell the limit, 304 too', async t => {
  const { ask } = await limited(t, 100)
  const etag = String((await ask('192.0.2.1')).headers.etag)
  for (const [url, headers, status] of [[prepared, { 'if-none-match': etag }, 304], [prepared, { 'accept-encoding': 'gzip' }, 200], [`${court}/policies`, {}, 200], ['/v1/nothing', {}, 404]] as const) {
    t.match(await ask('192.0.2.1', url, headers), { statusCode: status, headers: { 'x-ratelimit-limit': /^100$/, 'x-ratelimit-reset': /^\d+$/ } }, url)
  }
})

t.test('what is not there, is not allowed or has a fault counts as well', async t => {
  const { app, statusOf } = await limited(t, 3)
  t.equal(await statusOf('192.0.2.1', '/v1/nothing'), 404)
  t.equal(await statusOf('192.0.2.1', `${court}/effective-policy?at=soon`), 400)
  t.equal((await app.inject({ method: 'DELETE', url: court, headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode, 405)
  t.equal(await statusOf('192.0.2.1'), 429)
})

t.test('who watches over the service is always answered', async t => {
  const { statusOf } = await limited(t, 1)
  for (let round = 0; round < 5; round += 1) for (const url of ['/health/live', '/health/ready', '/metrics', '/metrics?']) t.equal(await statusOf('192.0.2.1', url), 200, url)
  for (let round = 0; round < 5; round += 1) t.equal(await statusOf('192.0.2.1', '/sample/CourtPolicies/index.xml'), 404, 'nor is what the service crawls of itself counted, where there is a sample')
  t.equal(await statusOf('192.0.2.1'), 200)
  t.equal(await statusOf('192.0.2.1', '/health/live'), 200)
  t.equal(await statusOf('192.0.2.1'), 429)
})

// [what it shows, two addresses, whether they are one client]
const clients: ReadonlyArray<readonly [string, string, string, boolean]> = [
  ['one network of IPv6', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['two networks', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['IPv4 as IPv6 has it', '::ffff:192.0.2.7', '192.0.2.7', true],
  ['two of IPv4', '192.0.2.7', '192.0.2.8', false]
]

t.test('an address is a client, of IPv6 a network', async t => {
  const { clock, statusOf } = await limited(t, 1)
  for (const [what, one, other, isOne] of clients) {
    clock.now += MINUTE
    t.equal(await statusOf(one), 200, what)
    t.equal(await statusOf(other), isOne ? 429 : 200, what)
  }
})

// [what it shows, whom to trust, what comes, what comes next, whether it is from one client]
const proxies: ReadonlyArray<readonly [string, false | number | string[], string, string, boolean]> = [
  ['nobody is believed', false, '192.0.2.1', '192.0.2.2', true],
  ['one proxy: what a client says of itself is not believed', 1, '10.9.9.9, 192.0.2.1', '10.8.8.8, 192.0.2.1', true],
  ['one proxy: whom it saw counts', 1, '10.9.9.9, 192.0.2.1', '10.9.9.9, 192.0.2.2', false],
  ['two proxies', 2, '192.0.2.1, 198.51.100.1', '192.0.2.2, 198.51.100.1', false],
  ['proxies by their addresses', ['127.0.0.1', '198.51.100.0/24'], '192.0.2.1, 198.51.100.1', '192.0.2.2, 198.51.100.9', false],
  ['an address that is no proxy', ['127.0.0.1'], '192.0.2.1, 203.0.113.1', '192.0.2.2, 203.0.113.1', true]
]

t.test('proxies are believed as far as they are trusted', async t => {
  for (const [what, trusted, first, next, isOne] of proxies) {
    const { statusOf } = await limited(t, 1, trusted)
    t.equal(await statusOf(first), 200, what)
    t.equal(await statusOf(next), isOne ? 429 : 200, what)
  }
})

t.test('where nobody can count, everybody is answered', async t => {
  const { app } = await serve(t, { requestLimit: { perMinute: 1, count: async () => { throw new Error('gone') } } })
  for (let round = 0; round < 3; round += 1) t.equal((await app.inject('/v1/rules')).statusCode, 200)
})

t.test('without a limit no answer speaks of one', async t => {
  const { app } = await serve(t)
  t.notMatch(Object.keys((await app.inject('/v1/rules')).headers).join(' '), /ratelimit/)
})
