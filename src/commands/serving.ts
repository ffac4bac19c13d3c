import type { AddressInfo } from 'node:net'
import type { Schedule } from '../crawler/schedule.ts'
import type { CrawlTools } from '../crawler/walk.ts'
import type { App } from '../http/fastify.ts'
import { openLimited, type Database, type OpenDatabase } from '../postgres/database.ts'
import { withRole } from '../postgres/roles.ts'
import type { Closing } from '../service/closing.ts'
import type { Config } from '../service/config.ts'
import { crawlNetwork, crawlTools, newCrawls, type Crawls } from '../service/crawls.ts'
import { boundHeap } from '../service/heap.ts'
import { replaceLost } from '../service/lost-connections.ts'
import type { ServiceLog } from '../service/log.ts'
import type { Metrics, ProcessFigures } from '../service/metrics/metrics.ts'
import { newOutage, orElse, type Outage } from '../service/outage.ts'
import type { CountRequest } from '../service/request-counts.ts'
import type { RepositoryConfig } from '../service/repositories.ts'
import { makeDumpInThread } from '../service/dump-thread.ts'
import { startNightlyDumps } from '../service/nightly-dumps.ts'
import { openService, type ServiceParts } from '../service/service.ts'
import { openSignedLog, type SignedLog } from '../service/signed-log.ts'
import type { Share } from '../service/share.ts'
import type { Tokens } from '../http/roles.ts'
import type { Assignment } from '../service/worker.ts'
import { realTimers } from '../timing/timers.ts'
import { crawlByTheHour } from './crawl-by-the-hour.ts'

/** What a process that serves is handed. */
export interface ServingParts extends Omit<Assignment, 'tokens'> {
  tokens: Tokens
  countRequest: CountRequest
  /** Asks all processes for their figures, where there are several. */
  gatherFigures?: () => Promise<ProcessFigures[]>
  /** For what has time. */
  working: Pick<OpenDatabase, 'database' | 'connections'>
  share: Share
  outage: Outage
  log: ServiceLog
  /** Ends crawls, and what waits for them. */
  signal: AbortSignal
  atEnd: Closing['atEnd']
}

/**
 * A process that answers. `schedule`: where it has the duties, it begins to
 * crawl by the hour; resolves when what was never crawled before has been.
 */
export interface Serving { base: string, metrics: Metrics, schedule: () => Promise<void> }

/** What is crawled: what is configured, or the sample, which the service itself publishes. */
export function repositoriesAt (base: string, { sample, repositories }: Config): readonly RepositoryConfig[] {
  return sample ? [{ id: 'sample', url: `${base}/sample/CourtPolicies/`, timeZone: null, remote: false }] : repositories
}

/** Puts the service and its crawls together, and answers from then on. */
export async function openServing (parts: ServingParts): Promise<Serving> {
  boundHeap()
  const { config, url, working, share, outage, atEnd } = parts
  const answering = openLimited(url, outage.failed, share.answering)
  atEnd(answering.close)
  const replica = openReplica(parts)
  const watched = replaceLost(outage, [working.connections, answering.connections])
  const repositories = [...config.repositories]
  if (config.isTraced) await tellUntaken(parts.log)
  const { app, metrics, crawls, tools } = await openParts(parts, answering.database, replica, watched, repositories)
  let schedule: Schedule | undefined
  // Answers go on while crawls that are under way come to their end.
  atEnd(async () => await app.close(), async () => await schedule?.ended, crawls.settled)
  const base = await listen(app, config)
  if (config.sample) repositories.push(...repositoriesAt(base, config))
  return {
    base,
    metrics,
    schedule: async () => {
      if (parts.hasDuties && config.crawl !== 'off') {
        schedule = await crawlByTheHour(repositories, crawls, {
          ...tools, atOnce: share.crawlsAtOnce, signal: parts.signal
        })
      }
    }
  }
}

