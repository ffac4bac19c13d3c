import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import type { Repository } from '../../src/crawler/repository.ts'
import { realTimers } from '../../src/timing/timers.ts'
import type { CrawlTools } from '../../src/crawler/walk.ts'
import { networkOf } from '../crawler/ask-options.ts'
import { query, testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { randomOf, type Random } from '../faults/random.ts'
import { serveArchive, type Served } from '../http/serve.ts'
import { openArchiveClock } from './archive-clock.ts'
import type { Evidence } from './evidence.ts'
import type { CrawlPlan } from './plan.ts'
import { listRecorded } from './recorded.ts'
import { openSite, type Site } from './site.ts'
import { newWorld, PRIMARY, ROOT, type World } from './world.ts'

/** Which world, how large, and for how long. */
export interface SimulationOptions {
  seed: number
  courts: number
  days: number
  stepsADay: number
  /** Services over the one archive, which are asked by turns. */
  instances: number
  /** Whether connections to the database are cut, and clocks of ours set wrong and right again. */
  faults: boolean
}

/** A world, its site, an archive that crawls it and the service over that, all on one clock that is set. */
export interface Bench {
  random: Random
  world: World
  origin: string
  /** The services over the archive. */
  instances: Served[]
  clock: { now: number }
  /** It is so late; our own clock, and no other, goes wrong by `skew` milliseconds. */
  set: (instant: number, skew?: number) => Promise<void>
  evidence: () => Promise<Evidence>
  /** Crawls as planned; `ask` is waited for in the midst of it. */
  crawl: (plan: CrawlPlan, ask: () => Promise<void>) => Promise<void>
}

/** A new world at its beginning; all of it ends with the test. */
export async function openBench (t: Test, { seed, courts, instances: count }: SimulationOptions, beginning: number): Promise<Bench> {
  const world = newWorld(courts)
  const url = await testDatabase(t)
  const archiveClock = await openArchiveClock(url)
  await archiveClock.set(beginning)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const [clock, worlds] = [{ now: beginning }, { now: beginning }]
  const instances: Served[] = []
  while (instances.length < count) instances.push(await serveArchive(t, { database, url }, {}, clock))
  const site = await openSite(t, world, worlds)
  const { origin } = site
  const repository = { id: 'simulated', url: `${origin}${ROOT}`, timeZone: null, remote: false }
  const tools = toolsOf(t, repository, [clock, worlds])
  return {
    random: randomOf(seed),
    world,
    origin,
    instances,
    clock,
    set: async (instant, skew = 0) => {
      worlds.now = instant
      clock.now = instant + skew
      await archiveClock.set(instant)
    },
    evidence: async () => ({
      log: await listRecorded(database),
      meaningOf: sha256 => world.meanings.get(sha256 ?? ''),
      primary: `${origin}${PRIMARY}`
    }),
    crawl: async (plan, ask) => {
      await crawlAsPlanned(plan, ask, site, url, repository, tools)
      if (plan.cutAt > 0) await untilWhole(database, instances)
    }
  }
}

type Tools = Omit<CrawlTools, 'database' | 'signal'>

/** Nobody waits; our clock and the world's go on by a millisecond whenever a crawl looks at it. */
function toolsOf (t: Test, repository: Repository, clocks: readonly [{ now: number }, { now: number }]): Tools {
  return {
    network: networkOf(t, [new URL(repository.url).origin]),
    configured: [repository],
    now: () => {
      for (const clock of clocks) clock.now += 1
      return clocks[0].now
    },
    manners: { retryDelay: () => 1, wait: async () => {} },
    timers: realTimers,
    newId: randomUUID,
    holder: 'the simulation',
    version: '0.0.1',
    contact: null,
    maxDocumentBytes: 100_000,
    log: { info () {}, error () {} }
  }
}

/** A crawl that is killed loses its database, so that it can neither say that it ends nor free its lease. */
async function crawlAsPlanned (plan: CrawlPlan, ask: () => Promise<void>, site: Site, url: string, repository: Repository, tools: Tools): Promise<void> {
  const { asked, end, endsAt, asksAt, cutAt } = plan
  const stop = new AbortController()
  const database = openDatabase(url, () => {})
  let killed: Promise<void> | undefined
  site.onRequest = async count => {
    // Who asks while connections are cut would be told so.
    if (count === asksAt && cutAt === 0) await ask()
    if (count === cutAt) await query(url, CUT)
    if (count !== endsAt) return
    if (end === 'stopped') stop.abort(new Error('it was told to stop'))
    if (end === 'killed') killed = database.end()
  }
  await crawlRepository(repository, asked, { ...tools, database, signal: stop.signal }).catch((error: unknown) => { if (cutAt === 0) throw error })
  site.onRequest = null
  await (killed ?? database.end())
}

/** Ends every connection to the database but the one that says so. */
const CUT = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

/** Waits until the pool has no connection any more that was cut, and each instance has taken up what is recorded. */
async function untilWhole (database: Database, instances: readonly Served[]): Promise<void> {
  await until(async () => await Promise.all([
    ...Array.from({ length: database.totalCount }, async () => await database.query('select')),
    ...instances.map(async ({ histories }) => await histories.refresh())
  ]).then(() => true, () => false))
}
