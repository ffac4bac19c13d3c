import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { claimLease, releaseLease, type LeasedRepository } from '../../src/archive/jobs/leases.ts'
import { crawlLeased } from '../../src/crawler/crawl-repository.ts'
import { leasedAs, type Repository } from '../../src/crawler/repository.ts'
import { nextDue, startSchedule, type ScheduleTools } from '../../src/crawler/schedule.ts'
import { minuteOf } from '../../src/domain/time/court-time.ts'
import { openTestArchive } from '../archive/keep.ts'
import { manualTimers, type ManualTimers } from '../manual-timers.ts'
import { crawlBench, indexXml } from './small-repository.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.parse('2026-11-22T12:00:00Z')

const many = Array.from({ length: 3_000 }, (_, place) => `www-court-${place}-ca-gov-CourtPolicies`)

t.test('thousands do not start together', t => {
  const perMinute = new Map<number, number>()
  for (const id of many) {
    const minute = new Date(nextDue({ id, timeZone: null }, NOON)).getUTCMinutes()
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1)
  }
  t.same([...perMinute.keys()].sort(), [45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59])
  const share = many.length / 15
  for (const [minute, count] of perMinute) t.ok(count <= 2 * share, `minute ${minute}: ${count}`)
  t.end()
})

// zone; each has had hours of other minutes than UTC's, or changes its clock by them
const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', null]

t.test('each is due once an hour, in minutes 45 to 59 of its clock, at a moment of its own [83]', t => {
  for (const timeZone of zones) {
    for (const id of many.slice(0, 20)) {
      const repository = { id, timeZone }
      const first = nextDue(repository, NOON)
      t.ok(first > NOON && first <= NOON + HOUR, `${timeZone} ${id}`)
      t.ok(minuteOf(first, timeZone ?? 'UTC') >= 45)
      t.equal(nextDue(repository, first - 1), first)
      t.equal(nextDue(repository, first), first + HOUR)
      t.equal(nextDue(repository, first + 20 * HOUR), first + 21 * HOUR, 'missed hours are not made up for')
    }
  }
  t.end()
})

// zone, before a change of its clock: by an hour, by half an hour
for (const [timeZone, before] of [['America/Los_Angeles', '2026-11-01T07:00Z'], ['America/Los_Angeles', '2026-03-08T08:00Z'], ['Australia/Lord_Howe', '2026-04-04T13:00Z'], ['Australia/Lord_Howe', '2026-10-03T14:00Z']] as const) {
  t.test(`the clock of ${timeZone} is changed after ${before}`, t => {
    for (const id of many.slice(0, 100)) {
      let after = Date.parse(before)
      for (let hour = 0; hour < 5; hour += 1) {
        const due = nextDue({ id, timeZone }, after)
        const lies = minuteOf(due, timeZone)
        if (!(lies >= 45 && due > after && due - after <= 1.75 * HOUR)) t.fail(`${id}: ${new Date(due).toISOString()} after ${new Date(after).toISOString()}`)
        after = due
      }
    }
    t.pass('an hour or so apart, always in minutes 45 to 59')
    t.end()
  })
}

const repository = (id: string): Repository => ({ id, url: `http://${id}.example/CourtPolicies/`, timeZone: null, remote: false })

interface Instance {
  tools: ScheduleTools
  timers: ManualTimers
  stop: () => void
  crawled: string[]
  logged: string[]
  /** Nothing is crawled, and the schedule waits for its next look. */
  isQuiet: () => boolean
}

/** Whenever the test runs, this is not due while it does. */
const inHalfAnHour = (_lease: LeasedRepository, after: number): number => after + HOUR / 2

