import pLimit from 'p-limit'
import type { Gauge, Registry } from 'prom-client'
import { findDumpAge } from '../../archive/jobs/dumps.ts'
import {
  countEventsBehind,
  countFindings,
  countStaleCourts,
  listCrawlAges,
  listHeldCrawls
} from '../../archive/jobs/figures.ts'
import type { LeasedRepository } from '../../archive/jobs/leases.ts'
import { countFailuresInARow } from '../../archive/crawls.ts'
import { findReplicaLag } from '../../archive/replica-lag.ts'
import type { Database } from '../../archive/database.ts'
import { within } from '../../postgres/within.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { tellGauge } from './gauge.ts'

export interface ArchiveParts {
  /** For what is soon there. */
  database: Database
  /** For what takes its time. */
  slowly: Database
  /** What is read from, where that is a replica; null where there is none. */
  replica: Database | null
  /** What is crawled; more may come. */
  repositories: ReadonlyArray<{ id: string, url: string }>
  clock: () => Instant
  /** Whether the database could not be reached at the last try. */
  isCutOff: () => boolean
  /** Whether the archive's word is heard. */
  hears: () => boolean
  /** How many entries the signed log has not taken up; null where there is no log. */
  countLogBehind: (() => Promise<number>) | null
}

/** Whoever asks for figures waits no longer for those of the database; what did not come is left out. */
const ASKED_FOR = 900

/** So many questions at once: the connections are there for those who wait for answers. */
const AT_ONCE = 1

/** Findings are many, and change with crawls: so often they are counted anew. */
const COUNTED_EVERY = 60_000

type Fill<T> = (gauge: Gauge, value: T) => void

/** Tells a figure by its name, what it means and its labels: what the archive answers, put into the gauge. */
type Tell = <T>(
  figure: readonly [name: string, help: string, ...labels: string[]],
  ask: () => Promise<T>,
  fill: Fill<T>,
  turn?: <V>(ask: () => Promise<V>) => Promise<V>
) => void

/** What the archive says of itself, whichever process is asked. */
export function tellArchive (registry: Registry, parts: ArchiveParts): void {
  const inTurn = pLimit(AT_ONCE)
  const tell: Tell = ([name, help, ...labelNames], ask, fill, turn = inTurn) => {
    tellGauge(registry, { name, help, labelNames }, async gauge => {
      const value = await within(ASKED_FOR, name, turn(ask)).catch(() => undefined)
      if (value !== undefined) fill(gauge, value)
      // A number that nobody knows is no zero.
      else if (labelNames.length === 0) gauge.remove()
    })
  }
  tellDatabase(tell, parts)
  tellCrawls(tell, parts)
  tellContent(tell, parts)
  tellWork(tell, parts)
}

const set: Fill<number> = (gauge, value) => gauge.set(value)

function tellDatabase (tell: Tell, { isCutOff, hears }: ArchiveParts): void {
  tell(['archive_database_up', 'Whether the database could be reached at the last try.'],
    async () => Number(!isCutOff()), set)
  tell([
    'archive_word_heard',
    "Whether the archive's own word is heard that something was recorded; else it is asked once a second."
  ], async () => Number(hears()), set)
}

function tellCrawls (tell: Tell, { clock, database, repositories }: ArchiveParts): void {
  const leased = (): LeasedRepository[] => repositories.map(({ id, url }) => ({ repositoryId: id, url }))
  tell([
    'archive_crawl_age_seconds',
    'Time since the last crawl of a repository that came to its end; none before the first.',
    'repository'
  ], async () => await listCrawlAges(database, leased(), clock()), (gauge, ages) => {
    for (const { repositoryId, age } of ages) if (age !== null) gauge.set({ repository: repositoryId }, age / 1_000)
  })
  tell([
    'archive_crawl_failures',
    'Crawls of a repository in a row that did not come to their end or did not get all indexes.',
    'repository'
  ], async () => await countFailures(database, leased()), (gauge, failing) => {
    for (const { repository, failures } of failing) gauge.set({ repository }, failures)
  })
  tell(['archive_courts_stale', 'Courts that were not checked to the end for two hours, as the events tell.'],
    async () => await countStaleCourts(database), set)
}

/** Findings are many: they are counted once a minute, whoever else asks meanwhile. */
function tellContent (tell: Tell, { slowly }: ArchiveParts): void {
  tell([
    'archive_findings',
    'Findings of the checks in archived documents, by rule, as the newest reading of each has it; counted once a minute.',
    'rule'
  ], heldFor(COUNTED_EVERY, async () => await countFindings(slowly)), (gauge, findings) => {
    for (const [rule, count] of findings) gauge.set({ rule }, count)
  }, async ask => await ask())
}

/** What is still to be done, and what was done last. */
function tellWork (tell: Tell, { clock, countLogBehind, database, replica }: ArchiveParts): void {
  tell(['archive_events_behind', 'Ends of crawls, settings and courts of which the events have not been told.'],
    async () => await countEventsBehind(database), set)
  tell([
    'archive_dump_age_seconds',
    'Time since the moment that the newest dump is of; none before the first.'
  ], async () => await findDumpAge(database, clock()), (gauge, age) => {
    if (age === null) gauge.remove()
    else gauge.set(age / 1_000)
  })
  if (replica !== null) {
    tell([
      'archive_replica_behind_seconds',
      'How long the oldest entry is recorded that the read replica lacks; 0 where it has all.'
    ], async () => await findReplicaLag(replica, database), (gauge, ms) => gauge.set(ms / 1_000))
  }
  if (countLogBehind === null) return
  tell(['archive_log_behind', 'Recorded entries that no checkpoint of the log covers.'], countLogBehind, set)
}

async function countFailures (
  database: Database,
  repositories: readonly LeasedRepository[]
): Promise<Array<{ repository: string, failures: number }>> {
  const running = await listHeldCrawls(database)
  const failing = []
  for (const repository of repositories) {
    const { repositoryId } = repository
    failing.push({
      repository: repositoryId,
      failures: await countFailuresInARow(database, repository, running.get(repositoryId) ?? null)
    })
  }
  return failing
}

/** What was asked for is good for so many milliseconds, and goes on to be while it is asked for again. */
function heldFor<T> (ms: number, ask: () => Promise<T>): () => Promise<T> {
  let held: { value: T, until: number } | undefined
  let asking: Promise<T> | undefined
  const renew = async (): Promise<T> => {
    const value = await ask()
    held = { value, until: performance.now() + ms }
    return value
  }
  return async () => {
    if (held !== undefined && performance.now() < held.until) return held.value
    asking ??= renew().finally(() => { asking = undefined })
    if (held === undefined) return await asking
    asking.catch(() => {})
    return held.value
  }
}
