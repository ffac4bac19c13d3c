import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import t, { type Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { testDatabase } from '../database.ts'
import { startCrawler, type CrawlerProcess } from './crawler-process.ts'
import { contentOf, halfKept } from './half-kept.ts'
import { below, randomOf, type Random } from './random.ts'
import { openValley, type Valley } from './valley.ts'

// A crawling process is killed at moments by chance. Without arguments a few times; npm run crash gives others.
const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' }, times: { type: 'string', default: '2' } } })
const { seed, times } = { ...values, seed: Number(values.seed), times: Number(values.times) }

// On a busy machine starting a crawler takes seconds, and reading an archive again many.
t.setTimeout(times * 150_000)

interface Archive { database: Database, databaseUrl: string }

async function openArchive (t: Test): Promise<Archive> {
  const databaseUrl = await testDatabase(t)
  const database = openDatabase(databaseUrl, error => t.comment(`idle connection: ${error.message}`))
  t.teardown(async () => await database.end())
  return { database, databaseUrl }
}

/** A crawl that nobody disturbs: how long it takes, from its start and from its first request, and what it leaves. */
interface Undisturbed { content: Record<string, object[]>, fromStart: number, fromRequest: number }

async function crawlUndisturbed (t: Test, valley: Valley): Promise<Undisturbed> {
  const { database, databaseUrl } = await openArchive(t)
  const since = performance.now()
  const crawler = startCrawler(t, { databaseUrl, repositories: valley.url })
  await valley.site.whenAtOnce(1)
  const asked = performance.now()
  await mustEnd(t, crawler)
  const now = performance.now()
  t.same(await halfKept(database, true), [])
  const content = await contentOf(database)
  t.equal(content['document']?.length, valley.documents)
  return { content, fromStart: now - since, fromRequest: now - asked }
}

/** Ends a crawler after a while by chance, mostly while it is asking; false when it had come to its end before. */
async function killOnce (random: Random, crawler: CrawlerProcess, valley: Valley, { fromStart, fromRequest }: Undisturbed): Promise<boolean> {
  const isAsking = random() < 0.8
  if (isAsking) await Promise.race([valley.site.whenAtOnce(1), crawler.ended])
  await Promise.race([pause(random() * (isAsking ? fromRequest : fromStart)), crawler.ended])
  return crawler.child.kill('SIGKILL') && await crawler.ended === null
}

async function mustEnd (t: Test, { ended, said }: CrawlerProcess): Promise<void> {
  t.equal(await ended, 0, 'a crawl comes to its end') || t.comment(said())
}

/** How much of the last crawl was kept: nothing, some or all of its captures, or its end as well. */
async function howFar (database: Database, { documents }: Valley): Promise<string> {
  const { rows } = await database.query<{ captures: number, ended: boolean }>(`
    select (select count(*) from archive.capture c where c.crawl_id = b.crawl_id) as captures,
           exists (select from archive.crawl_ended e where e.crawl_id = b.crawl_id) as ended
      from archive.crawl_begun b order by entry_id desc limit 1`)
  const { captures = 0, ended = false } = rows[0] ?? {}
  return ended ? 'after its end was kept' : captures === 0 ? 'before anything was kept' : captures < documents ? 'between two documents' : 'after the last document'
}

/** Statements under way may still come to their end; the lease is taken from whom it is no use to. */
async function buryDead (database: Database): Promise<void> {
  const others = "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'"
  for (let turn = 0; turn < 200 && (await database.query(others)).rows.length > 0; turn += 1) await pause(10)
  await database.query('update jobs.lease set held_until = now() where held_until > now()')
}

t.test('whenever a crawler is killed, nothing is half kept or kept twice, and the next completes it', async t => {
  const valley = await openValley(t)
  const undisturbed = await crawlUndisturbed(t, valley)
  const random = randomOf(seed)
  const since = performance.now()
  let [killed, archives, faults] = [0, 0, 0]
  const moments: Record<string, number> = {}
  while (killed < times) {
    await t.test(`archive ${archives}`, async t => {
      const { database, databaseUrl } = await openArchive(t)
      const start = (): CrawlerProcess => startCrawler(t, { databaseUrl, repositories: valley.url })
      const look = async (when: string, thoroughly: boolean): Promise<void> => {
        const seen = await halfKept(database, thoroughly)
        faults += seen.length
        if (seen.length > 0) t.fail(`seed ${seed}, kill ${killed}, ${when}: ${seen.join('; ').slice(0, 2_000)}`)
      }
      for (let kills = 1 + below(random, 8); kills > 0 && killed < times; kills -= 1) {
        const isKilled = await killOnce(random, start(), valley, undisturbed)
        killed += isKilled ? 1 : 0
        await look('at once', false)
        await buryDead(database)
        await look('a moment later', false)
        if (!isKilled) continue
        const moment = await howFar(database, valley)
        moments[moment] = (moments[moment] ?? 0) + 1
      }
      const last = start()
      await mustEnd(t, last)
      await look('after the next crawl', true)
      t.same(await contentOf(database), undisturbed.content, 'what is kept is what an undisturbed crawl keeps')
    })
    archives += 1
    if (archives > times * 10 + 10) throw new Error('Every crawl comes to its end before it is killed.')
  }
  t.comment(`seed ${seed}: ${killed} kills in ${archives} archives in ${Math.round((performance.now() - since) / 1_000)} s; an undisturbed crawl takes ${Math.round(undisturbed.fromStart)} ms, ${Math.round(undisturbed.fromRequest)} ms of it from its first request; ${faults} faults`)
  t.comment(`seed ${seed}: killed ${Object.entries(moments).map(([moment, count]) => `${count} ${moment}`).join(', ')}`)
})

t.test('two crawlers at once keep everything once', async t => {
  const valley = await openValley(t)
  const { database, databaseUrl } = await openArchive(t)
  const directory = mkdtempSync(join(tmpdir(), 'court-policy-archive-two-'))
  t.teardown(() => { rmSync(directory, { recursive: true, force: true }) })
  // Under one name the second is told that the repository is held; under two both ask and keep the same.
  const crawlers = ['one', 'one', 'two'].map((id, place) => {
    const repositories = join(directory, `${place}.json`)
    writeFileSync(repositories, JSON.stringify({ repositories: [{ id, url: valley.url }] }))
    return startCrawler(t, { databaseUrl, repositories })
  })
  const codes = await Promise.all(crawlers.map(async ({ ended }) => await ended))
  t.equal(codes[2], 0, 'the crawl of another name comes to its end')
  t.ok(codes[0] === 0 || codes[1] === 0, 'one of the two came to its end')
  t.match(crawlers.map(({ said }) => said()).find((_, place) => codes[place] !== 0) ?? 'by another process', /by another process/, 'the other was told why it could not, or came later')
  t.same(await halfKept(database, true), [])
  t.equal((await contentOf(database))['document']?.length, valley.documents)
  const { rows } = await database.query('select repository_id from archive.crawl_begun group by 1 order by 1')
  t.same(rows, [{ repository_id: 'one' }, { repository_id: 'two' }])
})