/** A pool on the replica, with the role of the service, and its own word on whether it can be reached. */
function openReplica ({
  atEnd, config: { databaseReadUrl, databaseRole }, log, share
}: ServingParts): ServiceParts['replica'] {
  if (databaseReadUrl === null) return null
  const own = newOutage(log.error, () => performance.now(), 'The read replica')
  const url = withRole(databaseReadUrl, databaseRole)
  const { close, connections, database } = openLimited(url, own.failed, share.answering)
  atEnd(close)
  const { failed, reached } = replaceLost(own, [connections])
  return {
    database,
    url,
    onError: orElse({ failed, reached }, error =>
      log.error('The read replica could not be asked what changed.', error)
    ),
    onReached: reached
  }
}

interface Opened { app: App, metrics: Metrics, crawls: Crawls, tools: CrawlTools }

async function openParts (
  parts: ServingParts,
  answering: Database,
  replica: ServiceParts['replica'],
  outage: Outage,
  repositories: readonly RepositoryConfig[]
): Promise<Opened> {
  const { config, url, working: { database }, share, signal, atEnd } = parts
  let refresh = async (): Promise<void> => {}
  const network = crawlNetwork(repositories)
  const tools = crawlTools({ config, database, repositories, network, log: logOfCrawls(parts.log, outage), signal })
  const crawls = newCrawls(tools, share.crawlsAtOnce, async () => await refresh())
  const signedLog = await openLog(parts, answering, outage)
  const { app, histories, events, metrics } = await openService({
    config: { ...config, memoryBytes: share.memoryBytes },
    answering,
    database,
    replica,
    url,
    repositories,
    tokens: parts.tokens,
    countRequest: parts.countRequest,
    gatherFigures: parts.gatherFigures,
    findLog: signedLog.find,
    countLogBehind: signedLog.countBehind,
    onRecorded: signedLog.ring,
    clock: Date.now,
    tellsEvents: parts.hasDuties,
    startCrawl: async repository => await crawls.start(repository),
    onError: orElse(outage, error => parts.log.error('The archive could not be asked what changed.', error)),
    onReached: outage.reached,
    logger: { level: config.logLevel === 'info' ? 'warn' : config.logLevel, stream: process.stderr }
  })
  refresh = async () => { await Promise.all([histories.refresh(), events.catchUp()]) }
  atEnd(events.close, async () => await histories.close())
  atEnd(network.close)
  if (parts.hasDuties && config.dumps !== 'off') atEnd(startDumps(parts, outage).close)
  return { app, metrics, crawls, tools }
}

/** What crawls have to say of errors, where the outage does not say it already. */
function logOfCrawls (log: ServiceLog, outage: Outage) {
  return {
    info: () => {},
    error: ({ err }: { err?: unknown }, message: string) => orElse(outage, () => log.error(message, err))(err)
  }
}

async function openLog (
  { atEnd, config, hasDuties, log, working: { database } }: ServingParts, answering: Database, outage: Outage
): Promise<SignedLog> {
  const signedLog = await openSignedLog({
    config,
    answering,
    database,
    hasDuties,
    log,
    onError: orElse(outage, error => log.error('The log could not be kept up; it is tried again.', error)),
    fetch,
    timers: realTimers,
    now: () => performance.now()
  })
  atEnd(signedLog.close)
  return signedLog
}

function startDumps (
  { log, url, working: { database } }: ServingParts,
  outage: Outage
): ReturnType<typeof startNightlyDumps> {
  const onError = orElse(outage, error =>
    log.error('The dump of this day could not be made; it is tried again in five minutes.', error)
  )
  const make = async (signal: AbortSignal): Promise<void> => await makeDumpInThread({ url }, signal)
  return startNightlyDumps({ database, clock: Date.now, make, timers: realTimers, onError })
}

/** Traces that are asked for, and thrown away. */
async function tellUntaken (log: ServiceLog): Promise<void> {
  const { areSpansTaken } = await import('../http/traces.ts')
  if (!areSpansTaken()) {
    log.warn('OTEL_… asks for traces, and no SDK of OpenTelemetry is loaded, which would take them: see .env.example.')
  }
}

async function listen (app: App, { host, port }: Config): Promise<string> {
  await app.listen({ host, port })
  const { port: bound } = app.server.address() as AddressInfo
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${bound}`
}
