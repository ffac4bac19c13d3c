import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { findHealth } from '../../src/service/health.ts'
import { findReplica } from '../../src/service/replica.ts'
import { keepCrawl, openTestArchive } from '../archive/keep.ts'
import { emptyDatabase } from '../database.ts'
import { serve } from '../http/serve.ts'
import type { Health } from '../../src/http/health.ts'

const hears = (): boolean => true
const never = async (): Promise<never> => await new Promise<never>(() => {})

/** A server that accepts every connection and says nothing. */
async function silentServer (t: Test): Promise<string> {
  const server = createServer(socket => { t.teardown(() => { socket.destroy() }) }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => { server.close() })
  return `postgres://archive:secret@127.0.0.1:${(server.address() as AddressInfo).port}/archive`
}

t.test('all is well, and a crawl has come to its end', async t => {
  const { database, url } = await openTestArchive(t)
  t.match(await findHealth({ url, hears, findReplica: null, findLog: null }), { database: { state: 'ok' }, migrations: { state: 'ok' }, word: { state: 'ok' }, log: null, lastCrawlEndedAt: null })
  await keepCrawl(database, [])
  t.match((await findHealth({ url, hears, findReplica: null, findLog: async () => ({ state: 'ok', text: 'Signed a moment ago.' }) })), { lastCrawlEndedAt: Number, log: { state: 'ok', text: 'Signed a moment ago.' } })
})

t.test('a database without migrations', async t => {
  const { database, migrations } = await findHealth({ url: await emptyDatabase(t), hears, findReplica: null, findLog: null })
  t.match({ database, migrations }, { database: { state: 'ok' }, migrations: { state: 'failed', text: /^Migration 0001-archive has not been run: npm run migrate\. Migration / } })
})

t.test('a replica that is silent has failed, in time', async t => {
  const { database } = await openTestArchive(t)
  t.match(await findReplica(await silentServer(t), database), { state: 'failed', text: 'The replica does not answer: what it has cannot be read.' })
})

t.test('whatever hangs, who asks is answered within two seconds', async t => {
  const url = await silentServer(t)
  const since = performance.now()
  const health = await findHealth({ url, hears: () => false, findReplica: never, findLog: never })
  t.comment(`${Math.round(performance.now() - since)} ms`)
  t.match(health, { database: { state: 'failed' }, migrations: { state: 'unknown' }, replica: { state: 'failed' }, word: { state: 'degraded' }, log: { state: 'unknown' }, lastCrawlEndedAt: null })
})

const part = (state: 'ok' | 'degraded' | 'failed' | 'unknown') => ({ state, text: `It is ${state}.` })
const well: Health = { database: part('ok'), migrations: part('ok'), replica: null, word: part('ok'), log: null, lastCrawlEndedAt: null }
const NOW = Date.parse('2026-11-22T12:34:56Z')
const HOUR = 60 * 60_000

// [what it shows, what is found, status, what the body has]
const told: ReadonlyArray<readonly [string, Partial<Health>, number, object]> = [
  ['nothing crawled yet', {}, 200, { status: 'ready', why: [], lastCrawlAgeSeconds: null, parts: { crawl: { state: 'degraded' }, log: null } }],
  ['a crawl a while ago', { lastCrawlEndedAt: NOW - HOUR }, 200, { lastCrawlAgeSeconds: 3_600, parts: { crawl: { state: 'ok', text: 'The last crawl that came to its end did so 60 minutes ago.' } } }],
  ['a crawl long ago decides nothing', { lastCrawlEndedAt: NOW - 3 * HOUR }, 200, { status: 'ready', parts: { crawl: { state: 'degraded' } } }],
  ['a word that is not heard decides nothing', { word: part('degraded') }, 200, { status: 'ready', parts: { word: part('degraded') } }],
  ['nor does a log', { log: part('failed') }, 200, { status: 'ready', parts: { log: part('failed') } }],
  ['no database', { database: part('failed'), migrations: part('unknown') }, 503, { status: 'not-ready', why: ['It is failed.'], parts: { crawl: { state: 'unknown' } } }],
  ['no replica', { replica: part('failed') }, 503, { status: 'not-ready', why: ['It is failed.'], parts: { replica: part('failed') } }],
  ['a replica that is behind decides nothing', { replica: part('degraded') }, 200, { status: 'ready', parts: { replica: part('degraded') } }],
  ['no migrations', { migrations: part('failed') }, 503, { status: 'not-ready', why: ['It is failed.'] }]
]

t.test('each part is told, and the database with its migrations decides', async t => {
  let found: Health = well
  const { app } = await serve(t, { findHealth: async () => found }, NOW)
  for (const [what, different, status, body] of told) {
    found = { ...well, ...different }
    const answer = await app.inject('/health/ready')
    t.match({ status: answer.statusCode, retryAfter: answer.headers['retry-after'], body: answer.json() }, { status, retryAfter: status === 503 ? '10' : undefined, body }, what)
  }
})
