import t from 'tap'
import { isIndexDueWhole, isPolicyDueWhole } from '../../src/crawler/revisits.ts'
import type { SiteAnswer } from '../misbehaving-site.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallPolicy } from './small-repository.ts'

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const next: SmallPolicy = { ...kings, version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-05T09' }
const kingsPath = `/CourtPolicies/${fileNameOf(kings)}`
const primary = '/CourtPolicies/index.xml'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const noon = Date.parse('2026-11-22T12:00:00Z')
const KIB = 1024

// [what last came, hours ago; whether a person asked] -> whether all of an index is asked for
const wholes: Array<[what: string, bytes: number, hours: number, asked: boolean, whole: boolean]> = [
  ['a small index', 256 * KIB - 1, 1, false, true],
  ['a large one', 256 * KIB, 1, false, false],
  ['a large one, a person asks', 256 * KIB, 1, true, true],
  ['a large one, a day later', 256 * KIB, 24, false, true],
  ['a large one, long after', 16 * KIB * KIB, 1_000, false, true]
]

t.test('an index is asked for whole while it is small, and else once a day or when a person asks', async t => {
  // Of this one the moment of the day is not within the hour before.
  const url = 'http://courts.example/CourtPolicies/index.xml'
  for (const [what, bytes, hours, asked, whole] of wholes) t.equal(isIndexDueWhole(url, { bytes, wholeAt: noon - hours * HOUR }, asked, noon), whole, what)
  t.equal(isIndexDueWhole(url, null, false, noon), true, 'one that never answered')
})

t.test('a policy is asked for whole once a week', async t => {
  for (let place = 0; place < 100; place += 1) {
    const url = `http://courts.example/CourtPolicies/${place}.xml`
    let [wholeAt, times] = [noon, 0]
    for (let day = 1; day <= 70; day += 1) {
      if (!isPolicyDueWhole(url, { wholeAt }, noon + day * DAY)) continue
      wholeAt = noon + day * DAY
      times += 1
    }
    if (times !== 10) t.fail(`${url}: ${times} times in ten weeks`)
  }
  t.equal(isPolicyDueWhole('http://courts.example/', null, noon), true, 'one that never answered')
})

/** The versions of a court that are archived. */
const versions = async ({ database }: CrawlBench): Promise<string[]> => (await database.query('select version from archive.policy order by 1')).rows.map(({ version }) => version)

/** What the site was asked by, a list a request, since it was last asked this. */
const conditions = ({ site }: CrawlBench, path: string): string[][] =>
  site.requests.splice(0).filter(request => request.path === path).map(({ headers }) => ['if-none-match', 'if-modified-since'].flatMap(name => headers[name] ?? []))

// what a site says of an index, which does not change with its bytes
const constant: Array<[what: string, headers: Record<string, string>, told: string[]]> = [
  ['the time of a container image', { 'last-modified': 'Tue, 01 Jan 1980 00:00:01 GMT' }, ['validator-lies']],
  ['a tag of time and length', { etag: '"5-12c"' }, ['validator-lies']],
  ['both', { etag: '"5-12c"', 'last-modified': 'Tue, 01 Jan 1980 00:00:01 GMT' }, ['validator-lies', 'validator-lies']],
  ['a weak tag', { etag: 'W/"5-12c"' }, []]
]

t.test('a new version is found whatever a site says of its index, and a lie is told', async t => {
  for (const [what, headers, told] of constant) {
    const bench = await crawlBench(t)
    const { crawlBySchedule, publish, site } = bench
    // A site that believes itself: whatever it is asked by is as it was.
    const say = (policies: SmallPolicy[]): void => site.set(primary, { body: indexXml({ policies: policies.map(listed) }), headers: { date: 'Sun, 22 Nov 2026 12:00:00 GMT', ...headers }, etag: headers['etag'] !== undefined })
    for (const policy of [kings, next]) publish(fileNameOf(policy), policyXml(policy))
    say([kings])
    t.same((await crawlBySchedule()).report.findings, [], what)
    say([kings, next])
    const { report } = await crawlBySchedule()
    t.same(await versions(bench), ['1.0.0', '1.0.1'], what)
    t.same(report.findings.map(({ rule, url, severity }) => [rule, url, severity]), told.map(rule => [rule, site.origin + primary, 'warning']), what)
    t.same((await bench.database.query('select host from jobs.distrusted_validator')).rows.map(({ host }) => host), Object.keys(headers).map(() => new URL(site.origin).host), what)
    t.same((await crawlBySchedule()).report.findings, [], `${what}: once`)
  }
})

/** An index of so many bytes at least. */
const large = (policies: SmallPolicy[], bytes = 256 * KIB): string => indexXml({ policies: policies.map(listed) }).replace('</Index:Index>', `${' '.repeat(bytes)}</Index:Index>`)
const roomy = { maxDocumentBytes: 1024 * KIB }

t.test('a large index is asked for on condition, by what its host was not caught with', async t => {
  const bench = await crawlBench(t)
  const { crawl, crawlBySchedule, publish, site, clock, database } = bench
  clock.now = noon
  const say = (policies: SmallPolicy[], etag: string): void => site.set(primary, { body: large(policies), headers: { etag, date: 'Sun, 22 Nov 2026 12:00:00 GMT', 'last-modified': 'Tue, 01 Jan 1980 00:00:01 GMT' } })
  for (const policy of [kings, next]) publish(fileNameOf(policy), policyXml(policy))
  say([kings], '"1"')
  await crawlBySchedule(roomy)
  t.same(conditions(bench, primary), [[]])
  await crawlBySchedule(roomy)
  await crawlBySchedule(roomy)
  const both = ['"1"', 'Tue, 01 Jan 1980 00:00:01 GMT']
  t.same(conditions(bench, primary), [both, both])
  t.same((await database.query("select status, outcome from archive.capture where role = 'index' order by entry_id")).rows, [
    { status: 200, outcome: 'fetched' }, { status: 304, outcome: 'not-modified' }, { status: 304, outcome: 'not-modified' }])

  await crawl(roomy)
  t.same(conditions(bench, primary), [[]], 'whole where a person asked')
  clock.now += DAY
  await crawlBySchedule(roomy)
  t.same(conditions(bench, primary), [[]], 'and a day later')

  say([kings, next], '"2"')
  t.match((await crawlBySchedule(roomy)).report.findings, [{ rule: 'validator-lies', message: /gave other bytes than before with the same Last-Modified \(Tue, 01 Jan 1980 00:00:01 GMT\).* asks 127\.0\.0\.1:\d+ without it/ }])
  t.same(conditions(bench, primary), [both])
  await crawlBySchedule(roomy)
  t.same(conditions(bench, primary), [['"2"']], 'from then on by the tag alone')
  say([next], '"2"')
  await crawl(roomy)
  site.requests.splice(0)
  await crawlBySchedule(roomy)
  t.same(conditions(bench, primary), [[]], 'and by nothing once that has lied, too')
})

t.test('a validator that comes again with other bytes has lied, however much later', async t => {
  const bench = await crawlBench(t)
  const say = (policies: SmallPolicy[], etag: string): void => bench.site.set(primary, { body: indexXml({ policies: policies.map(listed) }), headers: { etag } })
  for (const policy of [kings, next]) bench.publish(fileNameOf(policy), policyXml(policy))
  for (const [policies, etag, told] of [[[kings], '"1"', []], [[kings, next], '"2"', []], [[next], '"1"', ['validator-lies']]] as const) {
    say([...policies], etag)
    t.same((await bench.crawlBySchedule()).report.findings.map(({ rule }) => rule).filter(rule => rule !== 'directory-without-index'), told, etag)
  }
})

t.test('an answer of 304 keeps the validators of what it confirms', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site } = bench
  publish('index.xml', indexXml({ policies: [listed(kings)] }))
  const bare: SiteAnswer = { status: 304, etag: false }
  site.set(kingsPath, { body: policyXml(kings), headers: { etag: '"1"' } }, bare)
  for (let times = 0; times < 4; times += 1) await crawl()
  t.same(conditions(bench, kingsPath), [[], ['"1"'], ['"1"'], ['"1"']])
})

