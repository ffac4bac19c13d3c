import { createHash } from 'node:crypto'
import t from 'tap'
import { migrate } from '../../src/postgres/migrations.ts'
import { startCommand } from '../command.ts'
import { indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { query } from '../database.ts'
import { until } from '../faults/until.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { noReplicas, replicatedPostgres } from '../replicated-postgres.ts'
import { readMetrics } from './read-metrics.ts'
import { greeted } from './worker-processes.ts'

// A whole service that reads from a real streaming replica, which is stopped in its tracks and let go again.

t.setTimeout(600_000)

const TOKEN = 'operator-of-the-replica'
const key = 'USCAInyoSuperior'
const first = { key, version: '1.0.0', published: '2010-01-04T09', effective: '2010-02-01T09' }
const second = { key, version: '1.0.1', published: '2012-01-04T09', effective: '2012-02-01T09' }

interface Told { status: number, version: number, retryAfter: string | null, body: any }

t.test('an answer from a replica says how far it goes, and is never older than it was asked to be', { skip: noReplicas }, async t => {
  const { url, replicaUrl, loseFirst, loseReplica, startReplica } = await replicatedPostgres(t)
  await migrate(url)
  const site = await misbehavingSite(t)
  const publish = (...policies: Array<typeof first>): void => {
    site.set('/CourtPolicies/index.xml', { body: indexXml({ policies: policies.map(listed) }) })
    for (const policy of policies) site.set(`/CourtPolicies/${listed(policy).location}`, { body: policyXml(policy) })
  }
  const service = startCommand(t, 'serve', [], {
    DATABASE_URL: url, DATABASE_READ_URL: replicaUrl, REPOSITORIES: `${site.origin}/CourtPolicies/`, CRAWL: 'off', PORT: '0', OPERATOR_TOKENS: `operator:${createHash('sha256').update(TOKEN).digest('hex')}`
  })
  const base = await greeted(service)
  const ask = async (path: string, headers: Record<string, string> = {}): Promise<Told> => {
    const answer = await fetch(base + path, { headers })
    const text = await answer.text()
    return { status: answer.status, version: Number(answer.headers.get('archive-version') ?? NaN), retryAfter: answer.headers.get('retry-after'), body: text === '' ? null : JSON.parse(text) }
  }
  const [{ id }] = (await ask('/v1/repositories')).body.items
  const crawl = async (): Promise<string> => {
    const begun = await fetch(`${base}/v1/repositories/${id}/crawls`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })
    return begun.headers.get('location') as string
  }
  const isOver = async (): Promise<boolean> => (await query(url, 'select from archive.crawl_begun b left join archive.crawl_ended e using (crawl_id) join archive.recorded r on r.entry_id = e.entry_id')).length === crawls
  const lastRecorded = async (): Promise<number> => Number((await query<{ last: string }>(url, 'select max(sequence) as last from archive.recorded'))[0]?.last)
  const policies = `/v1/courts/${key}/policies`
  const health = async (): Promise<{ status: number, replica: unknown }> => {
    const { body, status } = await ask('/health/ready')
    return { status, replica: body.parts.replica }
  }
  const secondsBehind = async (): Promise<number | undefined> => readMetrics(await (await fetch(`${base}/metrics`)).text()).valueOf('archive_replica_behind_seconds')
  const versions = ({ body }: Told): string[] => body.items.map(({ version }: { version: string }) => version)
  let crawls = 1

  publish(first)
  const location = await crawl()
  await until(async () => (await ask(location)).body.state === 'done')
  const done = await ask(location)
  t.ok(done.version >= await lastRecorded(), 'what a crawl kept counts from when it is done')
  t.same(versions(await ask(policies)), ['1.0.0'])
  const effective = await fetch(`${base}/v1/courts/${key}/effective-policy?at=2015-01-01T09:00`)
  t.ok(Number(effective.headers.get('archive-version')) >= done.version)
  const again = await fetch(`${base}/v1/courts/${key}/effective-policy?at=2015-01-01T09:00`, { headers: { 'if-none-match': String(effective.headers.get('etag')) } })
  t.equal(again.status, 304)
  t.ok(Number(again.headers.get('archive-version')) >= done.version, 'on 304 too')
  t.ok((await query(replicaUrl, "select from pg_stat_activity where backend_type = 'client backend' and query ~ 'list-|archive[.]'")).length > 1, 'it is the replica that is asked')

  await t.test('a replica that stands still is waited for where it matters, and answers as of when it stood', async t => {
    await query(replicaUrl, 'select pg_wal_replay_pause()')
    publish(first, second)
    crawls = 2
    const second2 = await crawl()
    await until(isOver)
    const last = await lastRecorded()
    const stood = await ask(policies)
    t.same([stood.status, versions(stood)], [200, ['1.0.0']])
    t.ok(stood.version < last, 'and says so')
    t.match(await ask(policies, { 'archive-at-least': String(last) }), { status: 503, retryAfter: '1', body: { type: 'urn:problem:unavailable' } })
    t.match(await ask(second2), { status: 503, retryAfter: '1' }, 'it is not done for who asks here')
    t.match(await ask(`${policies}?knownAt=${new Date().toISOString()}`), { status: 503 }, 'nobody can tell what was known now')
    t.equal((await ask(policies, { 'archive-at-least': String(stood.version) })).status, 200)
    await until(async () => (await secondsBehind() ?? 0) > 2)
    t.match(await health(), { status: 200, replica: { state: 'degraded', text: /^It is behind: an entry that it lacks was recorded \d+ seconds ago\.$/ } })
    t.match(await ask(policies, { 'archive-at-least': 'newest' }), { status: 400, body: { errors: [{ parameter: 'Archive-At-Least' }] } })

    await query(replicaUrl, 'select pg_wal_replay_resume()')
    await until(async () => (await ask(policies, { 'archive-at-least': String(last) })).status === 200)
    const told = await ask(policies, { 'archive-at-least': String(last) })
    t.ok(told.version >= last)
    t.same(versions(told), ['1.0.1', '1.0.0'])
    t.match(await ask(second2), { status: 200, body: { state: 'done' } })
    await until(async () => await secondsBehind() === 0)
    t.match(await health(), { status: 200, replica: { state: 'ok' } })
  })

  await t.test('without the replica memory answers for a while, then nobody, until it is back', async t => {
    const asked = `/v1/courts/${key}/effective-policy?at=2015-01-01T09:00`
    t.equal((await ask(asked)).status, 200)
    await loseReplica()
    t.match(await ask(asked), { status: 200, body: { policy: { version: '1.0.1' } } }, 'memory answers')
    t.match(await health(), { status: 503, replica: { state: 'failed' } })
    t.equal(await secondsBehind(), undefined, 'what nobody knows is no figure')
    await until(async () => (await ask(asked)).status === 503)
    t.match(await ask(asked), { status: 503, body: { type: 'urn:problem:unavailable' } })
    await startReplica()
    await until(async () => (await ask(asked)).status === 200)
    await until(async () => (await health()).status === 200)
    t.same(versions(await ask(policies)), ['1.0.1', '1.0.0'])
  })

  await t.test('without the first of them reading goes on', async t => {
    await loseFirst()
    t.same(versions(await ask(policies)), ['1.0.1', '1.0.0'])
    const digest = (await ask(policies)).body.items[0].document.sha256
    t.equal((await fetch(`${base}/v1/documents/${digest}`)).status, 200)
    t.equal((await ask(`${policies}?knownAt=${new Date(Date.now() + 1_000).toISOString()}`)).status, 503)
  })
  t.equal(service.process.exitCode, null, service.said())
})
