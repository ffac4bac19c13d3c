import { randomUUID } from 'node:crypto'
import t from 'tap'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import {
  claimDue, claimLease, endLapsed, findWait, isCrawlHeld, LEASE_MS, registerRepositories, releaseLease, renewLease, type Lease, type LeasedRepository, type LeaseEnd
} from '../../src/archive/jobs/leases.ts'
import { openTestArchive } from './keep.ts'

const HOUR = 3_600_000

const site = (repositoryId: string): LeasedRepository => ({ repositoryId, url: `http://${repositoryId}.example/CourtPolicies/` })
const kings = site('kings')
const tulare = site('tulare')
const inAnHour = (_repository: LeasedRepository, after: number): number => after + HOUR
const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID())

async function claimKings (database: Database): Promise<Lease> {
  const lease = await claimLease(database, { ...kings, crawlId: randomUUID() }, 'the tests')
  if (lease === undefined) throw new Error('Somebody holds the repository.')
  return lease
}

/** As if so much time had passed since everything that the leases know. */
async function age (database: Database, interval: string): Promise<void> {
  await database.query('update jobs.lease set due_at = due_at - $1::interval, held_until = held_until - $1::interval', [interval])
}

/** In how many minutes it is due and in how many seconds it lapses, on the database's clock, rounded as far as a slow machine may be late; and what else the row says. */
async function rowOf (database: Database, { repositoryId }: LeasedRepository): Promise<unknown> {
  const { rows } = await database.query(`
    select round(extract(epoch from due_at - now()) / 60)::integer as due, 4 * round(extract(epoch from held_until - now()) / 4)::integer as held, crawl_id as crawl, attempts
      from jobs.lease where repository_id = $1`, [repositoryId])
  return rows[0]
}

async function keepCrawl (database: Database, { repositoryId, url }: LeasedRepository, state: 'done' | 'failed' | null): Promise<void> {
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId, url, asked: false, begunAt: 0 })
  const counts = { indexes: 0, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 0 }
  if (state !== null) await keepCrawlEnded(database, { crawlId, state, endedAt: 0, counts, report: { findings: [] } })
}

t.test('three instances that compete claim each of 200 repositories once', async t => {
  const { database, url } = await openTestArchive(t)
  const repositories = Array.from({ length: 200 }, (_, place) => site(`court-${place}`))
  await registerRepositories(database, repositories, inAnHour)
  const instances = await Promise.all(['a', 'b', 'c'].map(async name => await claimAll(url, repositories, name)))
  const claimed = instances.flat()
  t.same(claimed.map(({ repositoryId }) => repositoryId).sort(), repositories.map(({ repositoryId }) => repositoryId).sort())
  t.equal(new Set(claimed.map(({ crawlId }) => crawlId)).size, 200, 'each for a crawl of its own')
  for (const [place, holder] of ['a', 'b', 'c'].entries()) {
    const { rows } = await database.query('select count(*) from jobs.lease where holder = $1', [holder])
    t.same(rows, [{ count: instances[place]?.length }])
  }
  t.same(await claimDue(database, repositories, ids(3), 'd'), [], 'nothing is left')
})

/** Claims in four lanes until there is nothing more, as one instance does. */
async function claimAll (url: string, repositories: readonly LeasedRepository[], holder: string): Promise<Lease[]> {
  const database = openDatabase(url, () => {})
  const lane = async (): Promise<Lease[]> => {
    const leases = await claimDue(database, repositories, ids(3), holder)
    return leases.length === 0 ? [] : [...leases, ...await lane()]
  }
  const lanes = await Promise.all([lane(), lane(), lane(), lane()])
  await database.end()
  return lanes.flat()
}

t.test('as many are claimed as there are ids, the longest due first, and only those that are asked about', async t => {
  const { database } = await openTestArchive(t)
  await registerRepositories(database, [kings, tulare, site('fresno'), site('madera')], inAnHour)
  for (const [place, name] of ['madera', 'tulare', 'fresno', 'kings'].entries()) {
    await database.query('update jobs.lease set due_at = now() - $1 * interval \'1 hour\' where repository_id = $2', [10 - place, name])
  }
  const configured = [kings, tulare, site('fresno')]
  t.same((await claimDue(database, configured, ids(2), 'a')).map(({ repositoryId }) => repositoryId).sort(), ['fresno', 'tulare'])
  t.same((await claimDue(database, configured, ids(2), 'a')).map(({ repositoryId }) => repositoryId), ['kings'])
  t.same(await claimDue(database, [{ ...site('madera'), url: 'http://elsewhere.example/' }], ids(1), 'a'), [], 'at another address it is another one')
  t.same(await rowOf(database, site('madera')), { due: -600, held: null, crawl: null, attempts: 0 }, 'a row that is no longer configured remains')
})

// what the archive has of a repository -> in how many minutes it is due
const known: Array<[string, 'done' | 'failed' | null | undefined, number]> = [
  ['nothing', undefined, 0],
  ['a crawl that came to its end', 'done', 60],
  ['one that failed', 'failed', 0],
  ['one whose end nobody knows', null, 0]
]

t.test('what was never crawled to its end is due at once', async t => {
  for (const [what, state, due] of known) {
    const { database } = await openTestArchive(t)
    if (state !== undefined) await keepCrawl(database, kings, state)
    await registerRepositories(database, [kings], inAnHour)
    t.match(await rowOf(database, kings), { due, attempts: 0 }, what)
    await age(database, '30 minutes')
    await registerRepositories(database, [kings], inAnHour)
    t.match(await rowOf(database, kings), { due: due - 30 }, `${what}: and its row stays as it is`)
  }
})

