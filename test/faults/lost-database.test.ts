import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startCommand } from '../command.ts'
import { ownServer } from './frozen.ts'
import { until } from './until.ts'
import { sampleFolder } from '../../src/service/sample.ts'

// A whole service in a process of its own, with the sample in its embedded PostgreSQL, which is frozen, thawed and killed.
// How long things take is told, and decides only where it is minutes: the machine may be busy.

t.setTimeout(600_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'

const effective = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30'
/** Never asked before, so that memory does not hold it. */
const unknown = (round: number): string => `/v1/captures?limit=${round + 1}`

interface Answer { status: number, stale: string | null, retryAfter: string | null, body: { type?: string, status?: string, policy?: { version: string } }, ms: number }

t.test('a service whose database is frozen, killed and frozen again', { skip: linux }, async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-faults-'))
  await chmod(dataDir, 0o755)
  t.teardown(async () => await rm(dataDir, { recursive: true, force: true }))
  const service = startCommand(t, 'serve', [], { DATA_DIR: dataDir, PORT: '0' })
  await until(() => /Ctrl-C stops everything/.test(service.said()) || service.process.exitCode !== null)
  if (service.process.exitCode !== null) throw new Error(`The service ended: ${service.said()}`)
  const base = /The API: +(http:\S+)\/v1\/courts/.exec(service.said())?.[1] ?? ''
  const ask = async (path: string): Promise<Answer> => {
    const since = performance.now()
    const answer = await fetch(base + path, { signal: AbortSignal.timeout(60_000) })
    const { headers } = answer
    return { status: answer.status, stale: headers.get('archive-stale'), retryAfter: headers.get('retry-after'), body: await answer.json() as Answer['body'], ms: performance.now() - since }
  }
  const lines = (pattern: RegExp): number => service.said().split('\n').filter(line => pattern.test(line)).length
  const BEGUN = /"msg":"The database cannot be reached: /
  const OVER = /"msg":"The database answers again: /
  const server = async () => await ownServer(join(dataDir, sampleFolder()))

  const before = await ask(effective)
  t.match(before, { status: 200, stale: '?0', body: { policy: { version: '1.0.3' } } })
  const known = `${effective}&knownAt=${new Date(Date.now() + 1_000).toISOString()}`
  await until(async () => (await ask(known)).status === 200)

  await t.test('frozen: first memory answers, then nobody but what is known at a past moment', async t => {
    const frozen = await server()
    const stream = await fetch(`${base}/v1/events/stream?after=1000000`, { signal: AbortSignal.timeout(500_000) })
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    frozen.freeze()
    const ready = await ask('/health/ready')
    t.match(ready, { status: 503, body: { status: 'not-ready' } }, 'health tells it, and does not hang')
    const refused = await ask(unknown(0))
    t.match(refused, { status: 503, retryAfter: /^\d+$/, body: { type: 'urn:problem:unavailable' } })
    t.comment(`health answered after ${Math.round(ready.ms)} ms, a question that needs the database after ${Math.round(refused.ms)} ms`)
    t.match(await ask('/health/live'), { status: 200 })

    const seen = new Set<string>()
    await until(async () => {
      const { status, stale, body } = await ask(effective)
      seen.add(`${status} ${stale ?? ''}`.trim())
      if (status === 200) t.equal(body.policy?.version, '1.0.3')
      return status === 503
    })
    t.notOk([...seen].some(each => !['200 ?0', '200 ?1', '503', '503 ?1'].includes(each)), [...seen].join(', '))
    t.match(await ask(known), { status: 200, stale: '?1', body: { policy: { version: '1.0.3' } } }, 'as known at a moment that memory holds')
    const hanging = await Promise.all(Array.from({ length: 40 }, async (_, round) => await ask(unknown(round))))
    t.ok(hanging.every(({ status }) => status === 503), 'many at once')
    t.equal(lines(BEGUN), 1, 'one line says that it began')
    t.equal(lines(OVER), 0)

    // One sign of life or more, as long as it took to come here.
    t.match(new TextDecoder().decode((await reader.read()).value), /^(?::\n\n)+$/, 'a stream of events stays open')
    frozen.thaw()
    await until(async () => (await ask(effective)).stale === '?0' && (await ask(unknown(0))).status === 200)
    await until(() => lines(OVER) === 1)
    t.match(service.said(), /for \d+ s it could not be reached, and \d+ tries failed/)
    t.match(await ask('/health/ready'), { status: 200, body: { status: 'ready' } })
    t.equal(service.said().includes('    at '), false, 'no stacks')
    await reader.cancel()
  })

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
