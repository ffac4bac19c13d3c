import t from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import { listFacts } from '../../src/archive/court/facts.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { placeOf } from '../../src/reading/locations.ts'
import { readPolicyRows } from '../../src/reading/read-policy-rows.ts'
import { courtHistory } from '../../src/domain/history/court-history.ts'
import { checkHistory } from '../../src/domain/history-checks/history-checks.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallPolicy } from './small-repository.ts'

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const name = fileNameOf(kings)
const path = `/CourtPolicies/${name}`

/** A court as it is recorded, and the rules of history that its one policy breaks. */
async function historyOf ({ database }: CrawlBench, key: string) {
  const [facts] = await listFacts(database, [key])
  const history = courtHistory(facts as NonNullable<typeof facts>, null)
  if ('reason' in history) throw new Error(`no history: ${history.reason}`)
  const [policy] = history.policies
  return { history, sightings: policy?.sightings.map(({ url }) => url), broken: policy === undefined ? [] : checkHistory(history, policy).map(({ rule }) => rule) }
}

t.test('a location leads to an address, which has no fragment', async t => {
  const base = 'http://courts.example/CourtPolicies/index.xml#top'
  for (const [location, url] of [['K.xml#a', 'K.xml'], ['K.xml#', 'K.xml'], ['K.xml?v=1#a?b', 'K.xml?v=1'], ['#a', 'index.xml'], ['K%23a.xml', 'K%23a.xml']] as const) {
    t.same(placeOf(location, base), { url: `http://courts.example/CourtPolicies/${url}`, refused: null }, location)
  }
})

t.test('whatever fragments lead to a file, it is fetched once, and is one file', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site } = bench
  publish('index.xml', indexXml({ policies: [name, `${name}#a`, `${name}#b`, `${name}#`].map(location => ({ ...kings, location })), local: ['#again', 'index.xml#once-more'] }))
  publish(name, policyXml(kings))
  t.match(await crawl(), { counts: { indexes: 1, policies: 1, newDocuments: 2, failed: 0 } })
  t.same(site.takePaths(), ['/CourtPolicies/index.xml', path])
  const { history, sightings, broken } = await historyOf(bench, kings.key)
  t.same([sightings, broken, history.missing], [[site.origin + path], [], []])
})

t.test('the same bytes under several queries are one name, and each is listed', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site } = bench
  publish('index.xml', indexXml({ policies: ['?v=1', '?v=2#a'].map(query => ({ ...kings, location: name + query })) }))
  for (const query of ['?v=1', '?v=2']) site.set(path + query, { body: policyXml(kings) })
  t.match(await crawl(), { counts: { policies: 2, newDocuments: 3, failed: 0 } })
  const { history, sightings, broken } = await historyOf(bench, kings.key)
  t.same(sightings, ['?v=1', '?v=2'].map(query => site.origin + path + query))
  t.same(broken, [])
  t.same(history.listings.map(({ url }) => url), sightings, 'found by that name, too')
})

t.test('an index that names no court finds its file by its name, however it is written', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site } = bench
  const mateo = { ...kings, key: 'San Mateo' }
  const nameless = indexXml({ policies: [{ ...mateo, location: `${fileNameOf(mateo)}?v=1` }, { ...kings, location: `./${name.replace('K', '%4B')}#fees` }] }).replaceAll(/<Index:OrganizationKey>.*?<\/Index:OrganizationKey>/g, '')
  publish('index.xml', nameless)
  site.set(`${encodeURI(`/CourtPolicies/${fileNameOf(mateo)}`)}?v=1`, { body: policyXml(mateo) })
  site.set(path.replace('K', '%4B'), { body: policyXml(kings) })
  t.match(await crawl(), { counts: { policies: 2, newDocuments: 3, failed: 0 } })
  for (const { key } of [mateo, kings]) {
    const { history, sightings } = await historyOf(bench, key)
    t.same(history.listings.map(({ url }) => url), sightings, key)
    t.equal(history.listings.length, 1)
  }
})

t.test('what was captured under a fragment, before, is the same file', async t => {
  const bench = await crawlBench(t)
  const { crawl, publish, site, database, repository } = bench
  const bytes = Buffer.from(policyXml(kings))
  const crawlId = '3b85d311-b307-4fa3-8aca-718f5952c068'
  await keepCrawlBegun(database, { crawlId, repositoryId: repository.id, url: repository.url, asked: true, begunAt: bench.clock.now })
  const { key, ...labels } = kings
  const capture = { crawlId, repositoryId: repository.id, finalUrl: null, role: 'policy' as const, requestedAt: bench.clock.now, completedAt: bench.clock.now, headers: {}, subject: { organizationKey: key, ...labels }, ledFrom: null }
  const url = site.origin + path
  await keepCapture(database, { capture: { ...capture, url: `${url}#a`, outcome: 'fetched', status: 200, failure: null, sha256: digestOf(bytes), complete: true }, document: { sha256: digestOf(bytes), bytes }, reading: await readPolicyRows(bytes) })
  await keepCapture(database, { capture: { ...capture, url: `${url}#b`, outcome: 'failed', status: 404, failure: 'http-status', sha256: null, complete: null }, document: null, reading: null })
  await keepCrawlEnded(database, { crawlId, state: 'failed', endedAt: bench.clock.now, counts: { indexes: 0, policies: 2, newDocuments: 1, notModified: 0, unreadable: 0, failed: 1 }, report: { findings: [] } })
  await recordEntries(database)
  const before = await historyOf(bench, key)
  t.same(before.sightings, [url])
  t.same(before.history.missing, [], 'the one that did not answer was no other file')
  t.match(before.history.gone, [{ url, status: 404 }])

  publish('index.xml', indexXml({ policies: [{ ...kings, location: `${name}#c` }, listed(kings)] }))
  publish(name, policyXml(kings))
  await crawl()
  const after = await historyOf(bench, key)
  t.same([after.sightings, after.broken, after.history.missing, after.history.gone], [[url], [], [], []])
})
