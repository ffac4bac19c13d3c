import t, { type Test } from 'tap'
import { findLastCheck } from '../../src/archive/court/index-checks.ts'
import type { AskOptions } from '../../src/crawler/ask-host.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import { fetchDocument, type Fetched } from '../../src/crawler/fetch-document.ts'
import { newHosts } from '../../src/crawler/hosts.ts'
import { retryAfter } from '../../src/crawler/retry-after.ts'
import { realTimers, waitFor } from '../../src/timing/timers.ts'
import { misbehavingSite, type MisbehavingSite, type SiteAnswer } from '../misbehaving-site.ts'
import { askBench, networkOf, RETRY_DELAY, type AskBench } from './ask-options.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from './small-repository.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

// Retry-After at noon of 22 November 2026 -> milliseconds
const waits: Array<[string | null, number | null]> = [
  ['120', 120_000],
  ['0', 0],
  [' 7 ', 7_000],
  ['86400', 3_600_000],
  ['99999999999999999999', 3_600_000],
  ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
  ['Sunday, 22-Nov-26 12:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['Mon, 22 Nov 2027 12:00:00 GMT', 3_600_000],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['Sometime GMT', null],
  ['', null],
  [null, null]
]

t.test('Retry-After is seconds or a date, an hour at most', async t => {
  for (const [header, expected] of waits) t.equal(retryAfter(header, now), expected, String(header))
})

const busy = (status: number, seconds?: number): SiteAnswer => ({ status, body: 'Busy.', ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }) })
const good: SiteAnswer = { body: '<Policy/>' }

// what the site does -> [outcome, failure, status], requests it sees, what is waited in milliseconds
const patience: Array<[string, SiteAnswer[], [string, string | null, number | null], number, number[]]> = [
  ['hangs up once', [{ hangUp: true }, good], ['fetched', null, 200], 2, [RETRY_DELAY]],
  ['hangs up each time', [{ hangUp: true }], ['failed', 'unreachable', null], 2, [RETRY_DELAY]],
  ['is overloaded once', [busy(503), good], ['fetched', null, 200], 2, [RETRY_DELAY]],
  ['is overloaded', [busy(503)], ['failed', 'http-status', 503], 2, [RETRY_DELAY]],
  ['has a broken gateway once', [busy(502), good], ['fetched', null, 200], 2, [RETRY_DELAY]],
  ['has a slow gateway once', [busy(504), good], ['fetched', null, 200], 2, [RETRY_DELAY]],
  ['fails', [busy(500), good], ['failed', 'http-status', 500], 1, []],
  ['is cut', [{ ...good, cut: 3 }, good], ['failed', 'interrupted', 200], 1, []],
  ['asks for three seconds', [busy(503, 3), good], ['fetched', null, 200], 2, [3_000]],
  ['asks for three seconds, twice', [busy(429, 3)], ['failed', 'http-status', 429], 2, [3_000]],
  ['asks for ten seconds', [busy(429, 10), good], ['fetched', null, 200], 2, [10_000]],
  ['asks for eleven', [busy(429, 11), good], ['failed', 'http-status', 429], 1, []],
  ['asks for a day', [busy(503, 86_400), good], ['failed', 'http-status', 503], 1, []],
  ['has enough and does not say for how long', [busy(429), good], ['failed', 'http-status', 429], 1, []]
]

/** A bench whose clock stands still but for what is waited. */
function patientBench (t: Test, site: MisbehavingSite, more: Partial<AskOptions> = {}): AskBench {
  const bench = askBench(networkOf(t, [site.origin]), more)
  bench.clock.now = now
  return { ...bench, options: { ...bench.options, now: () => bench.clock.now } }
}

const ask = async (site: MisbehavingSite, path: string, { options }: AskBench): Promise<Fetched> => await fetchDocument({ url: site.origin + path, previous: null }, options)

t.test('what may be chance is tried once more, and a host is left alone as it asks', async t => {
  for (const [what, answers, expected, requests, waited] of patience) {
    const site = await misbehavingSite(t)
    site.set('/policy.xml', ...answers)
    const bench = patientBench(t, site)
    const { outcome, failure, status } = await ask(site, '/policy.xml', bench)
    t.same([outcome, failure, status], expected, what)
    t.equal(site.requests.length, requests, `${what}: requests`)
    t.same(bench.waits, waited, `${what}: waits`)
  }
})

t.test('a host that asks for long is asked nothing more in that crawl, and in others when its time has come', async t => {
  const site = await misbehavingSite(t, { '/1.xml': busy(429, 600), '/2.xml': good })
  const bench = patientBench(t, site)
  await ask(site, '/1.xml', bench)
  site.takePaths()
  const putOff = await ask(site, '/2.xml', bench)
  t.match(putOff, { outcome: 'failed', failure: 'put-off', status: null, sha256: null, complete: null, reason: '127.0.0.1 asked to be left alone until 2026-11-22T12:10:00.000Z' })

  const other = { ...bench, options: { ...bench.options, closedHosts: new Set<string>() } }
  bench.clock.now += 589_000
  t.match(await ask(site, '/2.xml', other), { failure: 'put-off' }, 'another crawl too early')
  t.same(site.takePaths(), [])
  other.options.closedHosts.clear()
  bench.clock.now += 2_000
  t.match(await ask(site, '/2.xml', other), { outcome: 'fetched' }, 'another crawl a little early')
  t.same(bench.waits, [9_000])
  t.match(await ask(site, '/2.xml', bench), { failure: 'put-off', reason: /asked to be left alone$/ }, 'the first crawl never again')
})

