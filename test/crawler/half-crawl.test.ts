import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { findLastCheck } from '../../src/archive/court/index-checks.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import { serve, type Served } from '../http/serve.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallPolicy } from './small-repository.ts'

const key = 'USCAKings'
const court = `/v1/courts/${key}`

// Three policies of which the newest passes the one before it: 1.0.1 never rules.
const first: SmallPolicy = { key, version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-10T09', fee: '10.00' }
const passed: SmallPolicy = { key, version: '1.0.1', published: '2005-02-01T10', effective: '2005-03-02T09', fee: '20.00' }
const newest: SmallPolicy = { key, version: '1.0.2', published: '2005-02-02T10', effective: '2005-03-01T09', fee: '30.00' }
const all = [first, passed, newest]

/** Instants on both sides of every start. */
const instants = ['2005-01-09T00:00', '2005-02-20T00:00', '2005-03-01T12:00', '2005-03-02T09:00']

interface Gated extends CrawlBench, Served {
  /** Publishes policies that answer one after the other, as they are let through. */
  gate: (policies: SmallPolicy[]) => Map<string, () => void>
  /** So many captures are recorded. */
  captured: (count: number) => Promise<void>
  ask: (url: string) => Promise<{ status: number, cache: string, body: any }>
}

async function gated (t: Test): Promise<Gated> {
  const service = await serve(t)
  const bench = await crawlBench(t)
  const { app, database, histories } = service
  return {
    ...service,
    ...bench,
    database,
    tools: { ...bench.tools, database },
    gate: policies => new Map(policies.map(policy => {
      let open = (): void => {}
      const delay = new Promise<void>(resolve => { open = resolve })
      bench.site.set(`/CourtPolicies/${fileNameOf(policy)}`, { body: policyXml(policy), delay })
      return [policy.version, open]
    })),
    captured: async count => {
      while ((await database.query('select from archive.capture join archive.recorded using (entry_id)')).rowCount !== count) await pause(5)
      await histories.refresh()
    },
    ask: async url => {
      const answer = await app.inject(url)
      return { status: answer.statusCode, cache: String(answer.headers['cache-control']), body: answer.json() }
    }
  }
}

/** What was published in 2005 and came up today is back-dated as well: that is another matter. */
const kinds = (body: any): string[] => body.doubts.map(({ kind, version }: { kind: string, version: string }) => `${kind} ${version}`).filter((text: string) => !text.startsWith('back-dated'))

/** What the court answers at every instant, and that no answer which is not the last says so without a doubt. */
async function expectHonest (t: Test, { ask }: Gated, final: ReadonlyMap<string, unknown>, what: string): Promise<void> {
  for (const at of instants) {
    const { status, body, cache } = await ask(`${court}/effective-policy?at=${at}`)
    const said = status === 200 ? body.policy.version : body.type
    if (body.type === 'urn:problem:no-policy') continue
    t.ok(said === final.get(at) || kinds(body).some(kind => kind.startsWith('not-fetched')), `${what}, at ${at}: ${said}, in the end ${final.get(at)}`)
    t.equal(body.provisional, true, 'nothing is settled')
    t.equal(cache, 'public, max-age=60')
  }
  const [fees, decision] = [await ask(`${court}/fees?at=2005-03-02T09:00`), await ask(`${court}/effective-policy?at=2005-03-02T09:00`)]
  t.same(fees.body.doubts, decision.body.doubts, 'fees carry the same doubts')
  const timeline = await ask(`${court}/timeline?from=2005-01-01&to=2020-01-01`)
  if (timeline.status === 200) t.ok(kinds(timeline.body).length > 0, 'the timeline carries the doubts of its span')
}

const final = new Map([['2005-01-09T00:00', 'urn:problem:none-yet'], ['2005-02-20T00:00', '1.0.0'], ['2005-03-01T12:00', '1.0.2'], ['2005-03-02T09:00', '1.0.2']])

t.test('a first crawl never answers as if it were whole, in whatever order its policies come', async t => {
  for (const order of [['1.0.2', '1.0.1', '1.0.0'], ['1.0.1', '1.0.2', '1.0.0']]) {
    const bench = await gated(t)
    const { publish, gate, captured, crawl, ask, tools } = bench
    publish('index.xml', indexXml({ policies: all.map(listed) }))
    const gates = gate(all)
    const under = crawl(tools)
    await captured(1)
    await expectHonest(t, bench, final, 'the index alone')
    const moments: string[] = []
    for (const [place, version] of order.entries()) {
      gates.get(version)?.()
      await captured(2 + place)
      if (place < 2) await expectHonest(t, bench, final, `${order.slice(0, place + 1).join()} are there`)
      if (place === 1) moments.push((await bench.database.query("select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as k from archive.recorded")).rows[0].k)
    }
    await under
    await bench.histories.refresh()
    for (const at of instants) {
      const { status, body } = await ask(`${court}/effective-policy?at=${at}`)
      t.equal(status === 200 ? body.policy.version : body.type, final.get(at))
      t.same([body.doubts, body.provisional], [[], false], 'settled by the end of the crawl')
    }
    const { body } = await ask(`${court}/effective-policy?at=2005-02-20T00:00&knownAt=${moments[0]}`)
    t.same([kinds(body), body.provisional], [['not-fetched 1.0.0'], true], 'as known within, it stays in doubt for ever')
  }
})

t.test('two new versions, the second slow: the first answers with a doubt, and a crawl that is killed leaves it so until the next', async t => {
  const bench = await gated(t)
  const { publish, gate, captured, crawl, ask, tools } = bench
  publish('index.xml', indexXml({ policies: [listed(first)] }))
  publish(fileNameOf(first), policyXml(first))
  await crawl(tools)
  publish('index.xml', indexXml({ policies: all.map(listed) }))
  const gates = gate([passed, newest])
  const stop = new AbortController()
  const under = crawl({ ...tools, signal: stop.signal, timeoutMs: 600_000 })
  await captured(3)
  gates.get('1.0.1')?.()
  await captured(5)
  const asked = async (more = '') => await ask(`${court}/effective-policy?at=2005-03-02T12:00${more}`)
  const within = await asked()
  t.match([within.body.policy.version, kinds(within.body), within.body.provisional, within.cache], ['1.0.1', ['not-fetched 1.0.2'], false, 'public, max-age=60'])
  t.match((await ask('/v1/courts')).body.items, [{ organizationKey: key }])
  stop.abort(new Error('its process was stopped'))
  await under
  await bench.histories.refresh()
  t.same(kinds((await asked()).body), ['not-fetched 1.0.2'], 'after the end of a crawl that was cut short')
  gates.get('1.0.2')?.()
  await crawl(tools)
  await bench.histories.refresh()
  const after = await asked()
  t.same([after.body.policy.version, kinds(after.body), after.body.provisional], ['1.0.2', [], false])
})

t.test('where only what comes later could differ, a listed file stands in the reasons', async t => {
  const bench = await gated(t)
  const { publish, site, crawl, ask, tools } = bench
  publish('index.xml', indexXml({ policies: all.map(listed) }))
  for (const policy of [first, passed]) publish(fileNameOf(policy), policyXml(policy))
  site.set(`/CourtPolicies/${fileNameOf(newest)}`, { status: 404 })
  await crawl(tools)
  await bench.histories.refresh()
  const { body } = await ask(`${court}/effective-policy?at=2005-02-20T00:00`)
  t.same([body.policy.version, body.doubts, body.provisional], ['1.0.0', [], false], 'it was asked for: the check is complete')
  t.match(body.reasons.filter(({ verdict }: { verdict: string }) => verdict === 'not-fetched'), [{ version: '1.0.2', text: /could change what holds later/ }])
})

t.test('what its host put off, or a limit left out, leaves its court unchecked, and no other', async t => {
  const others = ['USCAKern', 'USCATulare'].map(key => ({ ...first, key, published: '2006-01-01T10' }))
  for (const [what, limits] of [['put off', {}], ['left out', { policies: 2 }]] as const) {
    const { publish, site, crawl, tools, database, repository } = await gated(t)
    publish('index.xml', indexXml({ policies: [...others, first].map(listed) }))
    publish(fileNameOf(first), policyXml(first))
    // Two at once are asked for. What they answer is an answer, and asks to be left alone.
    for (const policy of others) site.set(`/CourtPolicies/${fileNameOf(policy)}`, what === 'put off' ? { status: 503, headers: { 'retry-after': '3000' } } : { body: policyXml(policy) })
    const isChecked = async (each: string) => await findLastCheck(database, repository.id, each, null) !== undefined
    t.match(await crawl({ ...tools, limits }), { state: 'done' })
    t.same((await database.query('select url, organization_key, reason from archive.crawl_unasked')).rows, [{ url: `${repository.url}${fileNameOf(first)}`, organization_key: key, reason: what === 'put off' ? 'put-off' : 'beyond-limits' }])
    t.same([await isChecked('USCAKern'), await isChecked('USCATulare'), await isChecked(key)], [true, true, false], what)
  }
})

t.test('an index that fails, and those below it, leave their courts unchecked', async t => {
  const [a, b] = [{ ...first, key: 'USCAAlpine' }, { ...first, key: 'USCAButte' }]
  const { publish, site, crawl, tools, database, repository } = await gated(t)
  publish('index.xml', indexXml({ local: ['north/index.xml', 'south/index.xml'] }))
  publish('north/index.xml', indexXml({ local: ['a/index.xml'] }))
  publish('north/a/index.xml', indexXml({ policies: [listed(a)] }))
  publish('south/index.xml', indexXml({ policies: [listed(b)] }))
  publish(`north/a/${fileNameOf(a)}`, policyXml(a))
  publish(`south/${fileNameOf(b)}`, policyXml(b))
  const checks = async () => await Promise.all([a, b].map(async ({ key }) => (await findLastCheck(database, repository.id, key, null))?.recordedAt ?? null))
  await crawl(tools)
  const [ofA, ofB] = await checks()
  t.ok(ofA !== null && ofA === ofB)
  site.set('/CourtPolicies/north/index.xml', { body: '<html>We are back at eight.</html>' })
  t.match(await crawl(tools), { state: 'done', counts: { failed: 1, unreadable: 1 } })
  const [again, other] = await checks()
  t.equal(again, ofA, 'the index of Alpine lies below one that nobody could read')
  t.ok((other ?? 0) > (ofB ?? 0), 'that of Butte does not')
  publish('index.xml', indexXml({ local: ['south/index.xml', 'elsewhere/index.xml', 'lost/index.xml'] }))
  publish('elsewhere/index.xml', indexXml({ policies: [listed(a)] }))
  publish(`elsewhere/${fileNameOf(a)}`, policyXml(a))
  site.set('/CourtPolicies/lost/index.xml', { status: 404 })
  await crawl(tools)
  t.ok(((await checks())[0] ?? 0) > (ofA ?? 0), 'an index to which nothing leads any more is no loss')
})

t.test('the age of what a cache gave is no part of a check', async t => {
  const { publish, site, crawl, tools, database, repository, clock } = await gated(t)
  const other: SmallPolicy = { ...first, key: 'USCATulare' }
  clock.now = Date.parse('2005-03-02T09:50:00-08:00')
  publish('index.xml', indexXml({ policies: [listed(first)], local: ['old/index.xml'] }))
  site.set('/CourtPolicies/old/index.xml', { body: indexXml({ policies: [listed(other)] }), headers: { age: '3000' } })
  publish(fileNameOf(first), policyXml(first))
  publish(`old/${fileNameOf(other)}`, policyXml(other))
  await crawl(tools)
  t.equal((await findLastCheck(database, repository.id, key, null))?.checkedAt, clock.now)
  t.equal((await findLastCheck(database, repository.id, other.key, null))?.checkedAt, clock.now - 3_000_000)
})

t.test('a file that was listed and never there is told of when it is taken out, and no doubt from then on', async t => {
  const { publish, crawl, tools, histories, ask } = await gated(t)
  publish('index.xml', indexXml({ policies: all.map(listed) }))
  for (const policy of [first, passed]) publish(fileNameOf(policy), policyXml(policy))
  await crawl(tools)
  await histories.refresh()
  const at = `${court}/effective-policy?at=2020-01-01T00:00`
  t.same(kinds((await ask(at)).body), ['not-fetched 1.0.2'])
  publish('index.xml', indexXml({ policies: [first, passed].map(listed) }))
  const outcome = await crawl(tools)
  await histories.refresh()
  t.match(outcome.report.findings, [{ rule: 'withdrawn', severity: 'warning', url: `${tools.configured[0]?.url}${fileNameOf(newest)}`, message: /never there/ }])
  t.equal(outcome.report.findings.length, 1)
  t.same((await ask(at)).body.doubts, [])
})

t.test('what the checks find in an index is told by the crawl, of what has not changed too, and of the policy', async t => {
  const { publish, crawl, tools, repository, histories, ask } = await gated(t)
  publish('index.xml', indexXml({ policies: [listed(first)] }).replace('<Index:EffectiveHour>09', '<Index:EffectiveHour>8am'))
  publish(fileNameOf(first), policyXml(first))
  for (const turn of ['new', 'not modified']) {
    t.match((await crawl(tools)).report.findings, [{ rule: 'value-forbidden', severity: 'error', url: `${repository.url}index.xml`, message: /8am/ }], turn)
  }
  await histories.refresh()
  const { body } = await ask(`${court}/policies/1.0.0/findings`)
  t.equal(body.items.filter(({ message, path }: { message: string, path: string }) => message.includes('8am') && path === 'Index/Policies/Policy/EffectiveDate').length, 1)
  t.equal(body.policy.findingCounts.error, body.items.filter(({ severity }: { severity: string }) => severity === 'error').length)
})

t.test('a version that only another source has: its findings, its own bytes, no place in time, and an event', async t => {
  const { publish, crawl, tools, histories, ask, app, database, tell } = await gated(t)
  const abroad: SmallPolicy = { ...newest, version: '1.0.7' }
  publish('index.xml', indexXml({ policies: [listed(first)] }))
  publish(fileNameOf(first), policyXml(first))
  await crawl(tools)
  const other = await crawlBench(t)
  other.publish('index.xml', indexXml({ policies: [listed(abroad), { ...listed(first), location: fileNameOf(first) }] }))
  other.publish(fileNameOf(abroad), policyXml(abroad))
  other.publish(fileNameOf(first), policyXml({ ...first, fee: '99.00' }))
  await crawlRepository({ ...other.repository, id: 'elsewhere' }, true, { ...other.tools, database })
  await histories.refresh()
  const findings = await ask(`${court}/policies/1.0.7/findings`)
  t.equal(findings.status, 200)
  t.match(findings.body, { policy: { version: '1.0.7', state: null, effectiveFrom: null, effectiveUntil: null, supersededBy: null } })
  t.match(findings.body.items.at(-1), { rule: 'other-source', severity: 'error', message: /elsewhere alone/ })
  t.equal(findings.body.policy.findingCounts.error, findings.body.items.filter(({ severity }: { severity: string }) => severity === 'error').length)
  const { self, document } = findings.body.policy.links
  t.equal((await ask(self)).body.policy.document.sha256, findings.body.policy.document.sha256)
  t.equal((await app.inject(document)).body, policyXml(abroad))
  const aside = (await ask(`${court}/policies/1.0.0/findings`)).body.items.find(({ rule }: { rule: string }) => rule === 'other-source')
  const [, sha256] = /and ([0-9a-f]{64})/.exec(aside.message) ?? []
  const changed = await ask(`${court}/policies/1.0.0?sha256=${sha256}`)
  t.match(changed.body.policy, { state: null, supersededBy: null, document: { sha256 } })
  t.equal((await app.inject(changed.body.policy.links.document)).body, policyXml({ ...first, fee: '99.00' }))
  await tell()
  t.match((await ask(`/v1/events?courtKey=${key}&kind=rule-broken`)).body.items.filter(({ rule, version }: { rule: string, version: string }) => rule === 'other-source' && version === '1.0.7'), [{ at: /./ }])
})
