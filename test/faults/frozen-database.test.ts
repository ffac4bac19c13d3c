import t, { type Test } from 'tap'
import { readMetrics } from '../service/read-metrics.ts'
import { dataFolder } from './data-folder.ts'
import { ownServer } from './frozen.ts'
import { lasts } from './length.ts'
import { putLoad } from './load.ts'
import { lostRecords, openStand, type Stand } from './stand.ts'
import { until } from './until.ts'

// The processes of PostgreSQL stand still while people ask and record: no connection is closed, and nothing comes over any.

t.setTimeout(600_000)
const linux = process.platform === 'linux' ? false : 'processes are found in /proc'

const effective = '/v1/courts/USCAKern/effective-policy?at=2020-06-01T12:00'

t.test('PostgreSQL frozen under load, and thawed', { skip: linux }, async t => {
  const folder = await dataFolder(t)
  const stand = await openStand(t, { DATA_DIR: folder })
  t.equal(await stand.ended(await stand.beginCrawl()), 'done')
  const lines = (pattern: RegExp): number => stand.service().said().split('\n').filter(line => pattern.test(line)).length
  const load = putLoad(t, stand.base, stand.questions)
  await load.goesOn()
  const known = `${effective}&knownAt=${new Date(Date.now() + 1_000).toISOString()}`
  await until(async () => (await stand.ask(known)).status === 200)
  const stream = await openStream(t, stand)
  const staleAt = async (path: string): Promise<string | null> => (await fetch(stand.base() + path)).headers.get('archive-stale')
  t.equal(await staleAt(effective), '?0')

  const server = await ownServer(folder)
  t.teardown(server.thaw)
  const frozen = load.mark()
  server.freeze()
  await healthIsTold(t, stand)
  await until(() => frozen.said('database', 503) > 1 && frozen.said('record', 503) > 1)
  await lasts(() => frozen.said('memory', 503) > 10)
  t.ok(frozen.first('database', 503) < frozen.first('memory', 503), 'memory answers for longer')
  const later = load.mark()
  await until(() => later.said('memory', 503) > 10)
  t.equal(later.said('memory', 200) + later.said('database', 200) + later.said('record', 201), 0, 'then nobody is answered')
  t.match(await stand.ask(known), { status: 200, body: { policy: { version: '2.0.0' } } }, 'but who asks as of a moment that memory holds')
  t.equal(await staleAt(known), '?1', 'and is told that nobody could be asked')
  await healthIsTold(t, stand)
  t.same([lines(/"msg":"The database cannot be reached: /), lines(/"msg":"The database answers again: /)], [1, 0], 'one line says that it began')
  // One sign of life or more, as long as it took to come here.
  t.match(await stream(), /^(?::\n\n)+$/, 'a stream of events stays open')

  server.thaw()
  await load.goesOn()
  await until(() => lines(/"msg":"The database answers again: for \d+ s it could not be reached, and \d+ tries failed/) === 1)
  await until(async () => await staleAt(effective) === '?0')
  t.match(await stand.ask('/health/ready'), { status: 200, body: { status: 'ready' } })
  await load.stop()
  t.same(load.wrong, [], `of ${load.said.length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  t.equal(stand.service().said().includes('    at '), false, 'no stacks')
  t.equal(await stand.stop(), 0)
})

/** Whoever watches is told what is amiss, and waits for nobody. */
async function healthIsTold (t: Test, { base }: Stand): Promise<void> {
  const ask = async (path: string) => await fetch(base() + path, { signal: AbortSignal.timeout(20_000) })
  const [ready, live, metrics] = await Promise.all(['/health/ready', '/health/live', '/metrics'].map(ask)) as [Response, Response, Response]
  t.match([ready.status, await ready.json()], [503, { status: 'not-ready', parts: { database: { state: 'failed' } } }])
  t.match([live.status, await live.json()], [200, { status: 'ok' }])
  const figures = readMetrics(await metrics.text())
  t.equal(figures.valueOf('archive_courts_stale'), undefined, 'what the database would have to say is left out')
  t.ok(Number(figures.valueOf('archive_memory_bytes', { kind: 'rss' })) > 0)
}

/** A stream of events; gives what came over it since. */
async function openStream (t: Test, { base }: Stand): Promise<() => Promise<string>> {
  const stream = await fetch(`${base()}/v1/events/stream?after=1000000`, { signal: AbortSignal.timeout(500_000) })
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  // Whoever has ended says nothing more: nobody waits for it.
  t.teardown(() => { reader.cancel().catch(() => {}) })
  await reader.read()
  return async () => new TextDecoder().decode((await reader.read()).value)
}
