import t from 'tap'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { networkOf } from '../crawler/ask-options.ts'
import { serve } from './serve.ts'
import { serveSample } from './sample-service.ts'

const instants = ['2005-03-02T09:30:00-08:00', '2005-03-02T10:00:00-08:00', '2010-06-01T12:00:00-08:00', '2026-11-20T12:00:00-08:00']

t.test('another service crawls the mirror, and gives the same policies, fees and codes', async t => {
  const first = await serveSample(t)
  const second = await serve(t, {}, first.clock.now)
  const { tools } = await crawlBench(t)
  const repository = { id: 'mirror', url: `${first.base}/CourtPolicies/`, timeZone: null, remote: false }
  const outcome = await crawlRepository(repository, false, { ...tools, database: second.database, network: networkOf(t, [first.base]), configured: [repository], now: () => first.clock.now, maxDocumentBytes: 16_000_000 })
  t.match(outcome, { counts: { failed: 0, unreadable: 0 } })
  await second.histories.refresh()
  const { items } = (await first.app.inject('/v1/courts')).json()
  t.ok(items.length >= 5)
  for (const { organizationKey } of items) {
    for (const path of ['policies', ...instants.flatMap(at => [`fees?limit=200&at=${at}`, `code-tables?at=${at}`, `filing-requirements?at=${at}`])]) {
      const [ours, theirs] = await Promise.all([first, second].map(async ({ app }) => (await app.inject(`/v1/courts/${organizationKey}/${path}`)).json()))
      const bare = (answer: { items?: Array<{ document?: object }> }) => JSON.stringify(answer, (key, value) => ['url', 'firstObservedAt', 'provisional', 'findingCounts', 'nextCursor', 'instance'].includes(key) ? undefined : value)
      t.equal(bare(theirs), bare(ours), `${organizationKey} ${path}`)
    }
  }
})

t.test('the mirror has the exact bytes, says that it is one, and lists what could not be had', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  const good = { key: 'USCAInyoSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
  const broken = { ...good, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
  const absent = { ...good, version: '1.0.2', published: '2014-01-01T09', effective: '2014-02-01T09' }
  publish('index.xml', indexXml({ policies: [good, broken, absent].map(listed) }))
  publish(listed(good).location, policyXml(good))
  publish(listed(broken).location, '<Policy>')
  await crawl({ database })
  await histories.refresh()
  const get = async (path: string, headers: Record<string, string> = {}) => await app.inject({ url: `/CourtPolicies/${path}`, headers })
  const folder = 'US/California/USCAInyoSuperior'

  for (const [directory, location] of [['', `${folder}/index.xml`], ['US/', 'California/USCAInyoSuperior/index.xml'], ['US/California/', 'USCAInyoSuperior/index.xml']]) {
    const index = await get(`${directory}index.xml`)
    t.equal(index.statusCode, 200, String(directory))
    t.match(index.headers, { 'content-type': /^application\/xml/, 'cache-control': 'no-cache' })
    t.match(index.body, new RegExp(`<Index:Mirror>\\s*<Index:Court>\\s*<Index:OrganizationKey>USCAInyoSuperior</Index:OrganizationKey>\\s*<Index:CheckedAt>20[^<]*Z</Index:CheckedAt>[^]*<Index:Location>${location}</Index:Location>`))
  }
  const index = (await get(`${folder}/index.xml`)).body
  for (const policy of [good, broken, absent]) t.ok(index.includes(`<Index:Location>${listed(policy).location}</Index:Location>`), policy.version)

  const file = await get(`${folder}/${listed(good).location}`)
  t.equal(file.body, policyXml(good))
  t.match(file.headers, { 'last-modified': /GMT$/, 'cache-control': 'public, max-age=31536000, immutable', 'repr-digest': /^sha-256=/, 'content-security-policy': /sandbox/ })
  t.equal((await get(`${folder}/${listed(good).location}`, { 'if-none-match': String(file.headers.etag) })).statusCode, 304)
  const modified = Date.parse(String(file.headers['last-modified']))
  const since: ReadonlyArray<readonly [string, number]> = [
    [new Date(modified).toUTCString(), 304], [new Date(modified + 60_000).toUTCString(), 304], [new Date(modified - 1_000).toUTCString(), 200], ['yesterday', 200], ['', 200]
  ]
  for (const [text, status] of since) {
    const { body, headers, statusCode } = await get(`${folder}/${listed(good).location}`, { 'if-modified-since': text })
    t.same([statusCode, headers.etag, body === ''], [status, file.headers.etag, status === 304], `since "${text}"`)
    t.equal((await get(`${folder}/${listed(good).location}`, { 'if-modified-since': text, 'if-none-match': '"other"' })).statusCode, 200, 'an ETag counts instead')
    t.equal((await get('index.xml', { 'if-modified-since': text })).statusCode, 200, 'what has no time of its own is given')
  }
  const unread = await get(`${folder}/${listed(broken).location}`)
  t.equal(unread.body, '<Policy>', 'what nobody can read is there all the same')
  t.match(unread.headers, { 'cache-control': 'no-cache', 'content-type': 'application/octet-stream', 'last-modified': undefined }, 'other bytes may stand there later')
  for (const path of [`${folder}/${listed(absent).location}`, 'US/Nevada/index.xml', 'US/Nevada/USCAInyoSuperior/index.xml', `US/${listed(good).location}`, 'nothing', '', '%2e%2e/index.xml', `${folder}/..%2findex.xml`]) {
    t.equal((await get(path)).statusCode, 404, path)
  }
})

t.test('a version that was used twice is so in the mirror as well', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  const first = { key: 'USCAInyoSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
  const again = { ...first, published: '2011-01-03T09', effective: '2011-02-01T09', fee: '20.00' }
  publish('index.xml', indexXml({ policies: [first].map(listed) }))
  publish(listed(first).location, policyXml(first))
  await crawl({ database })
  publish('index.xml', indexXml({ policies: [first, again].map(listed) }))
  publish(listed(again).location, policyXml(again))
  await crawl({ database })
  await histories.refresh()
  t.match((await app.inject('/v1/courts/USCAInyoSuperior/effective-policy?at=2012-01-01T09:00')).json(), { doubts: [{ kind: 'version-reused' }] })
  for (const policy of [first, again]) t.equal((await app.inject(`/CourtPolicies/US/California/USCAInyoSuperior/${listed(policy).location}`)).body, policyXml(policy), policy.published)
  const index = (await app.inject('/CourtPolicies/US/California/USCAInyoSuperior/index.xml')).body
  for (const policy of [first, again]) t.ok(index.includes(listed(policy).location), policy.published)
})
