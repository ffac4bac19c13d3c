import { randomUUID } from 'node:crypto'
import t from 'tap'
import { claimLease } from '../../src/archive/jobs/leases.ts'
import { beginCrawl } from '../../src/crawler/crawl-repository.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { openTestArchive, REPOSITORY } from '../archive/keep.ts'
import { serve, serveArchive } from './serve.ts'

t.test('a crawl without an end runs only while it holds its repository', async t => {
  const { app, database } = await serve(t)
  const lease = { repositoryId: REPOSITORY.id, url: REPOSITORY.url, crawlId: randomUUID() }
  const stateOf = async (crawlId: string): Promise<string> => (await app.inject(`/v1/crawls/${crawlId}`)).json().state
  const ofRepository = async (): Promise<string> => (await app.inject('/v1/repositories/test')).json().lastCrawl.state

  await claimLease(database, lease, 'the tests')
  await beginCrawl(lease, true, { database, now: () => 0 })
  t.same([await stateOf(lease.crawlId), await ofRepository()], ['running', 'running'])

  await database.query('update jobs.lease set held_until = now()')
  t.same([await stateOf(lease.crawlId), await ofRepository()], ['failed', 'failed'], 'its holder died')

  const next = { ...lease, crawlId: randomUUID() }
  await claimLease(database, next, 'the tests')
  t.same([await stateOf(lease.crawlId), await ofRepository()], ['failed', 'failed'], 'another holds it by now, and has not begun')
  await beginCrawl(next, false, { database, now: () => 1 })
  t.same([await stateOf(lease.crawlId), await stateOf(next.crawlId), await ofRepository()], ['failed', 'running', 'running'])
})

t.test('where nothing can be recorded, one whose holder is gone is told as failed all the same', async t => {
  const { database, url } = await openTestArchive(t)
  const reading = openDatabase(`${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c default_transaction_read_only=on')}`, () => {})
  t.teardown(async () => await reading.end())
  const { app } = await serveArchive(t, { database: reading, url }, {}, Date.now())
  const lease = { repositoryId: REPOSITORY.id, url: REPOSITORY.url, crawlId: randomUUID() }
  await claimLease(database, lease, 'the tests')
  await beginCrawl(lease, true, { database, now: () => 0 })
  await database.query('update jobs.lease set held_until = now()')
  for (const path of [`/v1/crawls/${lease.crawlId}`, '/v1/repositories/test']) {
    const answer = await app.inject(path)
    t.match({ status: answer.statusCode, body: answer.json() }, { status: 200, body: path.includes('crawls') ? { state: 'failed' } : { lastCrawl: { state: 'failed' } } })
  }
  t.equal((await database.query('select from archive.crawl_ended')).rowCount, 0)
})
