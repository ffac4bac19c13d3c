import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { startCommand, type Command } from '../command.ts'
import { until } from '../faults/until.ts'

// A whole service of two processes that answer, with the sample in its embedded PostgreSQL.

t.setTimeout(300_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'
const effective = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30'

async function start (t: Test, environment: Record<string, string> = {}): Promise<{ service: Command, base: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-workers-'))
  await chmod(dataDir, 0o755)
  t.teardown(async () => await rm(dataDir, { recursive: true, force: true }))
  const service = startCommand(t, 'serve', [], { DATA_DIR: dataDir, PORT: '0', WORKERS: '2', ...environment })
  await until(() => /Ctrl-C stops everything/.test(service.said()) || service.process.exitCode !== null)
  return { service, base: /The API: +(http:\S+)\/v1\/courts/.exec(service.said())?.[1] ?? '' }
}

/** The processes that a service has started to answer. */
async function workersOf ({ process: { pid } }: Command): Promise<number[]> {
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const found = await Promise.all(processes.map(async child => {
    const [stat, command] = await Promise.all(['stat', 'cmdline'].map(async file => await readFile(`/proc/${child}/${file}`, 'utf8').catch(() => '')))
    const [, state, parent] = /^\d+ \(.*\) (\S) (\d+)/s.exec(stat ?? '') ?? []
    return state !== 'Z' && parent === String(pid) && command?.includes('serve') === true ? [Number(child)] : []
  }))
  return found.flat()
}

/** The status of an answer on a connection of its own. */
async function ask (url: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    request(url, { agent: new Agent({ keepAlive: false }) }, response => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    }).on('error', reject).end()
  })
}

/** The statuses of so many answers at once. */
const answersOf = async (base: string, times: number): Promise<number[]> => await Promise.all(Array.from({ length: times }, async () => await ask(base + effective)))

t.test('two processes answer, one that is killed is replaced, and all of it ends well', { skip: linux }, async t => {
  const { service, base } = await start(t)
  t.same(service.said().match(/for the first time/g)?.length, 1, 'one of them crawls')
  await until(async () => (await workersOf(service)).length === 2)
  const [first, second] = await workersOf(service) as [number, number]

  await t.test('each of them answers', async t => {
    for (const [place, killed] of [first, second].entries()) {
      t.same(new Set(await answersOf(base, 20)), new Set([200]))
      process.kill(killed, 'SIGKILL')
      await until(async () => !(await workersOf(service)).includes(killed))
      t.same(new Set(await answersOf(base, 20)), new Set([200]), 'the one that is left answers while the next comes')
      await until(() => service.said().match(/Another process answers in its place/g)?.length === place + 1)
    }
  })

  await t.test('events are told once', async t => {
    const { items } = await (await fetch(`${base}/v1/events?kind=policy-published&limit=200`)).json() as { items: Array<{ courtKey: string, version: string, organizationKey: string }> }
    const told = items.map(({ organizationKey, version }) => `${organizationKey} ${version}`)
    t.ok(told.length > 0)
    t.equal(new Set(told).size, told.length)
  })

  const workers = await workersOf(service)
  service.process.kill('SIGTERM')
  t.equal(await service.ended, 0, service.said())
  t.notOk(workers.some(isThere), 'both have ended')
})

t.test('processes whose starter is killed end too', { skip: linux }, async t => {
  const { service } = await start(t)
  await until(async () => (await workersOf(service)).length === 2)
  const workers = await workersOf(service)
  service.process.kill('SIGKILL')
  await service.ended
  await until(() => workers.every(pid => !isThere(pid)))
  t.pass('they are gone')
})

t.test('a service that cannot begin says so and ends', async t => {
  const { service: holder, base } = await start(t)
  const { service } = await start(t, { PORT: new URL(base).port })
  t.equal(await service.ended, 1)
  t.match(service.said(), /EADDRINUSE|in use/)
  holder.process.kill('SIGTERM')
  t.equal(await holder.ended, 0)
})

function isThere (pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
