import t, { type Test } from 'tap'
import { listFacts } from '../../src/archive/court/facts.ts'
import { courtHistory, type ListedHistory } from '../../src/domain/history/court-history.ts'
import { checkHistory } from '../../src/domain/history-checks/history-checks.ts'
import { appearanceOf, listingsOf } from '../../src/domain/history/listings.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallIndex, type SmallPolicy } from './small-repository.ts'

const old: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-04T09' }
const late: SmallPolicy = { key: 'USCAKings', version: '1.0.1', published: '2005-03-02T09', effective: '2005-03-02T11' }

/** A repository at some hour of its own clock, which its answers tell; Pacific time. */
interface Valley extends CrawlBench {
  /** Sets the clocks of the crawler and the site. */
  turn: (time: string) => void
  /** Publishes an index with what it lists, as of this hour. */
  list: (path: string, index: SmallIndex, headers?: Record<string, string>) => void
  put: (path: string, policy: SmallPolicy, headers?: Record<string, string>) => void
  /** The court as known now. */
  history: (key?: string) => Promise<ListedHistory>
  /** Rules of the findings on a version's place in the history, as known now. */
  rulesOf: (version: string) => Promise<string[]>
}

async function valley (t: Test): Promise<Valley> {
  const bench = await crawlBench(t)
  const { site, clock, database } = bench
  const date = () => new Date(clock.now).toUTCString()
  const history = async (key = 'USCAKings'): Promise<ListedHistory> => {
    const [facts] = await listFacts(database, [key])
    return courtHistory(facts as NonNullable<typeof facts>, null) as ListedHistory
  }
  return {
    ...bench,
    turn: time => { clock.now = Date.parse(`${time}-08:00`) },
    list: (path, index, headers = {}) => { site.set(`/CourtPolicies/${path}`, { body: indexXml(index), headers: { date: date(), ...headers } }) },
    put: (path, policy, headers = {}) => { site.set(`/CourtPolicies/${path}${fileNameOf(policy)}`, { body: policyXml(policy), headers }) },
    history,
    rulesOf: async version => {
      const known = await history()
      return known.policies.filter(policy => policy.version === version).flatMap(policy => checkHistory(known, policy).map(({ rule }) => rule))
    }
  }
}

t.test('an index that did not list a policy at 9:50 shows that it was not published at 9', async t => {
  for (const [minute, rules] of [['44', []], ['50', ['back-dated']]] as const) {
    const { turn, list, put, crawlBySchedule, rulesOf, history, clock, site } = await valley(t)
    put('', old)
    put('', late)
    turn('2005-03-02T08:50')
    list('index.xml', { policies: [listed(old)] })
    await crawlBySchedule()
    turn(`2005-03-02T09:${minute}`)
    site.set('/CourtPolicies/index.xml', { body: indexXml({ policies: [listed(old)] }), headers: { date: new Date(clock.now).toUTCString() } })
    await crawlBySchedule()
    turn('2005-03-02T10:50')
    list('index.xml', { policies: [listed(old), listed(late)] })
    await crawlBySchedule()
    t.same([await rulesOf('1.0.0'), await rulesOf('1.0.1')], [[], rules], `captured at 9:${minute}`)
    const { policies, listings } = await history()
    const [first, second] = [policies[1], policies[0]].map(policy => appearanceOf(listingsOf(policy as NonNullable<typeof policy>, listings, policies)))
    t.match(first, { without: null, with: { capture: { requestedAt: Date.parse('2005-03-02T08:50-08:00') } } }, 'the first crawl has the first')
    t.match(second, { without: { capture: { requestedAt: Date.parse(`2005-03-02T09:${minute}-08:00`), shownAt: Date.parse(`2005-03-02T09:${minute}-08:00`) } }, with: { capture: { requestedAt: Date.parse('2005-03-02T10:50-08:00') } } })
  }
})

