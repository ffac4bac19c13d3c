import t, { type Test } from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { query } from '../database.ts'
import { halfKept } from './half-kept.ts'
import { seconds } from './length.ts'
import { ownPostgres, type OwnPostgres } from './own-postgres.ts'
import { openStand } from './stand.ts'
import { until } from './until.ts'
import { openValley } from './valley.ts'

// PostgreSQL dies in the middle of a crawl, and is there again at once: what was kept is whole, and the next crawl completes it.

t.setTimeout(600_000 + seconds * 10_000)

t.test('PostgreSQL restarted in the middle of a crawl', async t => {
  const postgres = await ownPostgres(t)
  const since = performance.now()
  for (let round = 0; round === 0 || performance.now() - since < seconds * 1_000; round += 1) {
    const held = moments[round % moments.length] as RegExp
    await t.test(`while ${held} is waited for`, async t => await loseOnce(t, postgres, held))
  }
})

// What the site holds back until PostgreSQL has died: all indexes come first, then the newest policies of all courts.
const moments = [/Ver1_0_1/, /Kings.index/, /Ver2_0_0/, /Ver1_0_0/]

async function loseOnce (t: Test, postgres: OwnPostgres, paths: RegExp): Promise<void> {
  let release = (): void => {}
  const held = { paths, until: new Promise<void>(resolve => { release = resolve }) }
  const valley = await openValley(t, held)
  const url = await postgres.newDatabase()
  const stand = await openStand(t, { DATABASE_URL: url }, valley)
  const crawl = await stand.beginCrawl()
  await until(() => valley.site.requests.some(({ path }) => paths.test(path)))
  await postgres.kill()
  release()
  await postgres.start()
  const next = await stand.beginCrawl()
  t.equal(await stand.ended(next), 'done', 'the next one comes to its end')
  t.match(await stand.ended(crawl), /^(done|failed)$/)
  const database = openDatabase(url, () => {})
  t.same(await halfKept(database, false).finally(async () => await database.end()), [])
  const [kept] = await query<{ documents: number, open: number }>(url, `
    select (select count(*)::int from archive.document) as documents,
           (select count(*)::int from archive.crawl_begun b where not exists (select from archive.crawl_ended e where e.crawl_id = b.crawl_id)) as open`)
  t.same(kept, { documents: valley.documents, open: 0 })
  t.equal(await stand.verify(), undefined, 'npm run verify')
  await stand.kill()
}
