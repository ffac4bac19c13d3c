import pg from 'pg'
import t, { type Test } from 'tap'
import { LISTENER } from '../../src/postgres/listener.ts'
import { query } from '../database.ts'
import { readMetrics } from '../service/read-metrics.ts'
import { lasts } from './length.ts'
import { putLoad, type Load } from './load.ts'
import { ownPostgres } from './own-postgres.ts'
import { lostRecords, openStand } from './stand.ts'
import { until } from './until.ts'

// The database answers, but not us: it has no connection left for us, or what we ask waits for a lock. Who needs it is told so, memory goes on.

t.setTimeout(600_000)

t.test('connections that are used up', async t => {
  const postgres = await ownPostgres(t)
  const url = await postgres.newDatabase()
  // No limit holds for who may do everything.
  for (const line of ['create role service login', 'alter database archive_1 owner to service', 'alter schema public owner to service']) await query(url, line)
  const stand = await openStand(t, { DATABASE_URL: url.replace('//app@', '//service@') })
  t.equal(await stand.ended(await stand.beginCrawl()), 'done')
  const readers = putLoad(t, stand.base, stand.questions.filter(({ kind }) => kind !== 'record'))
  const loads = [readers]

  const suffer = async (t: Test, begin: () => Promise<void>, end: () => Promise<void>): Promise<void> => {
    await readers.goesOn()
    // What was recorded and could not be taken up would end what memory may answer: it comes before, or not at all.
    await until(async () => readMetrics(await (await fetch(`${stand.base()}/metrics`)).text()).valueOf('archive_events_behind') === 0)
    await begin()
    const writers = putLoad(t, stand.base, stand.questions.filter(({ kind }) => kind === 'record'))
    loads.push(writers)
    await goesOnFromMemory(t, readers, writers)
    t.match(await stand.ask('/health/live'), { status: 200 })
    t.match(await stand.ask('/health/ready'), { body: { parts: { word: { state: 'ok' } } } })
    await end()
    await Promise.all([readers.goesOn(), writers.goesOn()])
    await writers.stop()
  }

  await t.test('the server lets nobody in any more', async t => {
    await suffer(t, async () => {
      await query(url, 'alter role service connection limit 0')
      // What listens has its connection still.
      await query(url, 'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and application_name <> $2', ['service', LISTENER])
    }, async () => { await query(url, 'alter role service connection limit -1') })
  })

  await t.test('each of our own waits for a lock that somebody holds', async t => {
    const holder = new pg.Client(url)
    await holder.connect()
    t.teardown(async () => await holder.end())
    await suffer(t, async () => {
      await holder.query('begin')
      await holder.query('lock archive.capture, archive.entry in access exclusive mode')
    }, async () => { await holder.query('rollback') })
  })

  await until(async () => (await stand.ask('/health/ready')).status === 200)
  await readers.stop()
  t.same(loads.flatMap(({ wrong }) => wrong), [], `of ${loads.flatMap(({ said }) => said).length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  t.equal(await stand.ended(await stand.beginCrawl()), 'done', 'and it crawls again')
})

/** Whoever needs the database is told that it cannot be had; who does not, notices nothing. */
async function goesOnFromMemory (t: Test, readers: Load, writers: Load): Promise<void> {
  const begun = readers.mark()
  await until(() => begun.said('database', 503) > 2)
  const [read, written] = [readers.mark(), writers.mark()]
  await lasts(() => read.said('memory', 200) > 30 && read.said('database', 503) > 2 && written.said('record', 503) > 2)
  const still = readers.mark()
  await until(() => still.said('memory', 200) > 10)
  t.equal(read.said('database', 200) + written.said('record', 201), 0, 'nobody else is answered')
}