t.test('what is taken out of an index was withdrawn, until it is back', async t => {
  const { turn, list, put, crawl, rulesOf } = await valley(t)
  put('', old)
  put('', late)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [listed(old), listed(late)] })
  await crawl()
  t.same(await rulesOf('1.0.0'), [])
  turn('2005-03-02T11:50')
  list('index.xml', { policies: [listed(late)] })
  await crawl()
  t.same([await rulesOf('1.0.0'), await rulesOf('1.0.1')], [['withdrawn'], []])
  list('index.xml', { policies: [listed(old), listed(late)] })
  const outcome = await crawl()
  t.same(await rulesOf('1.0.0'), [])
  t.match(outcome.report.findings, [{ rule: 'index-older', severity: 'warning' }], 'it is the index that was there before')
})

t.test('an index to which nothing leads any more withdraws what only it lists', async t => {
  const { turn, list, put, crawl, rulesOf, site } = await valley(t)
  put('old/', old)
  put('', late)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [listed(late)], local: ['old/index.xml'] })
  list('old/index.xml', { policies: [listed(old)] })
  await crawl()
  turn('2005-03-02T11:50')
  list('index.xml', { policies: [listed(late)] })
  site.set('/CourtPolicies/lost/index.xml', { status: 503 })
  await crawl()
  t.same([await rulesOf('1.0.0'), await rulesOf('1.0.1')], [['withdrawn'], []])
  list('index.xml', { policies: [listed(late)], local: ['old/index.xml'] })
  await crawl()
  t.same(await rulesOf('1.0.0'), [], 'it leads there again')
  list('index.xml', { policies: [listed(late)], local: ['lost/index.xml'] })
  await crawl()
  t.same(await rulesOf('1.0.0'), [], 'an index failed, which could have led there')
})

t.test('an index that is no index any more leads nowhere, and takes no doubt away', async t => {
  const { turn, list, put, crawl, history, site } = await valley(t)
  put('old/', old)
  turn('2005-03-02T10:50')
  list('index.xml', { local: ['old/index.xml'] })
  list('old/index.xml', { policies: [listed(old), listed(late)] })
  await crawl()
  const told = async (): Promise<string[]> => (await crawl()).report.findings.map(({ rule }) => rule).filter(rule => rule === 'withdrawn')
  const missing = async (): Promise<Array<string | null>> => (await history()).missing.map(({ subject }) => subject.version)
  t.same(await missing(), ['1.0.1'])
  site.set('/CourtPolicies/index.xml', { body: '<html><body>We are down for maintenance.</body></html>' })
  t.same(await told(), [])
  t.same(await missing(), ['1.0.1'], 'nobody can tell whether it still led there')
  list('index.xml', { local: ['old/index.xml'] })
  site.set('/CourtPolicies/old/index.xml', { body: 'Not here.' })
  t.same(await told(), [], 'nor what that one lists')
  t.same(await missing(), ['1.0.1'])
  list('old/index.xml', { policies: [listed(old)] })
  t.same(await told(), ['withdrawn'])
  t.same(await missing(), [], 'an index that can be read lists it no more: the file was listed and never there')
})

t.test('a policy that answers 404 is gone, until it answers again', async t => {
  const { turn, list, put, crawl, rulesOf, site } = await valley(t)
  put('', old)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [listed(old)] })
  await crawl()
  const answers = [[503, []], [404, ['withdrawn']], [404, ['withdrawn']], [503, ['withdrawn']], [200, []], [410, ['withdrawn']]] as const
  for (const [status, rules] of answers) {
    if (status === 200) put('', old)
    else site.set(`/CourtPolicies/${fileNameOf(old)}`, { status, body: 'Nothing is here.' })
    await crawl()
    t.same(await rulesOf('1.0.0'), rules, `${status}`)
  }
})

