import t from 'tap'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { serve } from './serve.ts'

const key = 'USCASmallSuperior'
const other = { key: 'USCAOtherSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', fee: '20.00' }
const good = { key, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', fee: '10.00' }
const broken = { key, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
const lost = { key: 'USCALostSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
const absent = { key, version: '1.0.2', published: '2014-01-01T09', effective: '2014-02-01T09' }
const court = `/v1/courts/${key}`

t.test('files that nobody can read are doubts of what they could change, and nothing else suffers', async t => {
  const service = await serve(t, { publicUrl: 'https://policies.example/archive' })
  const { app, database, histories } = service
  const { crawl, publish } = await crawlBench(t)
  const files = [good, broken, absent, other, lost].map(listed)
  publish('index.xml', indexXml({ policies: files }))
  publish(listed(good).location, policyXml(good))
  publish(listed(other).location, policyXml(other))
  publish(listed(broken).location, '<Policy><unfinished>')
  await crawl({ database })
  await histories.refresh()
  const at = async (instant: string) => (await app.inject(`${court}/effective-policy?at=${instant}`)).json()

  await t.test('before they could rule, the answer has no doubt', async t => {
    t.match(await at('2011-01-01T09:00'), { policy: { version: '1.0.0' }, doubts: [] })
  })
  await t.test('from then on it has', async t => {
    t.match(await at('2013-01-01T09:00'), { policy: { version: '1.0.0' }, doubts: [{ kind: 'unreadable', version: '1.0.1' }] })
    const { policy, doubts, reasons } = await at('2020-01-01T09:00')
    t.equal(policy.version, '1.0.0')
    t.same(doubts.map(({ kind, version }: { kind: string, version: string }) => [kind, version]).sort(), [['not-fetched', '1.0.2'], ['unreadable', '1.0.1']])
    t.ok(reasons.some(({ verdict }: { verdict: string }) => verdict === 'unreadable'))
  })
  await t.test('a timeline tells when, and the desk draws it and says it in words', async t => {
    const told = (await app.inject(`${court}/timeline`)).json()
    const periods = told.doubtPeriods.map(({ doubt, from, until }: { doubt: number, from: string, until: null }) => [told.doubts[doubt].version, from, until])
    t.same(periods, [['1.0.1', '2012-02-01T09:00:00-08:00', null], ['1.0.2', '2014-02-01T09:00:00-08:00', null]])
    const { body } = await app.inject(`/courts/${key}?at=2013-01-01T09:00&zoom=year`)
    t.match(body, '<title>In doubt: 1.0.1</title>', 'in 2013 of one alone')
    t.match(body, 'striped: something is in doubt')
    t.match(body, /From 1 February 2012, 9:00 a\.m\. PST on: Policy 1\.0\.1, published on 1 January 2012, 9:00 a\.m\., is archived but cannot be read/)
    t.notMatch(body, /Policy 1\.0\.2, .* it could be newer/, 'what comes later is not of that year')
    t.notMatch((await app.inject(`/courts/${key}?at=2011-01-01T09:00&zoom=year`)).body, /In doubt|striped|not certain/)
    const disputed = (await app.inject(`/courts/${key}/dispute?fee=Answer&tendered=10&filedAt=2013-01-01T09:00`)).body
    t.match(disputed, /<text class="doubted"[^>]*>in doubt/, 'and around a filing')
    t.notMatch((await app.inject(`/courts/${key}/dispute?fee=Answer&tendered=10&filedAt=2011-01-01T09:00`)).body, '>in doubt')
  })
  await t.test('the bytes are kept, and the findings say why they cannot be read', async t => {
    const { sha256 } = (await at('2013-01-01T09:00')).doubts[0]
    t.equal((await app.inject(`/v1/documents/${sha256}`)).body, '<Policy><unfinished>')
    const findings = (await app.inject(`${court}/policies/1.0.1/findings`)).json()
    t.match(findings, { policy: null, items: [{ rule: 'not-well-formed', severity: 'error', line: 1 }] })
    t.match((await app.inject(`${court}/policies/1.0.1`)).json(), { type: 'urn:problem:no-such-version', detail: /cannot be read/, sha256 })
    t.match((await app.inject(`${court}/policies/1.0.2`)).json(), { type: 'urn:problem:no-such-version', detail: /listed at/ })
  })
  await t.test('the list of courts names no version that could be another, and has who cannot answer yet', async t => {
    const { items } = (await app.inject('/v1/courts')).json()
    t.match(items, [
      { organizationKey: lost.key, timeZone: null, effectiveVersion: null, doubts: [{ kind: 'not-fetched', version: '1.0.0' }], unanswerable: 'nothing-readable', divisions: [] },
      { organizationKey: other.key, timeZone: 'America/Los_Angeles', effectiveVersion: '1.0.0', doubts: [], unanswerable: null },
      { organizationKey: key, effectiveVersion: null, unanswerable: null }
    ])
    t.same(items[2].doubts.map(({ kind }: { kind: string }) => kind).sort(), ['not-fetched', 'unreadable'])
    t.match((await app.inject(court)).json(), { policy: { version: '1.0.0' }, effectiveVersion: null, unanswerable: null }, 'and one of them neither')
    t.match((await app.inject(`/v1/courts/${lost.key}`)).json(), { type: 'urn:problem:no-policy', firstKnownAt: null })
  })
  await t.test('what carries a doubt is not kept for long', async t => {
    for (const url of [`${court}/effective-policy?at=2013-01-01T09:00`, `${court}/timeline?at=2011-01-01T09:00`]) t.equal((await app.inject(url)).headers['cache-control'], 'public, max-age=60', url)
  })
  await t.test('links lead to where the service is reached', async t => {
    t.match((await app.inject(`${court}/fees?at=2013-01-01T09:00`)).headers.link, /^<https:\/\/policies\.example\/archive\/v1\/courts\/USCASmallSuperior\/policies\/1\.0\.0\?sha256=/)
  })
  await t.test('another court of the same index answers without a doubt', async t => {
    t.match((await app.inject(`/v1/courts/${other.key}/fees?at=2020-01-01T09:00`)).json(), { doubts: [], items: [{ cost: { amount: '20.00' } }] })
  })
  await t.test('once they can be read, they answer, and what was known before stays', async t => {
    const { rows: [{ now }] } = await database.query('select max(recorded_at) as now from archive.recorded')
    const knownAt = encodeURIComponent(new Date(now).toISOString())
    const before = await app.inject(`${court}/effective-policy?at=2020-01-01T09:00&knownAt=${knownAt}`)
    publish(listed(broken).location, policyXml(broken))
    publish(listed(absent).location, policyXml(absent))
    await crawl({ database })
    await histories.refresh()
    t.match(await at('2020-01-01T09:00'), { policy: { version: '1.0.2' }, doubts: [] })
    t.equal((await app.inject(`${court}/effective-policy?at=2020-01-01T09:00&knownAt=${knownAt}`)).body, before.body)
  })
})
