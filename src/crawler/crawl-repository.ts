import { keepCrawlBegun, listCrawls, type CrawlBegun, type CrawlEnded } from '../archive/crawls.ts'
import { keepCrawlEnded } from '../archive/crawl-ends.ts'
import { recordEntries } from '../archive/entries.ts'
import { endLapsedCrawls } from '../archive/jobs/lapsed-crawls.ts'
import { claimLease, releaseLease, type Lease } from '../archive/jobs/leases.ts'
import { report } from './crawl-report.ts'
import { holdLease } from './hold-lease.ts'
import { reportLeftOut } from './left-out.ts'
import { leasedAs, type Repository } from './repository.ts'
import { nextDue } from './schedule.ts'
import { allKept } from './keep-meanwhile.ts'
import { visitDirectories } from './visit-directories.ts'
import { visitIndex } from './visit-index.ts'
import { reportNeverThere } from './never-there.ts'
import { readHeldAgain } from './read-held-again.ts'
import { visitPolicies } from './visit-policies.ts'
import { newWalk, type CrawlTools, type Walk } from './walk.ts'

/**
 * How a crawl ended, how many errors the readers found in the documents that it read, which
 * stand with their readings, and how those of remote repositories ended that followed it.
 */
export interface CrawlOutcome extends CrawlEnded { documentErrors: number, remotes: readonly RemoteOutcome[] }

export interface RemoteOutcome extends CrawlOutcome { url: string }

/** One crawl, and the remote repositories that it met and that are to be crawled. */
interface OwnOutcome extends Omit<CrawlOutcome, 'remotes'> { met: readonly Repository[] }

/** A remote repository is not crawled by schedule again so soon, should several refer to it. */
const REMOTE_EVERY_MS = 30 * 60_000

/**
 * Crawls a repository, due or not, unless somebody is at it already, in this process or another.
 * Remote repositories that it refers to are crawled after it, where it is configured so.
 *
 * @param asked whether a person asked: then every listed policy is asked for again, on condition that it changed
 * @param onBegun hears the crawl's id as soon as it is recorded
 * @returns undefined, and nothing is kept, while another crawl of the repository is under way
 */
export async function crawlRepository (
  repository: Repository,
  asked: boolean,
  tools: CrawlTools,
  onBegun?: (crawl: CrawlBegun) => void
): Promise<CrawlOutcome | undefined> {
  await endLapsedCrawls(tools.database)
  const lease = await claimLease(tools.database, { ...leasedAs(repository), crawlId: tools.newId() }, tools.holder)
  return lease === undefined ? undefined : await crawlLeased(lease, repository, asked, tools, onBegun)
}

/**
 * Crawls a repository that was claimed, and frees it in the end, before remote ones are crawled.
 *
 * @returns undefined, and nothing is kept, when it was to end before it had begun
 */
export async function crawlLeased (
  lease: Lease,
  repository: Repository,
  asked: boolean,
  tools: CrawlTools,
  onBegun?: (crawl: CrawlBegun) => void
): Promise<CrawlOutcome | undefined> {
  const own = await crawlOwn(lease, repository, asked, tools, onBegun)
  if (own === undefined) return undefined
  const { met, ...ended } = own
  return { ...ended, remotes: ended.state === 'done' ? await crawlRemotes(met, asked, tools) : [] }
}

/** Each is crawled under its own id and lease; one that another crawls already, or has just crawled, is passed over. */
async function crawlRemotes (met: readonly Repository[], asked: boolean, tools: CrawlTools): Promise<RemoteOutcome[]> {
  const outcomes: RemoteOutcome[] = []
  for (const { id, url, ...how } of met) {
    const [last] = await listCrawls(tools.database, id, url, 1)
    if (!asked && last !== undefined && tools.now() - last.begunAt < REMOTE_EVERY_MS) continue
    const outcome = await crawlRepository({ id, url, ...how }, asked, tools)
    if (outcome !== undefined) outcomes.push({ ...outcome, url })
  }
  return outcomes
}