t.test('the index of a directory lists what lies in it (Rule 10)', async t => {
  const { turn, list, put, crawl, rulesOf } = await valley(t)
  put('kings/', old)
  put('kings/', late)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [{ ...old, location: `kings/${fileNameOf(old)}` }] })
  list('kings/index.xml', { policies: [listed(late)] })
  const outcome = await crawl()
  t.match(outcome, { counts: { indexes: 2, policies: 2, newDocuments: 4, failed: 0 } })
  t.same(outcome.report.findings.map(({ rule, url }) => [rule, url.replace(/.*\//, '')]), [['not-indexed', fileNameOf(late)]], 'nothing leads to what only that index lists')
  t.same([await rulesOf('1.0.0'), await rulesOf('1.0.1')], [['not-indexed'], []], 'that index does not list what the primary one does')
  list('index.xml', { policies: [{ ...old, location: `kings/${fileNameOf(old)}` }], local: ['kings/index.xml'] })
  list('kings/index.xml', { policies: [listed(late), listed(old)] })
  t.same((await crawl()).report.findings, [])
  t.same(await rulesOf('1.0.0'), [])
})

t.test('a directory without an index is told of each time, and asked for one once a day', async t => {
  const { turn, list, put, crawl, crawlBySchedule, site, clock, database } = await valley(t)
  put('kings/', old)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [{ ...old, location: `kings/${fileNameOf(old)}` }] })
  let asked = 0
  for (let hour = 0; hour <= 48; hour += 1) {
    const outcome = await (hour === 5 ? crawl() : crawlBySchedule())
    t.match(outcome, { counts: { indexes: 1, failed: 0 }, report: { findings: [{ rule: 'directory-without-index', severity: 'error', url: /\/kings\/index\.xml$/ }] } }, `hour ${hour}`)
    asked += site.takePaths().filter(path => path.endsWith('kings/index.xml')).length
    clock.now += 3_600_000
  }
  t.equal(asked, 3, 'when it is met first, and once in each of the two days after')
  t.same((await database.query("select distinct role, status from archive.capture where url like '%/kings/index.xml'")).rows, [{ role: 'directory', status: 404 }])
  site.set('/CourtPolicies/kings/index.xml', { status: 503 })
  clock.now += 24 * 3_600_000
  t.same((await crawlBySchedule()).report.findings, [], 'what fails otherwise says nothing')
})

// Last-Modified of an index and of the one that replaces it -> whether that is older
const ages = [
  ['Wed, 02 Mar 2005 17:00:00 GMT', 'Wed, 02 Mar 2005 18:00:00 GMT', false],
  ['Wed, 02 Mar 2005 17:00:00 GMT', 'Wed, 02 Mar 2005 17:00:00 GMT', false],
  ['Wed, 02 Mar 2005 17:00:00 GMT', 'Wed, 02 Mar 2005 16:59:59 GMT', true],
  ['Wed, 02 Mar 2005 17:00:00 GMT', null, false],
  ['some day', 'Wed, 02 Mar 2005 16:59:59 GMT', false]
] as const

t.test('an index older than the one before it is told of', async t => {
  for (const [before, after, isOlder] of ages) {
    const { turn, list, put, crawl } = await valley(t)
    put('', old)
    put('', late)
    turn('2005-03-02T10:50')
    list('index.xml', { policies: [listed(old)] }, { 'last-modified': before })
    await crawl()
    list('index.xml', { policies: [listed(old), listed(late)] }, after === null ? {} : { 'last-modified': after })
    t.same((await crawl()).report.findings.map(({ rule }) => rule).filter(rule => rule !== 'validator-lies'), isOlder ? ['index-older'] : [], `${before}, then ${after}`)
  }
})

t.test('a file put in its place in the last quarter of an hour breaks Rule 6', async t => {
  const { turn, list, put, crawl, rulesOf } = await valley(t)
  put('', late, { 'last-modified': 'Wed, 02 Mar 2005 16:50:00 GMT' })
  turn('2005-03-02T08:52')
  list('index.xml', { policies: [listed(late)] })
  await crawl()
  t.same(await rulesOf('1.0.1'), ['published-in-last-quarter'], '8:50 for 9')
})

t.test('a policy that an index gives to the wrong court is no doubt of that court', async t => {
  const { turn, list, put, crawl, history } = await valley(t)
  const tulare = { ...late, key: 'USCATulare' }
  put('', old)
  put('', tulare)
  turn('2005-03-02T10:50')
  list('index.xml', { policies: [listed(old), { ...listed(tulare), key: 'USCAKings' }] })
  await crawl()
  t.same((await history()).missing, [])
  const other = await history('USCATulare')
  t.match(checkHistory(other, other.policies[0] as NonNullable<typeof other.policies[0]>), [{ rule: 'index-disagrees', message: /says OrganizationKey USCAKings; the policy itself says OrganizationKey USCATulare/ }])
})