/** An instance whose crawls take nothing but their lease, and come to their end at once. */
function instance (database: Database, more: Partial<ScheduleTools> = {}): Instance {
  const stop = new AbortController()
  const timers = manualTimers()
  const crawled: string[] = []
  const logged: string[] = []
  let running = 0
  const release: ScheduleTools['crawl'] = async (repository, lease) => {
    await releaseLease(database, lease, 'done', inHalfAnHour)
    crawled.push(repository.id)
  }
  const { crawl = release } = more
  const tools: ScheduleTools = {
    database,
    newId: randomUUID,
    holder: 'the tests',
    timers,
    log: { info () {}, error: (_fields: object, message: string) => { logged.push(message) } },
    atOnce: 4,
    signal: stop.signal,
    crawl: async (repository, lease) => {
      running += 1
      await crawl(repository, lease).finally(() => { running -= 1 })
    }
  }
  return { tools, timers, stop: () => stop.abort(), crawled, logged, isQuiet: () => running === 0 && timers.pending().length === 1 }
}

/** Lets everything else go on until it is so. */
async function until (isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise(resolve => setImmediate(resolve))
}

async function hoursMissed (database: Database, hours: number): Promise<void> {
  await database.query("update jobs.lease set due_at = due_at - $1 * interval '1 hour'", [hours])
}

t.test('what is due is crawled, then waited for; twenty missed hours give one crawl', async t => {
  const { database } = await openTestArchive(t)
  const one = instance(database)
  const schedule = await startSchedule([repository('kings')], one.tools)
  await until(one.isQuiet)
  t.same(one.crawled, ['kings'], 'what was never crawled at once')
  const [wait] = one.timers.pending() as [number]
  t.ok(wait >= 250 && wait <= 10_000, 'and it is looked again soon, for others may die')
  await one.timers.fire(wait)
  await until(one.isQuiet)
  t.same(one.crawled, ['kings'])

  await hoursMissed(database, 20)
  await one.timers.fire(one.timers.pending()[0] as number)
  await until(one.isQuiet)
  t.same(one.crawled, ['kings', 'kings'])
  t.same((await database.query("select due_at > now() and due_at <= now() + interval '1 hour' as next from jobs.lease")).rows, [{ next: true }])
  one.stop()
  await schedule.ended
  t.same(one.timers.pending(), [])
  t.same(one.logged, [])
})

t.test('what is no longer configured is not crawled, though its row remains', async t => {
  const { database } = await openTestArchive(t)
  const before = instance(database)
  const all = await startSchedule([repository('kings'), repository('tulare')], before.tools)
  before.stop()
  await all.ended
  t.same(before.crawled.sort(), ['kings', 'tulare'])
  await hoursMissed(database, 2)
  const after = instance(database)
  const less = await startSchedule([repository('tulare')], after.tools)
  after.stop()
  await less.ended
  t.same(after.crawled, ['tulare'])
  t.same((await database.query('select repository_id as id, due_at <= now() as due from jobs.lease order by 1')).rows, [{ id: 'kings', due: true }, { id: 'tulare', due: false }])
})

t.test('so many are crawled at once and no more, and the next as soon as one ends', async t => {
  const { database } = await openTestArchive(t)
  const ends: Array<() => void> = []
  let [running, most] = [0, 0]
  const one: Instance = instance(database, {
    crawl: async (_repository, lease) => {
      most = Math.max(most, running += 1)
      await new Promise<void>(resolve => { ends.push(resolve) })
      running -= 1
      await releaseLease(database, lease, 'done', inHalfAnHour)
    }
  })
  const schedule = await startSchedule(Array.from({ length: 10 }, (_, place) => repository(`court-${place}`)), one.tools)
  for (let ended = 0; ended < 10; ended += 1) {
    await until(() => ends.length >= Math.min(10, ended + 4))
    t.equal(ends.length, Math.min(10, ended + 4))
    ends[ended]?.()
  }
  one.stop()
  await schedule.ended
  t.equal(most, 4)
})

