import { createHash } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startCommand } from '../command.ts'
import { fileNameOf, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { query, testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { askAnew, greeted, lives, workersOf, type Answer } from './worker-processes.ts'

// Whole services of two workers, in processes of their own, which are frozen and killed: a frozen one accepts nothing, so that
// what is answered the other has answered.

t.setTimeout(600_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'

const first = { key: 'USCAValley', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }
const second = { ...first, version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-01T11' }
const effective = '/v1/courts/USCAValley/effective-policy?at=2005-06-01T12:00'
const token = 'open-sesame'

/** A site with these policies, as it is from now on. */
const pages = (policies: Array<typeof first>): Array<[path: string, answer: { body: string }]> => [
  ['/CourtPolicies/index.xml', { body: indexXml({ policies: policies.map(listed) }) }],
  ...policies.map(policy => [`/CourtPolicies/${fileNameOf(policy)}`, { body: policyXml(policy) }] as [string, { body: string }])
]

t.test('two workers share a port; one that dies is replaced, and its duties with it', { skip: linux }, async t => {
  const url = await testDatabase(t)
  const site = await misbehavingSite(t, Object.fromEntries(pages([first])))
  const settings = {
    DATABASE_URL: url,
    REPOSITORIES: `${site.origin}/CourtPolicies/`,
    OPERATOR_TOKENS: `test:${createHash('sha256').update(token).digest('hex')}`,
    WORKERS: '2'
  }
  const service = startCommand(t, 'serve', [], { ...settings, PORT: '0' })
  const base = await greeted(service)
  const answer = async (): Promise<Answer> => await askAnew(base + effective)
  const workers = workersOf(service)
  t.equal(workers.length, 2)
  const crawlsBySchedule = async (): Promise<number> => (await query(url, 'select from archive.crawl_begun where not asked')).length
  t.equal(await crawlsBySchedule(), 1, 'one of them has crawled')

  await t.test('each answers, and crawls when it is asked', async t => {
    const [repository] = (await askAnew(`${base}/v1/repositories`)).body.items
    for (const frozen of workers) {
      const withoutIt = async (path: string, asToken?: string): Promise<Answer> => {
        process.kill(frozen, 'SIGSTOP')
        return await askAnew(`${base}${path}`, asToken).finally(() => process.kill(frozen, 'SIGCONT'))
      }
      t.match(await withoutIt(effective), { status: 200, body: { policy: { version: '1.0.0' } } })
      t.match(await withoutIt('/health/ready'), { status: 200, body: { status: 'ready' } })
      let begun: Answer | undefined
      // What is frozen while it writes holds up who writes as well.
      await until(async () => {
        begun = await withoutIt(`/v1/repositories/${repository.id}/crawls`, token)
        return begun.status === 202
      })
      await until(async () => (await askAnew(`${base}/v1/crawls/${begun?.body.id}`)).body.state === 'done')
    }
  })

  await t.test('a port that is in use is said once', async t => {
    const late = startCommand(t, 'serve', [], { ...settings, PORT: new URL(base).port })
    t.equal(await late.ended, 1)
    t.equal(late.said().match(/EADDRINUSE/g)?.length, 1, late.said())
  })

  await t.test('whichever is killed, the other answers until there is one in its place', async t => {
    for (const killed of workers) {
      process.kill(killed, 'SIGKILL')
      await until(() => !lives(killed))
      t.match(await answer(), { status: 200, body: { policy: { version: '1.0.0' } } })
      await until(() => workersOf(service).filter(lives).length === 2)
      t.match(service.said(), `Worker ${killed} has ended (SIGKILL): another takes its place in `)
      const [fresh] = workersOf(service).filter(pid => !workers.includes(pid))
      const other = workersOf(service).find(pid => pid !== fresh) as number
      process.kill(other, 'SIGSTOP')
      // Who connects before anybody listens again waits, and is answered then.
      t.match(await answer(), { status: 200, body: { policy: { version: '1.0.0' } } }, 'the new one answers alone')
      process.kill(other, 'SIGCONT')
    }
  })

  await t.test('who took the place crawls by schedule and tells events, each once', async t => {
    for (const [path, page] of pages([second, first])) site.set(path, page)
    await query(url, 'update jobs.lease set due_at = now()')
    await until(async () => (await answer()).body.policy?.version === '1.0.1')
    t.equal(await crawlsBySchedule(), 2)
    const events = async () => (await askAnew(`${base}/v1/events?courtKey=USCAValley&kind=policy-published`)).body.items
    await until(async () => (await events()).length === 2)
    t.same((await events()).map(({ version }: { version: string }) => version), ['1.0.0', '1.0.1'])
  })

  const all = workersOf(service)
  service.process.kill('SIGTERM')
  t.equal(await service.ended, 0, service.said())
  t.notOk(all.some(lives))
})

t.test('the sample and its embedded database: one start, whose tokens every worker knows', { skip: linux }, async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-workers-'))
  await chmod(dataDir, 0o755)
  t.teardown(async () => await rm(dataDir, { recursive: true, force: true }))
  const settings = { DATA_DIR: dataDir, PORT: '0', WORKERS: '2', CRAWL: 'off' }

  await t.test('one that is stopped while it starts ends well', async t => {
    const service = startCommand(t, 'serve', [], settings)
    await until(() => workersOf(service).length === 1)
    const [worker] = workersOf(service) as [number]
    service.process.kill('SIGTERM')
    t.equal(await service.ended, 0, service.said())
    t.notOk(lives(worker))
    t.notMatch(service.said(), 'The embedded PostgreSQL goes on')
  })

  await t.test('Ctrl-C ends everything', async t => {
    const service = startCommand(t, 'serve', [], settings)
    const base = await greeted(service)
    const operator = /operator (\S+)/.exec(service.said())?.[1] ?? ''
    const workers = workersOf(service)
    for (const frozen of workers) {
      process.kill(frozen, 'SIGSTOP')
      t.match(await askAnew(`${base}/v1/repositories/other/crawls`, operator), { status: 404 })
      t.match(await askAnew(`${base}/v1/repositories/other/crawls`, 'another'), { status: 401 })
      process.kill(frozen, 'SIGCONT')
    }
    // As a terminal does it.
    for (const pid of [service.process.pid as number, ...workers]) process.kill(pid, 'SIGINT')
    t.equal(await service.ended, 0, service.said())
    t.notMatch(service.said(), 'The embedded PostgreSQL goes on')
    t.notOk(workers.some(lives))
  })

  await t.test('workers do not outlive a primary process that is killed', async t => {
    const service = startCommand(t, 'serve', [], settings)
    await greeted(service)
    const workers = workersOf(service)
    t.equal(workers.length, 2)
    service.process.kill('SIGKILL')
    await until(() => !workers.some(lives))
  })

  await t.test('what it left is taken up by the next, which ends it', async t => {
    const service = startCommand(t, 'serve', [], settings)
    await greeted(service)
    t.match(service.said(), 'that runs on')
    service.process.kill('SIGTERM')
    t.equal(await service.ended, 0, service.said())
    t.notMatch(service.said(), 'The embedded PostgreSQL goes on')
  })
})
