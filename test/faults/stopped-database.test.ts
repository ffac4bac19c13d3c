import t, { type Test } from 'tap'
import { isLong, lasts } from './length.ts'
import { putLoad } from './load.ts'
import { ownPostgres } from './own-postgres.ts'
import { clerk, lostRecords, openStand } from './stand.ts'
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
    await tellsClerks(t, stand.base())

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

/** Pages say so as pages, and what was typed is not lost. */
async function tellsClerks (t: Test, base: string): Promise<void> {
  const page = await fetch(`${base}/courts/USCAKern`, { headers: { accept: 'text/html' } })
  t.same([page.status, page.headers.get('retry-after')], [503, '5'])
  t.match(await page.text(), /The archive cannot be reached.*<a href="\/courts\/USCAKern">Ask again<\/a>/s)
  const question = JSON.stringify({ courtKey: 'USCAKern', fee: '0007', tendered: '7.00', filedAt: '2005-02-20T12:00' })
  for (const cookie of ['', 'desk=unknown']) {
    const kept = await fetch(`${base}/courts/USCAKern/dispute`, {
      method: 'POST',
      headers: { origin: base, cookie, accept: 'text/html' },
      body: new URLSearchParams({ token: clerk, question, once: 'once', note: 'told by phone', reference: '05-1234' })
    })
    t.same([kept.status, kept.headers.get('retry-after')], [503, '5'])
    t.match(await kept.text(), /The archive cannot be reached.*told by phone/s)
  }
}