t.test('instances share the repositories, and each is crawled once', async t => {
  const { url } = await openTestArchive(t)
  const repositories = Array.from({ length: 40 }, (_, place) => repository(`court-${place}`))
  const instances = await Promise.all(['a', 'b', 'c'].map(async () => {
    const own = openDatabase(url, () => {})
    t.teardown(async () => await own.end())
    return instance(own)
  }))
  const schedules = await Promise.all(instances.map(async ({ tools }) => await startSchedule(repositories, tools)))
  const all = (): string[] => instances.flatMap(({ crawled }) => crawled)
  await until(() => all().length >= 40)
  instances.forEach(({ stop }) => stop())
  await Promise.all(schedules.map(async ({ ended }) => await ended))
  t.same(all().sort(), repositories.map(({ id }) => id).sort())
})

t.test('what a dead instance held is taken over when its lease has lapsed, and not before', async t => {
  const { database } = await openTestArchive(t)
  await claimLease(database, { ...leasedAs(repository('kings')), crawlId: randomUUID() }, 'a dead one')
  const one = instance(database)
  const schedule = await startSchedule([repository('kings')], one.tools)
  await until(one.isQuiet)
  t.same(one.crawled, [])
  t.same(one.timers.pending(), [10_000], 'with 45 s of lease, within a minute')
  await database.query('update jobs.lease set held_until = now(), due_at = now()')
  await one.timers.fire(10_000)
  await until(one.isQuiet)
  t.same(one.crawled, ['kings'])
  one.stop()
  await schedule.ended
})

t.test('a schedule that fails is tried again, and so is a crawl that could not be begun', async t => {
  const { database } = await openTestArchive(t)
  const ends = ['failed', 'done', 'done'] as const
  let crawls = 0
  const one = instance(database, {
    crawl: async (_repository, lease) => {
      const end = ends[crawls++] ?? 'done'
      await releaseLease(database, lease, end, inHalfAnHour)
      if (end === 'failed') throw new Error('no space left')
    }
  })
  const schedule = await startSchedule([repository('kings')], one.tools)
  await until(() => crawls === 2 && one.isQuiet())
  t.same(one.logged.splice(0), ['A crawl could not be begun or ended.'])
  await database.query('alter table jobs.lease rename to lost')
  await one.timers.fire(one.timers.pending()[0] as number)
  await until(one.isQuiet)
  t.same(one.logged, ['The schedule could not be looked at; it is tried again.'])
  await database.query('alter table jobs.lost rename to lease')
  await hoursMissed(database, 2)
  await one.timers.fire(10_000)
  await until(one.isQuiet)
  one.stop()
  await schedule.ended
  t.equal(crawls, 3)
})

t.test('a schedule that is stopped ends what it has begun, and begins nothing more', async t => {
  const { site, tools, repository, database } = await crawlBench(t)
  await crawlWithoutEnd(t, { site, tools, repository, database })
})

async function crawlWithoutEnd (t: Test, { site, tools, repository, database }: Pick<Awaited<ReturnType<typeof crawlBench>>, 'site' | 'tools' | 'repository' | 'database'>): Promise<void> {
  const stop = new AbortController()
  const asked = site.whenAtOnce(1)
  site.set('/CourtPolicies/index.xml', { body: indexXml({}), stall: 10 })
  const own = { ...tools, timers: manualTimers(), signal: stop.signal, timeoutMs: 600_000 }
  const schedule = await startSchedule([repository], { ...own, atOnce: 4, crawl: async (repository, lease) => await crawlLeased(lease, repository, false, own) })
  await asked
  stop.abort(new Error('its process was stopped'))
  await schedule.ended
  t.same((await database.query('select state, report #>> \'{findings,0,rule}\' as rule from archive.crawl_ended')).rows, [{ state: 'failed', rule: 'crawl-failed' }])
  t.same((await database.query('select count(*) from archive.capture')).rows, [{ count: 0 }])
  t.same((await database.query('select crawl_id, attempts, due_at <= now() as due from jobs.lease')).rows, [{ crawl_id: null, attempts: 0, due: true }], 'another instance takes it at once')
  t.same(own.timers.pending(), [])
  t.equal(site.requests.length, 1)
}