t.test('a live lease is left alone; one that has lapsed is taken over, and the first holder can do nothing to it', async t => {
  const { database } = await openTestArchive(t)
  const first = await claimKings(database)
  t.same(await rowOf(database, kings), { due: 0, held: LEASE_MS / 1000, crawl: first.crawlId, attempts: 1 })
  await age(database, `${LEASE_MS - 5_000} ms`)
  t.equal(await endLapsed(database), 0)
  t.same(await claimDue(database, [kings], ids(1), 'b'), [])
  t.equal(await claimLease(database, { ...kings, crawlId: randomUUID() }, 'b'), undefined)
  t.equal(await isCrawlHeld(database, first.crawlId), true)

  await age(database, '15 seconds')
  t.equal(await isCrawlHeld(database, first.crawlId), false)
  t.same(await claimDue(database, [kings], ids(1), 'b'), [], 'its end comes first')
  t.equal(await endLapsed(database), 0, 'a crawl that never began has no end')
  const [second] = await claimDue(database, [kings], ids(1), 'b') as [Lease]
  t.match(await rowOf(database, kings), { crawl: second.crawlId, attempts: 2 })
  t.equal(await renewLease(database, first), false)
  await releaseLease(database, first, 'done', inAnHour)
  t.equal(await isCrawlHeld(database, second.crawlId), true)
  t.equal(await isCrawlHeld(database, first.crawlId), false)
})

t.test('a lease that is renewed lasts, also one that had lapsed and nobody took', async t => {
  const { database } = await openTestArchive(t)
  const lease = await claimKings(database)
  for (const passed of ['5 seconds', '5 seconds', '2 minutes']) {
    await age(database, passed)
    t.equal(await renewLease(database, lease), true)
    t.match(await rowOf(database, kings), { held: LEASE_MS / 1000, crawl: lease.crawlId, attempts: 1 })
    t.same(await claimDue(database, [kings], ids(1), 'b'), [])
  }
})

t.test('a crawl that is asked for claims what is not due, and what nobody knew', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, kings, 'done')
  await registerRepositories(database, [kings], inAnHour)
  t.same(await claimDue(database, [kings], ids(1), 'a'), [])
  t.match(await claimKings(database), kings)
  t.ok(await claimLease(database, { ...tulare, crawlId: randomUUID() }, 'a'))
  t.same(await claimDue(database, [kings, tulare], ids(2), 'b'), [])
})

// how a crawl ended -> in how many minutes it is due, crawls since one came to its end
const ends: Array<[LeaseEnd, number, number]> = [
  ['done', 60, 0],
  ['failed', 0, 1],
  ['stopped', 0, 0]
]

t.test('the end of a crawl says when the repository is due', async t => {
  for (const [end, due, attempts] of ends) {
    const { database } = await openTestArchive(t)
    const lease = await claimKings(database)
    await releaseLease(database, lease, end, inAnHour)
    t.same(await rowOf(database, kings), { due, held: null, crawl: null, attempts }, end)
    t.equal((await claimDue(database, [kings], ids(1), 'b')).length, due === 0 ? 1 : 0)
  }
})

t.test('twenty missed hours give one crawl', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, kings, 'done')
  await registerRepositories(database, [kings], inAnHour)
  await age(database, '21 hours')
  const [lease] = await claimDue(database, [kings], ids(5), 'a') as [Lease]
  await releaseLease(database, lease, 'done', inAnHour)
  t.same(await rowOf(database, kings), { due: 60, held: null, crawl: null, attempts: 0 })
  t.same(await claimDue(database, [kings], ids(5), 'a'), [])
})

t.test('who fails again and again is tried less and less often, and at once after an end', async t => {
  const { database } = await openTestArchive(t)
  // Minutes until it is due again, after each crawl that failed or whose holder died.
  for (const [place, wait] of [0, 1, 3, 7, 15, 31, 63, 63].entries()) {
    const [lease] = await claimDue(database, [kings], ids(1), 'a').then(async leases => leases.length > 0 ? leases : [await claimKings(database)]) as [Lease]
    if (place % 2 === 0) await releaseLease(database, lease, 'failed', inAnHour)
    t.match(await rowOf(database, kings), { due: wait, attempts: place + 1 })
    await age(database, `${Math.max(1, wait)} minutes`)
    await endLapsed(database)
  }
  await releaseLease(database, await claimKings(database), 'done', inAnHour)
  t.match(await rowOf(database, kings), { due: 60, attempts: 0 })
})

// seconds until it is due, seconds until its lease lapses -> seconds until it can be claimed
const waits: Array<[number, number | null, number]> = [
  [-600, null, 0],
  [600, null, 600],
  [-600, 30, 30],
  [-600, -30, 0],
  [60, 30, 60]
]

t.test('it is known how long to wait for the next', async t => {
  const { database } = await openTestArchive(t)
  t.equal(await findWait(database, [kings]), null)
  await registerRepositories(database, [kings, tulare], inAnHour)
  await database.query("update jobs.lease set due_at = now() + interval '1 day' where repository_id = 'tulare'")
  for (const [due, held, wait] of waits) {
    await database.query(`
      update jobs.lease
         set due_at = now() + $1 * interval '1 second', held_until = now() + $2::integer * interval '1 second',
             holder = case when $2::integer is null then null else 'a' end, crawl_id = case when $2::integer is null then null else gen_random_uuid() end
       where repository_id = 'kings'`, [due, held])
    t.equal(15 * Math.round((await findWait(database, [kings, tulare]) ?? NaN) / 15_000), wait, `${due} ${held}`)
  }
  t.equal(await findWait(database, [site('fresno')]), null, 'of those that are asked about')
})
