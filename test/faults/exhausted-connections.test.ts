import pg from 'pg'
import t, { type Test } from 'tap'
import { LISTENER } from '../../src/postgres/listener.ts'
import { query } from '../database.ts'
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
  const load = putLoad(t, stand.base, stand.questions)
  await load.goesOn()

  await t.test('the server lets nobody in any more', async t => {
    await query(url, 'alter role service connection limit 0')
    // What listens has its connection still.
    await query(url, 'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and application_name <> $2', ['service', LISTENER])
    await goesOnFromMemory(t, load)
    t.match(await stand.ask('/health/ready'), { status: 503, body: { parts: { database: { state: 'failed' }, word: { state: 'ok' } } } })
    await query(url, 'alter role service connection limit -1')
    await load.goesOn()
  })

  await t.test('each of our own waits for a lock that somebody holds', async t => {
    const holder = new pg.Client(url)
    await holder.connect()
    await holder.query('begin')
    await holder.query('lock archive.capture, archive.entry in access exclusive mode')
    await goesOnFromMemory(t, load)
    await holder.query('rollback')
    await holder.end()
    await load.goesOn()
  })

  await until(async () => (await stand.ask('/health/ready')).status === 200)
  await load.stop()
  t.same(load.wrong, [], `of ${load.said.length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  t.equal(await stand.ended(await stand.beginCrawl()), 'done', 'and it crawls again')
})

/** Whoever needs the database is told that it cannot be had; who does not, notices nothing. */
async function goesOnFromMemory (t: Test, load: Load): Promise<void> {
  await until(async () => {
    const from = load.mark()
    await until(() => from.said('memory', 200) + from.said('memory', 503) > 10)
    return from.said('database', 200) + from.said('record', 201) === 0 && from.said('database', 503) > 0
  })
  const from = load.mark()
  await lasts(() => from.said('memory', 200) > 30 && from.said('database', 503) > 2 && from.said('record', 503) > 2)
  t.equal(from.said('memory', 503), 0, 'memory answers')
  t.equal(from.said('database', 200) + from.said('record', 201), 0, 'nobody else is answered')
}
