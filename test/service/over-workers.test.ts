import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { startCommand } from '../command.ts'
import { testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { readMetrics, type Figures } from './read-metrics.ts'
import { askAnew, greeted, lives, workersOf } from './worker-processes.ts'

// A service of two workers, in processes of its own: what it counts, limits and lets in is that of both.

t.setTimeout(600_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'

const line = (token: string): string => `holder-of-${token.length}:${createHash('sha256').update(token).digest('hex')}`
const LIMIT = 30

t.test('figures, limits and tokens are those of all workers', { skip: linux }, async t => {
  const file = join(t.testdir(), 'operators')
  await writeFile(file, `${line('first')} ${line('second')}`)
  const service = startCommand(t, 'serve', [], {
    DATABASE_URL: await testDatabase(t), OPERATOR_TOKENS_FILE: file, WORKERS: '2', PORT: '0', RATE_LIMIT: String(LIMIT), TRUST_PROXY: 'true'
  })
  const base = await greeted(service)
  let client = 0
  /** As somebody whom nobody limits. */
  const ask = async (path: string, token?: string) => await askAnew(base + path, token, { 'x-forwarded-for': `10.0.${(client += 1) >> 8}.${client & 255}` })
  const figures = async (): Promise<Figures> => readMetrics((await askAnew(`${base}/metrics`)).body)
  const rules = { http_route: '/v1/rules', http_response_status_code: '200' }
  const counted = (found: Figures): number | undefined => found.valueOf('http_server_request_duration_seconds_count', rules)

  await t.test('the figures are sums; one that stands still keeps nobody waiting, and one that ends takes none of what it had counted', async t => {
    for (let round = 0; round < 40; round += 1) t.equal((await ask('/v1/rules')).status, 200)
    await until(async () => counted(await figures()) === 40)
    t.equal((await figures()).valueOf('archive_processes'), 2)
    const [frozen] = workersOf(service) as [number]
    process.kill(frozen, 'SIGSTOP')
    const found = await figures()
    process.kill(frozen, 'SIGCONT')
    t.same([found.valueOf('archive_processes'), counted(found)], [1, 40])
    process.kill(frozen, 'SIGKILL')
    await until(() => workersOf(service).length === 2 && !lives(frozen))
    await until(async () => (await figures()).valueOf('archive_processes') === 2)
    t.equal(counted(await figures()), 40)
  })

  await t.test('a client has one limit, whichever worker it comes to', async t => {
    const statuses = []
    for (let round = 0; round < LIMIT + 10; round += 1) statuses.push((await askAnew(`${base}/v1/rules`, undefined, { 'x-forwarded-for': '192.0.2.1' })).status)
    t.same(statuses, [...Array(LIMIT).fill(200), ...Array(10).fill(429)])
  })

  /** What each of the workers says to a token; one that is frozen accepts nothing. */
  const saidTo = async (token: string): Promise<number[]> => {
    const statuses = []
    for (const frozen of workersOf(service)) {
      process.kill(frozen, 'SIGSTOP')
      statuses.push((await ask('/v1/repositories/none/crawls', token).finally(() => process.kill(frozen, 'SIGCONT'))).status)
    }
    return statuses
  }
  const become = async (token: string, status: number): Promise<void> => await until(async () => (await saidTo(token)).every(said => said === status))
  const [ALLOWED, UNKNOWN] = [404, 401]

  await t.test('a change of a file of tokens counts in all; one that is spoilt neither opens nor closes anything, in one that comes later too', async t => {
    t.same(await saidTo('first'), [ALLOWED, ALLOWED])
    await writeFile(file, `${line('second')} ${line('third-token')}`)
    await become('first', UNKNOWN)
    await become('third-token', ALLOWED)
    t.same(await saidTo('second'), [ALLOWED, ALLOWED])

    await writeFile(file, `${line('first')} this is no token`)
    await until(() => /OPERATOR_TOKENS_FILE, entry 2/.test(service.said()))
    const [killed] = workersOf(service) as [number]
    process.kill(killed, 'SIGKILL')
    await until(() => workersOf(service).length === 2 && !lives(killed))
    await until(async () => (await figures()).valueOf('archive_processes') === 2)
    for (const [token, status] of [['first', UNKNOWN], ['second', ALLOWED], ['third-token', ALLOWED]] as const) t.same(await saidTo(token), [status, status], token)
    t.equal(service.said().split('\n').filter(line => line.includes('OPERATOR_TOKENS_FILE, entry')).length, 1)
  })

  service.process.kill('SIGTERM')
  t.equal(await service.ended, 0, service.said())
})