t.test('a policy whose bytes changed under the same tag is noticed within a week, also where nobody crawls but who asks', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site, clock, database } = bench
  publish('index.xml', indexXml({ policies: [listed(kings)] }))
  site.set(kingsPath, { body: policyXml(kings), headers: { etag: '"1"' } })
  await crawl()
  site.set(kingsPath, { body: policyXml({ ...kings, fee: '99.00' }), headers: { etag: '"1"' } })
  const told: string[] = []
  for (let days = 0; days < 7; days += 1) {
    clock.now += DAY
    told.push(...(await crawl()).report.findings.map(({ rule, url }) => `${rule} ${new URL(url).pathname}`))
  }
  t.same(told, [`validator-lies ${kingsPath}`])
  t.same((await database.query('select count(distinct sha256) as documents from archive.policy')).rows, [{ documents: 2 }])
  site.requests.splice(0)
  await crawl()
  t.same(conditions(bench, kingsPath), [[]])
})

t.test('what only another place answers has validators of its own', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site } = bench
  publish('index.xml', indexXml({ policies: [listed(kings)] }))
  site.set(kingsPath, { redirect: '/store/1.xml' }, { redirect: '/store/2.xml' })
  site.set('/store/1.xml', { body: policyXml(kings), headers: { etag: '"1"' } })
  site.set('/store/2.xml', { body: policyXml({ ...kings, fee: '99.00' }), headers: { etag: '"1"' } })
  await crawl()
  t.same((await crawl()).report.findings, [], 'the same tag at another URL is no lie')
})
