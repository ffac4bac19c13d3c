import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { startCommand } from '../command.ts'
import { dataFolder } from './data-folder.ts'
import { ownServer } from './frozen.ts'
import { until } from './until.ts'
import { sampleFolder } from '../../src/service/sample.ts'

// A whole service in a process of its own, with the sample in its embedded PostgreSQL, which is killed and frozen.
// How long things take is told, and decides only where it is minutes: the machine may be busy.

t.setTimeout(600_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'

const effective = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30'
/** Never asked before, so that memory does not hold it. */
const unknown = (round: number): string => `/v1/captures?limit=${round + 1}`

interface Answer { status: number, stale: string | null }

t.test('a service whose embedded database is killed, and frozen when it is to end', { skip: linux }, async t => {
  const dataDir = await dataFolder(t)
  const service = startCommand(t, 'serve', [], { DATA_DIR: dataDir, PORT: '0' })
  await until(() => /Ctrl-C stops everything/.test(service.said()) || service.process.exitCode !== null)
  if (service.process.exitCode !== null) throw new Error(`The service ended: ${service.said()}`)
  const base = /The API: +(http:\S+)\/v1\/courts/.exec(service.said())?.[1] ?? ''
  const ask = async (path: string): Promise<Answer> => {
    const answer = await fetch(base + path, { signal: AbortSignal.timeout(60_000) })
    await answer.arrayBuffer()
    return { status: answer.status, stale: answer.headers.get('archive-stale') }
  }
  const lines = (pattern: RegExp): number => service.said().split('\n').filter(line => pattern.test(line)).length
  const BEGUN = /"msg":"The database cannot be reached: /
  const OVER = /"msg":"The database answers again: /
  const server = async () => await ownServer(join(dataDir, sampleFolder()))

  await t.test('killed: it is started again, and answers go on', async t => {
    const killed = await server()
    killed.kill()
    const since = performance.now()
    await until(() => lines(/^PostgreSQL \d+ runs on .* again$/) === 1)
    t.comment(`there again after ${Math.round(performance.now() - since)} ms`)
    await until(async () => (await ask(effective)).stale === '?0' && (await ask(unknown(0))).status === 200 && (await ask('/health/ready')).status === 200)
    t.not((await server()).postmaster, killed.postmaster)
    await until(() => lines(OVER) === lines(BEGUN))
  })

  await t.test('SIGTERM ends it with 0 whatever hangs', async t => {
    const stream = await fetch(`${base}/v1/events/stream`, { signal: AbortSignal.timeout(120_000) })
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    const { port } = new URL(base)
    const silent = connect(Number(port), '127.0.0.1')
    await once(silent, 'connect')
    const half = connect(Number(port), '127.0.0.1', () => half.write('POST /v1/repositories/sample/crawls HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{'))
    for (const socket of [silent, half]) socket.on('error', () => {})
    await once(half, 'connect')
    const frozen = await server()
    frozen.freeze()
    const waiting = ask(unknown(1)).catch(() => undefined)
    const since = performance.now()
    service.process.kill('SIGTERM')
    const code = await service.ended
    t.comment(`ended after ${Math.round(performance.now() - since)} ms`)
    t.equal(code, 0)
    await waiting
    await reader.cancel().catch(() => {})
    for (const socket of [silent, half]) socket.destroy()
    frozen.kill()
  })
})