async function crawlOwn (
  lease: Lease,
  repository: Repository,
  asked: boolean,
  tools: CrawlTools,
  onBegun?: (crawl: CrawlBegun) => void
): Promise<OwnOutcome | undefined> {
  let isDone = false
  try {
    return await holdLease(lease, tools, async signal => {
      if (signal.aborted) return undefined
      const begun = await beginCrawl(lease, asked, tools)
      onBegun?.(begun)
      const run = async (): Promise<OwnOutcome> => await runCrawl(repository, begun, { ...tools, signal })
      const outcome = await (tools.inTurn === undefined ? run() : tools.inTurn(run))
      isDone = outcome.state === 'done'
      return outcome
    })
  } finally {
    const end = isDone ? 'done' : tools.signal?.aborted === true ? 'stopped' : 'failed'
    // A lease that cannot be released lapses.
    await releaseLease(tools.database, lease, end, (_lease, after) => nextDue(repository, after)).catch(
      (error: unknown) => {
        tools.log.error({ err: error, ...lease }, 'A lease could not be released; it lapses by itself.')
      }
    )
  }
}

/** Keeps and records that a crawl has begun, under the id that its lease has. To be followed by `runCrawl`. */
export async function beginCrawl (
  { crawlId, repositoryId, url }: Lease,
  asked: boolean,
  { database, now }: Pick<CrawlTools, 'database' | 'now'>
): Promise<CrawlBegun> {
  const crawl = { crawlId, repositoryId, url, asked, begunAt: now() }
  await keepCrawlBegun(database, crawl)
  await recordEntries(database)
  return crawl
}

/**
 * Visits everything that the primary index leads to [28][32] and keeps what answers,
 * whatever single pages do. Nothing is thrown: when the archive itself fails, or the
 * crawl is stopped, it ends as `failed`, recorded if the archive still answers.
 */
async function runCrawl (repository: Repository, crawl: CrawlBegun, tools: CrawlTools): Promise<OwnOutcome> {
  const walk = newWalk(repository, crawl, tools)
  const state = await visitAll(walk)
  // Where it ended early, something may still be under way.
  await Promise.allSettled([...walk.keeping, ...walk.ahead.values()])
  const ended = {
    crawlId: crawl.crawlId,
    state,
    endedAt: tools.now(),
    counts: walk.counts,
    report: { findings: walk.findings }
  }
  try {
    await keepCrawlEnded(tools.database, ended, state === 'done' ? walk.unasked : [])
    await recordEntries(tools.database)
    return { ...ended, documentErrors: walk.documentErrors, met: [...walk.remotes.values()] }
  } catch (error) {
    tools.log.error({ err: error, crawlId: crawl.crawlId }, 'The end of a crawl could not be kept.')
    return { ...ended, state: 'failed', documentErrors: walk.documentErrors, met: [] }
  }
}

async function visitAll (walk: Walk): Promise<CrawlEnded['state']> {
  const { repository, crawl, tools } = walk
  try {
    await visitIndex(walk, `${repository.url}index.xml`, [])
    await visitDirectories(walk)
    await allKept(walk)
    await visitPolicies(walk)
    await readHeldAgain(walk)
    await reportNeverThere(walk)
    await reportLeftOut(walk)
    return 'done'
  } catch (error) {
    if (tools.signal?.aborted === true && error === tools.signal.reason) {
      report(
        walk,
        'crawl-failed',
        repository.url,
        `The crawl ended early: ${(error as Error).message}. What was kept by then counts, and the next crawl asks for the rest.`
      )
      return 'failed'
    }
    tools.log.error({ err: error, crawlId: crawl.crawlId, repositoryId: repository.id }, 'A crawl ended early.')
    report(
      walk,
      'crawl-failed',
      repository.url,
      'The crawl ended early, because of the archive and not of the repository. What was kept by then counts. See the log, then crawl again.'
    )
    return 'failed'
  }
}
