import { createHash } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import { balance, noBalancer } from '../balancer.ts'
import { startCommand } from '../command.ts'
import { indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { query, testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { greeted } from './worker-processes.ts'

// Three whole services on one database, and a real balancer before them: who asks it does not notice that they are three, nor that one is gone.

t.setTimeout(600_000)

const TOKEN = 'operator-of-the-three'
const key = 'USCAInyoSuperior'
const first = { key, version: '1.0.0', published: '2010-01-04T09', effective: '2010-02-01T09' }
const second = { key, version: '1.0.1', published: '2012-01-04T09', effective: '2012-02-01T09' }

t.test('three instances behind a balancer are one service', { skip: noBalancer }, async t => {
  const url = await testDatabase(t)
  const site = await misbehavingSite(t)
  const publish = (...policies: Array<typeof first>): void => {
    for (const policy of policies) site.set(`/CourtPolicies/${listed(policy).location}`, { body: policyXml(policy) })
    site.set('/CourtPolicies/index.xml', { body: indexXml({ policies: policies.map(listed) }) })
  }
  publish(first)
  const folder = t.testdir({ one: {}, two: {}, three: {} })
  const services = ['one', 'two', 'three'].map(name => startCommand(t, 'serve', [], {
    DATABASE_URL: url, DATA_DIR: join(folder, name), REPOSITORIES: `${site.origin}/CourtPolicies/`, PORT: '0', LOG_ORIGIN: 'log.example', OPERATOR_TOKENS: `operator:${createHash('sha256').update(TOKEN).digest('hex')}`
  }))
  const bases = await Promise.all(services.map(greeted))
  const base = await balance(t, bases)
  const get = async (path: string, from = base): Promise<{ status: number, body: any }> => {
    const answer = await fetch(from + path)
    return { status: answer.status, body: await answer.json() }
  }
  const inForce = `/v1/courts/${key}/effective-policy?at=2026-01-05T09:00`
  const versionAt = async (from: string): Promise<string | undefined> => (await get(inForce, from)).body.policy?.version
  const areAllAt = async (version: string, alive = bases): Promise<boolean> => (await Promise.all([base, ...alive].map(versionAt))).every(found => found === version)
  const effective = async (from = base): Promise<string[]> => (await get('/v1/events?kind=policy-effective', from)).body.items.map(({ version }: { version: string }) => version)
  const [{ id }] = (await get('/v1/repositories')).body.items
  const crawl = async (): Promise<void> => {
    const begun = await fetch(`${base}/v1/repositories/${id}/crawls`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })
    t.equal(begun.status, 202)
    const location = begun.headers.get('location') as string
    await until(async () => (await get(location)).body.state === 'done')
  }

  await until(async () => await areAllAt('1.0.0'))
  const crawls = await query(url, "select begun_at from archive.crawl_begun b where not asked and begun_at < (select min(begun_at) from archive.crawl_begun) + interval '10 s'")
  t.equal(crawls.length, 1, 'all three began at once, and one of them crawled')

  publish(first, second)
  await crawl()
  const since = performance.now()
  await until(async () => await areAllAt('1.0.1'))
  t.comment(`all answered by the new policy within ${Math.round(performance.now() - since)} ms`)
  await until(async () => (await effective()).length >= 2)
  for (const each of bases) t.same((await effective(each)).sort(), ['1.0.0', '1.0.1'], 'each is told once, whoever is asked')
  const tellings = await query<{ version: string, count: number }>(url, "select version, count(*)::integer as count from archive.event where kind = 'policy-effective' group by version order by version")
  t.same(tellings, [{ version: '1.0.0', count: 1 }, { version: '1.0.1', count: 1 }])

  const statuses: number[] = []
  const ask = async (): Promise<void> => {
    for (let count = 0; count < 100; count += 1) {
      if (statuses.length === 100) services[0]?.process.kill('SIGKILL')
      statuses.push((await get(inForce)).status)
    }
  }
  await Promise.all([ask(), ask(), ask(), ask()])
  t.same(statuses.filter(status => status !== 200), [], 'one is killed meanwhile, and nobody who asks notices')
  await services[0]?.ended

  await until(async () => (await fetch(`${base}/v1/repositories/${id}/crawls`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })).status === 202)
  t.ok(await areAllAt('1.0.1', bases.slice(1)), 'the others go on, crawls too')
})
