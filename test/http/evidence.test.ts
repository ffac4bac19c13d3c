import t from 'tap'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from '../crawler/small-repository.ts'
import { serve } from './serve.ts'

const key = 'USCAKings'
const court = `/v1/courts/${key}`
const old: SmallPolicy = { key, version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-04T09' }
const late: SmallPolicy = { key, version: '1.0.1', published: '2005-03-02T09', effective: '2005-03-02T10' }

t.test('what the archive saw of a policy is its evidence, and shows what the court broke', async t => {
  const { app, database, histories, tell } = await serve(t)
  const { crawl, publish, site, clock } = await crawlBench(t)
  const get = async (path: string) => (await app.inject(`${court}${path}`)).json()
  /** Crawls at an hour of the site's own clock and of the crawler's. */
  const crawlAt = async (time: string, policies: SmallPolicy[]): Promise<void> => {
    clock.now = Date.parse(`${time}-08:00`)
    site.set('/CourtPolicies/index.xml', { body: indexXml({ policies: policies.map(listed) }), headers: { date: new Date(clock.now).toUTCString() } })
    await crawl({ database })
    await histories.refresh()
  }
  const ofHistory = (rule: string): boolean => ['back-dated', 'withdrawn', 'not-indexed', 'post-dated'].includes(rule)
  const rules = async (version: string): Promise<string[]> => (await get(`/policies/${version}/findings`)).items.map(({ rule }: { rule: string }) => rule).filter(ofHistory)
  const doubts = async (at: string): Promise<string[]> => (await get(`/effective-policy?at=${at}`)).doubts.map(({ kind }: { kind: string }) => kind)
  const told = async () => {
    await tell()
    const { items } = (await app.inject(`/v1/events?kind=rule-broken&courtKey=${key}`)).json()
    return items.filter(({ rule }: { rule: string }) => ofHistory(rule)).map(({ version, rule }: { version: string, rule: string }) => `${version} ${rule}`)
  }
  for (const policy of [old, late]) publish(fileNameOf(policy), policyXml(policy))
  await crawlAt('2005-03-02T08:50', [old])
  await crawlAt('2005-03-02T09:50', [old])
  await crawlAt('2005-03-02T10:50', [old, late])

  await t.test('published at ten, labelled nine', async t => {
    t.same(await rules('1.0.1'), ['back-dated'])
    const { items } = await get('/policies/1.0.1/findings')
    const { policy } = await get('/effective-policy?at=2005-03-02T10:30')
    t.equal(policy.findingCounts.error, items.filter(({ severity }: { severity: string }) => severity === 'error').length)
    t.same([await doubts('2005-03-02T09:30'), await doubts('2005-03-02T10:30'), await doubts('2005-03-02T12:30')], [[], ['back-dated'], []], 'where its true hour would give another answer')
    t.same(await told(), ['1.0.1 back-dated'])
  })
  await t.test('the captures between which it was published', async t => {
    const { evidence, policy } = await get('/policies/1.0.1/evidence')
    t.equal(evidence.sha256, policy.document.sha256)
    t.match(evidence, {
      firstCapture: { role: 'policy', outcome: 'fetched', sha256: evidence.sha256, requestedAt: '2005-03-02T18:50:00.000Z' },
      lastCapture: { sequence: evidence.firstCapture.sequence },
      lastIndexWithout: { role: 'index', outcome: 'not-modified', requestedAt: '2005-03-02T17:50:00.000Z', headers: { date: 'Wed, 02 Mar 2005 17:50:00 GMT' } },
      firstIndexWith: { role: 'index', outcome: 'fetched', requestedAt: '2005-03-02T18:50:00.000Z' }
    })
    t.match((await get('/policies/1.0.0/evidence')).evidence, { lastIndexWithout: null, firstIndexWith: { requestedAt: '2005-03-02T16:50:00.000Z' }, lastCapture: { outcome: 'not-modified', requestedAt: '2005-03-02T18:50:00.000Z' } })
  })
  await t.test('as known before, as it was', async t => {
    const { evidence } = await get('/policies/1.0.0/evidence')
    const before = await get(`/policies/1.0.0/evidence?knownAt=${evidence.firstCapture.recordedAt}`)
    t.equal(before.evidence.lastCapture.sequence, evidence.firstCapture.sequence)
    t.same(before.evidence.firstIndexWith, evidence.firstIndexWith)
    t.match(await get(`/policies/1.0.1/evidence?knownAt=${evidence.firstCapture.recordedAt}`), { type: 'urn:problem:no-such-version' })
  })
  await t.test('taken out of the index, and put back', async t => {
    await crawlAt('2005-03-02T11:50', [late])
    t.same(await rules('1.0.0'), ['withdrawn'])
    t.same(await told(), ['1.0.1 back-dated', '1.0.0 withdrawn'])
    t.match(await get('/effective-policy?at=2005-02-01T09:00'), { policy: { version: '1.0.0' } }, 'it still answers for its time')
    await crawlAt('2005-03-02T12:50', [old, late])
    t.same(await rules('1.0.0'), [])
  })
  await t.test('gone from its place, and back', async t => {
    const { headers, body } = { headers: {}, body: policyXml(old) }
    site.set(`/CourtPolicies/${fileNameOf(old)}`, { status: 404 }, { headers, body })
    await crawlAt('2005-03-02T13:50', [old, late])
    t.same(await rules('1.0.0'), ['withdrawn'])
    await crawlAt('2005-03-02T14:50', [old, late])
    t.same(await rules('1.0.0'), [])
  })
  await t.test('an index to which nothing leads any more', async t => {
    publish('kings/index.xml', indexXml({ policies: [] }))
    const moved = { ...late, version: '1.0.2', published: '2005-03-02T15', effective: '2005-03-03T09' }
    publish(`kings/${fileNameOf(moved)}`, policyXml(moved))
    publish('kings/index.xml', indexXml({ policies: [listed(moved)] }))
    const lead = async (local: string[]): Promise<void> => {
      site.set('/CourtPolicies/index.xml', { body: indexXml({ policies: [listed(old), listed(late)], local }) })
      await crawl({ database })
      await histories.refresh()
    }
    await lead(['kings/index.xml'])
    t.notMatch(await rules('1.0.2'), ['withdrawn'])
    await lead([])
    t.ok((await rules('1.0.2')).includes('withdrawn'))
    t.ok((await told()).includes('1.0.2 withdrawn'))
  })
})

t.test('a version that only others publish can be had by its digest', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish, site } = await crawlBench(t)
  const [own, other] = [await crawlBench(t), { ...late, fee: '99.00' }]
  publish('index.xml', indexXml({ policies: [listed(old)] }))
  publish(fileNameOf(old), policyXml(old))
  await crawl({ database })
  own.publish('index.xml', indexXml({ policies: [listed(other)] }))
  own.publish(fileNameOf(other), policyXml(other))
  own.repository.id = 'mirror'
  await own.crawl({ database })
  await histories.refresh()
  const refused = (await app.inject(`${court}/policies/1.0.1`)).json()
  t.match(refused, { type: 'urn:problem:no-such-version', documents: [{ url: `${own.site.origin}/CourtPolicies/${fileNameOf(other)}` }] })
  t.not(site.origin, own.site.origin)
  const [{ sha256 }] = refused.documents
  t.match((await app.inject(`${court}/policies/1.0.1?sha256=${sha256}`)).json(), { policy: { version: '1.0.1', state: null, document: { sha256 } }, fees: [{ cost: { amount: '99.00' } }] })
  t.equal((await app.inject(`${court}/policies/1.0.1/document?sha256=${sha256}`)).body, policyXml(other))
  t.match((await app.inject(`${court}/policies/1.0.1/evidence?sha256=${sha256}`)).json(), { evidence: { sha256, firstCapture: { repositoryId: 'mirror' }, firstIndexWith: null } })
  t.match((await app.inject(`${court}/policies/1.0.1?sha256=${'0'.repeat(64)}`)).json(), { type: 'urn:problem:no-such-version' })
})
