import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import type { Repository } from '../../src/crawler/repository.ts'
import { realTimers } from '../../src/timing/timers.ts'
import type { CrawlTools } from '../../src/crawler/walk.ts'
import { networkOf } from '../crawler/ask-options.ts'
import { testDatabase } from '../database.ts'
import { randomOf, type Random } from '../faults/random.ts'
import { serveArchive, type Served } from '../http/serve.ts'
import { openArchiveClock } from './archive-clock.ts'
import type { Evidence } from './evidence.ts'
import type { CrawlPlan } from './plan.ts'
import { listRecorded } from './recorded.ts'
import { openSite, type Site } from './site.ts'
import { newWorld, PRIMARY, ROOT, type World } from './world.ts'

/** Which world, how large, and for how long. */
export interface SimulationOptions { seed: number, courts: number, days: number, stepsADay: number }

/** A world, its site, an archive that crawls it and the service over that, all on one clock that is set. */
export interface Bench {
  random: Random
  world: World
  origin: string
  served: Served
  clock: { now: number }
  set: (instant: number) => Promise<void>
  evidence: () => Promise<Evidence>
  /** Crawls as planned; `ask` is waited for in the midst of it. */
  crawl: (plan: CrawlPlan, ask: () => Promise<void>) => Promise<void>
}

/** A new world at its beginning; all of it ends with the test. */
export async function openBench (t: Test, { seed, courts }: SimulationOptions, beginning: number): Promise<Bench> {
  const world = newWorld(courts)
  const url = await testDatabase(t)
  const archiveClock = await openArchiveClock(url)
  await archiveClock.set(beginning)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const served = await serveArchive(t, { database, url }, {}, beginning)
  const { clock } = served
  const site = await openSite(t, world, clock)
  const { origin } = site
  const repository = { id: 'simulated', url: `${origin}${ROOT}`, timeZone: null, remote: false }
  const tools = toolsOf(t, repository, clock)
  return {
    random: randomOf(seed),
    world,
    origin,
    served,
    clock,
    set: async instant => {
      clock.now = instant
      await archiveClock.set(instant)
    },
    evidence: async () => ({
      log: await listRecorded(database),
      meaningOf: sha256 => world.meanings.get(sha256 ?? ''),
      primary: `${origin}${PRIMARY}`
    }),
    crawl: async (plan, ask) => await crawlAsPlanned(plan, ask, site, url, repository, tools)
  }
}

type Tools = Omit<CrawlTools, 'database' | 'signal'>

/** Nobody waits; the clock goes on by a millisecond whenever a crawl looks at it. */
function toolsOf (t: Test, repository: Repository, clock: { now: number }): Tools {
  return {
    network: networkOf(t, [new URL(repository.url).origin]),
    configured: [repository],
    now: () => {
      clock.now += 1
      return clock.now
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
  const { asked, end, endsAt, asksAt } = plan
  const stop = new AbortController()
  const database = openDatabase(url, () => {})
  let killed: Promise<void> | undefined
  site.onRequest = async count => {
    if (count === asksAt) await ask()
    if (count !== endsAt) return
    if (end === 'stopped') stop.abort(new Error('it was told to stop'))
    if (end === 'killed') killed = database.end()
  }
  await crawlRepository(repository, asked, { ...tools, database, signal: stop.signal })
  site.onRequest = null
  await (killed ?? database.end())
}