t.test('a pause of a host is for its name, and never becomes shorter', async t => {
  const hosts = newHosts()
  hosts.pause('court.example', 2_000)
  hosts.pause('court.example', 1_500)
  t.equal(hosts.pausedUntil('court.example', 1_999), 2_000)
  t.equal(hosts.pausedUntil('other.example', 0), null)
  t.equal(hosts.pausedUntil('court.example', 2_000), null, 'over')
})

t.test('a wait ends with its time or its signal', async t => {
  const stop = new AbortController()
  const stopped = waitFor(realTimers, 600_000, stop.signal)
  stop.abort()
  await stopped
  await waitFor(realTimers, 600_000, stop.signal)
  await waitFor(realTimers, 1, new AbortController().signal)
  t.pass('none of them lasted ten minutes')
})

const versions = (key: string, count: number): SmallPolicy[] => Array.from({ length: count }, (_, minor) => (
  { key, version: `1.${Math.floor(minor / 10)}.${minor % 10}`, published: '2005-01-01T10', effective: '2005-01-05T09' }))

t.test('a crawl leaves to the next what a host puts off, and says so once', async t => {
  const { crawl, publish, site, database, repository, clock } = await crawlBench(t)
  const policies = versions('USCAKings', 5)
  const [tulare] = versions('USCATulare', 1) as [SmallPolicy]
  publish('index.xml', indexXml({ policies: policies.map(listed), local: ['1/index.xml', '2/index.xml'] }))
  publish('1/index.xml', indexXml({}))
  publish('2/index.xml', indexXml({ policies: [listed(tulare)] }))
  publish(`2/${fileNameOf(tulare)}`, policyXml(tulare))
  for (const policy of policies) publish(fileNameOf(policy), policyXml(policy))
  t.match(await crawl(), { counts: { newDocuments: 9, failed: 0 }, report: { findings: [] } })
  const checked = await findLastCheck(database, repository.id, 'USCATulare', null)

  clock.now += 60_000
  site.set('/CourtPolicies/1/index.xml', busy(503, 3_600))
  site.takePaths()
  const busyCrawl = await crawl()
  t.match(busyCrawl, { state: 'done', counts: { policies: 5, notModified: 1, failed: 7 } })
  t.same(site.takePaths(), ['/CourtPolicies/index.xml', '/CourtPolicies/1/index.xml'], 'the primary index, and the one that is busy')
  t.equal(busyCrawl.report.findings.filter(({ rule }) => rule === 'site-busy').length, 1)
  t.match(busyCrawl.report.findings.find(({ rule }) => rule === 'site-busy'), { severity: 'warning', message: /^127\.0\.0\.1 asked to be left alone until .*: this crawl asks nothing more of it, and leaves the rest to the next one\.$/ })
  t.same((await database.query("select url, role from archive.capture where failure = 'put-off'")).rows, [{ url: `${repository.url}2/index.xml`, role: 'index' }], 'an index that was not asked for did not answer')
  t.same(await findLastCheck(database, repository.id, 'USCATulare', null), checked, 'its court has not been checked')

  clock.now += 3_600_000
  publish('1/index.xml', indexXml({}))
  t.match(await crawl(), { state: 'done', counts: { notModified: 9, failed: 0 }, report: { findings: [] } })
})

t.test('two crawls at once have two connections to a host between them, and keep them', async t => {
  const { publish, site, tools, repository } = await crawlBench(t)
  const policies = versions('USCAKings', 12)
  publish('index.xml', indexXml({ policies: policies.map(listed) }))
  // None answers before two are asked for; a third would come while the loop turns some more.
  const delay = site.whenAtOnce(2).then(async () => { for (let turn = 0; turn < 100; turn += 1) await new Promise(resolve => setImmediate(resolve)) })
  for (const policy of policies) site.set(`/CourtPolicies/${fileNameOf(policy)}`, { body: policyXml(policy), delay })
  const crawls = await Promise.all(['a', 'b', 'c'].map(async id => await crawlRepository({ ...repository, id }, true, tools)))
  t.match(crawls, Array(3).fill({ state: 'done', counts: { policies: 12, failed: 0 } }))
  t.equal(site.requests.length, 39)
  t.equal(site.mostAtOnce(), 2)
  t.equal(site.connections().most, 2)
  t.ok(site.connections().made < 10, `they are used again: ${site.connections().made} for 39 requests`)
})

t.test('one host has two turns whatever its ports; others do not wait for it', async t => {
  const [one, two] = [await misbehavingSite(t), await misbehavingSite(t)]
  const other = await misbehavingSite(t, { '/policy.xml': good }, '127.0.0.2')
  const bench = askBench(networkOf(t, [one.origin, two.origin, other.origin]))
  let release = (): void => {}
  const delay = new Promise<void>(resolve => { release = resolve })
  const both = Promise.all([one.whenAtOnce(1), two.whenAtOnce(1)])
  for (const site of [one, two]) site.set('/policy.xml', { ...good, delay })
  const slow = [one, two, one, two].map(async site => await ask(site, '/policy.xml', bench))
  await both
  t.match(await ask(other, '/policy.xml', bench), { outcome: 'fetched' })
  t.equal(one.requests.length + two.requests.length, 2)
  release()
  t.match(await Promise.all(slow), Array(4).fill({ outcome: 'fetched' }))
})
