import t from 'tap'
import { isLong, lasts } from './length.ts'
import { putLoad } from './load.ts'
import { ownPostgres } from './own-postgres.ts'
import { lostRecords, openStand } from './stand.ts'
import { until } from './until.ts'

// PostgreSQL is stopped while people ask and record, and started again: memory answers for ten seconds, then nobody; nothing is lost.

t.setTimeout(600_000)

t.test('PostgreSQL stopped under load, and started again', async t => {
  const postgres = await ownPostgres(t)
  const stand = await openStand(t, { DATABASE_URL: await postgres.newDatabase() })
  t.equal(await stand.ended(await stand.beginCrawl()), 'done')
  const load = putLoad(t, stand.base, stand.questions)
  await load.goesOn()

  for (const end of isLong ? [postgres.stop, postgres.kill] : [postgres.stop]) {
    const gone = load.mark()
    await end()
    await until(() => gone.said('database', 503) > 1 && gone.said('record', 503) > 1)
    await lasts(() => gone.said('memory', 503) > 10)
    t.ok(gone.first('database', 503) < gone.first('memory', 503), 'memory answers for longer')
    const later = load.mark()
    await until(() => later.said('memory', 503) > 10)
    t.equal(later.said('memory', 200) + later.said('database', 200) + later.said('record', 201), 0, 'then nobody is answered')

    await postgres.start()
    await load.goesOn()
    await until(() => /"msg":"The database answers again: /.test(stand.service().said()))
  }

  await load.stop()
  t.same(load.wrong, [], `of ${load.said.length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  if (isLong) t.equal(await stand.verify(), undefined)
  t.comment(`${load.said.length} answers, ${stand.told.size} records`)
})
