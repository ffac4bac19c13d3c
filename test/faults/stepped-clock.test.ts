import { rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import t from 'tap'
import { query, testDatabase } from '../database.ts'
import { isLong, seconds } from './length.ts'
import { putLoad } from './load.ts'
import { below, randomOf } from './random.ts'
import { remembered } from './remembered.ts'
import { lostRecords, openStand } from './stand.ts'
import { until } from './until.ts'

// The clock of a service is stepped forward and back while people ask and record, and it crawls by schedule: what is known of an instant stays.

t.setTimeout(600_000 + seconds * 10_000)

const DAY = 24 * 60 * 60_000

t.test('a clock that is stepped under load', async t => {
  const url = await testDatabase(t)
  const file = join(t.testdir(), 'milliseconds')
  const step = async (ms: number): Promise<void> => {
    await writeFile(`${file}.new`, String(ms))
    await rename(`${file}.new`, file)
  }
  await step(0)
  const given = { DATABASE_URL: url, CRAWL: 'hourly', STEPPED_CLOCK: file, NODE_OPTIONS: `--import=file://${resolve(import.meta.dirname, 'stepped-clock.js')}` }
  const stand = await openStand(t, given)
  const crawls = async (): Promise<number> => (await query(url, 'select from archive.crawl_begun join archive.crawl_ended using (crawl_id) where not asked')).length
  t.equal(await crawls(), 1, 'what was never crawled is crawled at the start')
  const pinned = `knownAt=${new Date().toISOString()}`
  const asKnown = stand.questions.filter(({ kind }) => kind === 'memory').map(question => ({ ...question, kind: 'known', path: `${question.path}&${pinned}` }))
  await until(async () => (await stand.ask(asKnown[0]?.path ?? '')).status === 200)
  const load = putLoad(t, stand.base, [...remembered(asKnown), ...stand.questions])
  await load.goesOn()

  const random = randomOf(23)
  const since = performance.now()
  const steps = isLong ? [-DAY, 400 * DAY, -20 * 365 * DAY, 0] : [400 * DAY, -DAY]
  for (let round = 0; round < steps.length || performance.now() - since < seconds * 1_000; round += 1) {
    const before = await crawls()
    const ms = steps[round] ?? below(random, 1_000 * DAY) - 500 * DAY
    await step(ms)
    // A question without an instant is about the present hour.
    await until(async () => Math.abs(Date.parse((await stand.ask('/v1/courts/USCAKern/effective-policy')).body.at) - ms - Date.now()) < DAY / 2)
    await query(url, 'update jobs.lease set due_at = now()')
    await until(async () => await crawls() > before)
    await load.goesOn()
  }
  await load.stop()

  t.same(load.wrong, [], `of ${load.said.length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  const back = 'select * from (select recorded_at - lag(recorded_at) over (order by sequence) as step, recorded_at - now() as ahead from archive.recorded) as stamps'
  t.same(await query(url, `${back} where step < interval '0' or ahead > interval '1 minute'`), [], 'recorded time goes by the clock of the database, and never back')
  if (isLong) t.equal(await stand.verify(), undefined)
})
