import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { makeDueDump } from '../../src/service/nightly-dumps.ts'
import { readConfig } from '../../src/service/config.ts'
import { openService, type Service } from '../../src/service/service.ts'
import { beginCrawl, keepCrawl, keepPolicyCapture, openTestArchive, REPOSITORY } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { readMetrics, type Figures } from './read-metrics.ts'

const first = policy({ version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', courtDetails: courtDetails() })
const court = '/v1/courts/USCASacramentoSuperior'
const DURATION = 'http_server_request_duration_seconds'

/** A service as `npm start` opens it, but for crawls, on a real port. */
async function start (t: Test, countLogBehind: (() => Promise<number>) | null = null, hasReplica = false) {
  const archive = await openTestArchive(t)
  const answering = openDatabase(archive.url, () => {})
  t.teardown(async () => { if (!answering.ending) await answering.end() })
  const clock = { now: Date.now() }
  const service: Service = await openService({
    config: readConfig({ DATABASE_URL: 'postgres://127.0.0.1/unused' }),
    answering,
    // A database that is no replica lacks nothing.
    replica: hasReplica ? { ...archive, onError: () => {}, onReached: () => {} } : null,
    countLogBehind,
    repositories: [{ ...REPOSITORY, timeZone: null, remote: false }],
    tokens: () => ({ clerk: [], operator: [] }),
    tellsEvents: false,
    clock: () => clock.now,
    startCrawl: async () => null,
    logger: false,
    onError: () => {},
    onReached: () => {},
    ...archive
  })
  const { app, histories, events } = service
  t.teardown(async () => {
    await app.close()
    await events.close()
    await histories.close()
  })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const figures = async (): Promise<Figures> => readMetrics(await (await fetch(`${base}/metrics`)).text())
  return { ...archive, ...service, answering, base, clock, figures }
}

/** Asks for a figure until it is so; an answer is counted when its last byte has gone. */
async function until (figures: () => Promise<Figures>, isSo: (figures: Figures) => boolean): Promise<Figures> {
  for (;;) {
    const found = await figures()
    if (isSo(found)) return found
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

t.test('how long answers took, by method, pattern and status, whoever gives them', async t => {
  const { base, database, histories, figures } = await start(t)
  await keepCrawl(database, [first])
  await histories.refresh()
  const prepared = `${court}/effective-policy?at=2020-01-01T09:00:00-08:00`
  const ask = async (path: string, options: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(base + path, options)
    await answer.arrayBuffer()
    return answer
  }
  const etag = (await ask(prepared, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? ''
  await ask(prepared, { headers: { 'accept-encoding': 'identity' } })
  await ask(prepared, { headers: { 'accept-encoding': 'identity', 'if-none-match': etag } })
  await ask('/v1/courts/nobody/effective-policy')
  await ask(`${court}/effective-policy?at=soon`)
  await ask(court, { method: 'HEAD' })
  await ask('/v1/nothing/of-the-kind')
  await ask('/v1/lookups', { method: 'PUT' })
  const { port } = new URL(base)
  const socket = connect(Number(port), '127.0.0.1')
  socket.end(`PROPFIND ${court} HTTP/1.1\r\nhost: x\r\n\r\n`)
  await socket.toArray()

  // [method, route, status, how many]
  const counted: ReadonlyArray<readonly [string, string, string, number]> = [
    ['GET', '/v1/courts/{courtKey}/effective-policy', '200', 2],
    ['GET', '/v1/courts/{courtKey}/effective-policy', '304', 1],
    ['GET', '/v1/courts/{courtKey}/effective-policy', '404', 1],
    ['GET', '/v1/courts/{courtKey}/effective-policy', '400', 1],
    ['HEAD', '/v1/courts/{courtKey}', '200', 1],
    ['GET', '', '404', 1],
    ['PUT', '', '405', 1],
    ['_OTHER', '', '405', 1]
  ]
  const found = await until(figures, figures => figures.valueOf(`${DURATION}_count`, { http_request_method: '_OTHER' }) === 1)
  for (const [method, route, status, count] of counted) {
    const labels = { http_request_method: method, http_route: route, http_response_status_code: status }
    t.equal(found.valueOf(`${DURATION}_count`, labels), count, `${method} ${route} ${status}`)
    const buckets = found.listOf(`${DURATION}_bucket`, labels)
    t.same(buckets.map(({ labels: { le } }) => le), [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, '+Inf'].map(String))
    t.equal(buckets.at(-1)?.value, count)
  }
  t.notMatch(found.text, /USCASacramento|of-the-kind|PROPFIND/, 'never a URL, nor what callers make up')
})

t.test('who goes away before an answer is counted without a status', async t => {
  const { app, figures } = await start(t)
  const { port } = app.server.address() as AddressInfo
  const asked = once(app.server, 'request')
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /v1/lookups HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{')
  await asked
  socket.destroy()
  const found = await until(figures, figures => figures.listOf(`${DURATION}_count`, { http_route: '/v1/lookups' }).length > 0)
  t.equal(found.valueOf(`${DURATION}_count`, { http_route: '/v1/lookups', http_response_status_code: '' }), 1)
})

t.test('what the archive says of itself', async t => {
  const { database, clock, figures } = await start(t)
  const repository = REPOSITORY.id
  const before = await figures()
  t.equal(before.valueOf('archive_crawl_age_seconds', { repository }), undefined, 'never crawled')
  t.match([before.valueOf('archive_crawl_failures', { repository }), before.valueOf('archive_courts_stale'), before.valueOf('archive_events_behind')], [0, 0, 0])
  t.match([before.valueOf('archive_database_up'), before.valueOf('archive_word_heard'), before.valueOf('archive_processes')], [1, 1, 1])

  await keepCrawl(database, [first])
  clock.now = Date.now() + 90_000
  const crawled = await figures()
  t.ok(Math.abs((crawled.valueOf('archive_crawl_age_seconds', { repository }) ?? 0) - 90) < 30)
  t.equal(crawled.valueOf('archive_events_behind'), 1, 'nobody makes events here')

  const failed = await beginCrawl(database)
  await keepPolicyCapture(database, failed, { ...first, version: '1.0.1' })
  await keepCrawlEnded(database, { crawlId: failed, state: 'failed', endedAt: Date.now(), counts: { indexes: 0, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 1 }, report: { findings: [] } })
  await recordEntries(database)
  t.equal((await figures()).valueOf('archive_crawl_failures', { repository }), 1)

  // Two hours are over in which somebody watched.
  await makeEvents({ database, clock: () => Date.now(), isCrawling: true })
  t.equal((await figures()).valueOf('archive_events_behind'), 0)
})

t.test('findings of documents are counted by their rules', async t => {
  const { database, figures } = await start(t)
  const crawlId = await beginCrawl(database)
  const capture = await keepPolicyCapture(database, crawlId, first)
  await database.query(`
    insert into archive.finding (sha256, role, reader, position, rule, severity, paragraphs, message)
    select sha256, role, reader, 100 + n, 'fee-without-amount', 'warning', '{}', 'Found on purpose.'
      from archive.reading, generate_series(1, 3) n where sha256 = decode($1, 'hex')`, [capture.sha256])
  t.equal((await figures()).valueOf('archive_findings', { rule: 'fee-without-amount' }), 3)
})

t.test('memory, connections and the event loop', async t => {
  const { database, histories, base, figures } = await start(t)
  await keepCrawl(database, [first])
  await histories.refresh()
  await (await fetch(`${base}${court}/effective-policy`)).arrayBuffer()
  const found = await figures()
  for (const kind of ['rss', 'heap', 'external', 'courts']) t.ok(Number(found.valueOf('archive_memory_bytes', { kind })) > 0, kind)
  t.equal(found.valueOf('archive_memory_bytes', { kind: 'limit' }), 256 * 1024 * 1024)
  t.ok(Number(found.valueOf('archive_memory_bytes', { kind: 'courts' })) < Number(found.valueOf('archive_memory_bytes', { kind: 'heap' })))
  for (const state of ['idle', 'used']) t.ok(found.valueOf('db_client_connection_count', { db_client_connection_pool_name: 'answers', db_client_connection_state: state }) !== undefined)
  const delay = ['p50', 'p99', 'max'].map(which => Number(found.valueOf(`nodejs_eventloop_delay_${which}_seconds`)))
  t.same(delay, [...delay].sort((a, b) => a - b))
})

t.test('without the database what it would say is left out, and the rest is told in time', async t => {
  const { answering, figures } = await start(t)
  await answering.end()
  const since = performance.now()
  const found = await figures()
  t.comment(`${Math.round(performance.now() - since)} ms`)
  t.equal(found.valueOf('archive_courts_stale'), undefined)
  t.equal(found.valueOf('archive_findings'), undefined)
  t.ok(Number(found.valueOf('archive_memory_bytes', { kind: 'rss' })) > 0)
})

t.test('Prometheus is given what it asks for', async t => {
  const { base } = await start(t)
  for (const accept of ['text/plain;version=0.0.4', 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1', '*/*']) {
    const answer = await fetch(`${base}/metrics`, { headers: { accept } })
    t.match([answer.status, answer.headers.get('content-type')], [200, 'text/plain; version=0.0.4; charset=utf-8'], accept)
    t.match(await answer.text(), /^# HELP http_server_request_duration_seconds /)
  }
})

t.test('docs/operations.md tells each figure, by the words of /metrics', async t => {
  const { clock, database, figures, url } = await start(t, async () => 0, true)
  t.equal((await figures()).valueOf('archive_dump_age_seconds'), undefined, 'no dump yet')
  await keepCrawl(database, [first])
  t.equal(await makeDueDump({ database, url, clock: () => clock.now, onError: () => {} }, new AbortController().signal), true)
  clock.now += 3_600_000
  t.ok(Math.abs(((await figures()).valueOf('archive_dump_age_seconds') ?? 0) - 3_600) < 600)
  t.equal((await figures()).valueOf('archive_replica_behind_seconds'), 0)
  const { text, names } = await figures()
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const told = Array.from(page.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \| (.+?) \|$/gm), ([, name, labels, meaning, alert]) => ({ name, labels, meaning, alert }))
  t.same(told.map(({ name }) => name), names)
  for (const { name, meaning, alert } of told) {
    t.ok(text.includes(`# HELP ${name} ${meaning}\n`), `${name}: ${meaning}`)
    t.ok((alert ?? '').length > 5, `${name} has an alert, or says that none is worth having`)
  }
})
