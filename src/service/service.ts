import { randomBytes } from 'node:crypto'
import { buildApp, type AppTools } from '../http/app.ts'
import type { Database } from '../postgres/database.ts'
import { openEventTail, type EventTail } from '../events/tail.ts'
import { newBudget, type Budget } from '../memory/budget.ts'
import { Histories } from '../memory/histories.ts'
import { within } from '../postgres/within.ts'
import type { Config } from './config.ts'
import type { RepositoryConfig } from './repositories.ts'
import { realTimers } from '../timing/timers.ts'
import type { App } from '../http/fastify.ts'
import type { Tokens } from '../http/roles.ts'
import { newEventLoop, type EventLoop } from '../events/loop.ts'
import type { Health, Part } from '../http/health.ts'
import type { RequestLimit } from '../http/request-limit.ts'
import { readExamples } from './examples.ts'
import { findHealth, shared } from './health.ts'
import { openMetrics, type Metrics, type ProcessFigures } from './metrics/metrics.ts'
import { nextCheckFrom } from './next-check.ts'
import type { CountRequest } from './request-counts.ts'
import { findReplica } from './replica.ts'
import { SAMPLE_DIRECTORY } from './sample.ts'

/** Whoever asks for a crawl is told so soon that it could not be begun. */
const START_WITHIN = 2_500

/** What the app is made of in this process. */
export interface ServiceParts {
  config: Config
  /** For who waits for an answer: it gives up soon. */
  answering: Database
  /** For what has time. */
  database: Database
  /** A replica that is read from, where there is one: `onError` hears of its failures, `onReached` that it answered. */
  replica: { database: Database, url: string, onError: (error: unknown) => void, onReached: () => void } | null
  /** Of the role the service works with. */
  url: string
  repositories: readonly RepositoryConfig[]
  tokens: Tokens
  clock: () => number
  /** Whether this process makes events; any number may, one is enough. */
  tellsEvents: boolean
  startCrawl: (repository: RepositoryConfig) => Promise<string | null>
  logger: AppTools['logger']
  /** Hears of failures that no request is about, and of tries to reach the database that failed. */
  onError: (error: unknown) => void
  /** Hears whenever the database has answered, about once a second. */
  onReached: () => void
  /** Counts the requests of clients, where they are limited. */
  countRequest?: CountRequest
  /** How the signed log is, where there is one. */
  findLog?: (() => Promise<Part>) | null
  /** How many entries the signed log has not taken up, where there is one. */
  countLogBehind?: (() => Promise<number>) | null
  /** Hears whenever something was recorded. */
  onRecorded?: () => void
  /** Asks all processes for their figures, where there are several. */
  gatherFigures?: (() => Promise<ProcessFigures[]>) | undefined
}

/** `events` makes what there is to tell while the service runs; it is closed after the app. */
export interface Service { app: App, histories: Histories, events: EventLoop, metrics: Metrics }

/** Opens the archive's memory and builds the app on it. */
export async function openService (parts: ServiceParts): Promise<Service> {
  const { config, answering, repositories, clock, onError } = parts
  const budget = newBudget(config.memoryBytes)
  const histories = await openHistories(parts, budget)
  const { events, eventTail } = await openEvents(parts)
  const metrics = openMetrics(
    { ...figuresOf(parts, budget), hears: () => histories.hears(), isCutOff: () => histories.isCutOff() },
    parts.gatherFigures ?? null
  )
  const app = await buildApp({
    histories,
    database: answering,
    reading: parts.replica?.database ?? answering,
    eventTail,
    later,
    clock,
    repositories,
    tokens: parts.tokens,
    nextCheckOf: nextCheckFrom(parts),
    startCrawl: startCrawlOf(parts),
    findHealth: shared(healthOf(parts, histories)),
    printMetrics: metrics.print,
    onAnswered: metrics.onAnswered,
    // Of two databases nobody can tell which it was: those who follow them say so of each.
    onUnreachable: parts.replica === null ? onError : () => {},
    logger: parts.logger,
    idPrefix: randomBytes(6).toString('hex'),
    trustProxy: config.trustProxy,
    requestLimit: limitOf(parts),
    isTraced: config.isTraced,
    publicUrl: config.publicUrl,
    maxDocumentBytes: config.maxDocumentBytes,
    examples: readExamples(),
    sampleDirectory: config.sample ? SAMPLE_DIRECTORY : null
  })
  return { app, histories, events, metrics }
}

const startCrawlOf = ({ repositories, startCrawl }: ServiceParts) => async (id: string): Promise<string | null> => {
  const repository = repositories.find(repository => repository.id === id) as RepositoryConfig
  return await within(START_WITHIN, 'The beginning of a crawl', startCrawl(repository))
}

const healthOf = (parts: ServiceParts, histories: Histories) => async (): Promise<Health> =>
  await findHealth({
    url: parts.url,
    hears: () => histories.hears(),
    findReplica: findReplicaOf(parts),
    findLog: parts.findLog ?? null
  })

/** Memory follows what it is read from. */
async function openHistories (
  { answering, url, replica, onError, onReached }: ServiceParts,
  budget: Budget
): Promise<Histories> {
  const now = (): number => performance.now()
  return await Histories.open(
    replica === null
      ? { database: answering, url, budget, now, onError, onReached }
      : { ...replica, primary: answering, budget, now }
  )
}

const findReplicaOf = ({ answering, replica }: ServiceParts): (() => Promise<Part>) | null =>
  replica === null ? null : async () => await findReplica(replica.url, answering)

function limitOf ({ config: { requestsPerMinute: perMinute }, countRequest }: ServiceParts): RequestLimit | undefined {
  return perMinute === null || countRequest === undefined ? undefined : { perMinute, count: countRequest }
}

function figuresOf (
  { answering, database, replica, repositories, clock, countLogBehind = null }: ServiceParts,
  budget: Budget
) {
  const heldBytes = (): Record<string, number> => {
    const { loaded, made, limit } = budget.byKind()
    return { courts: loaded, prepared: made, limit }
  }
  return {
    pools: { answers: answering, work: database, ...(replica === null ? {} : { replica: replica.database }) },
    heldBytes,
    database: answering,
    slowly: database,
    replica: replica?.database ?? null,
    repositories,
    clock,
    countLogBehind
  }
}

async function openEvents ({
  config,
  database,
  answering,
  url,
  tellsEvents,
  onRecorded = () => {},
  onError,
  onReached
}: ServiceParts): Promise<{ events: EventLoop, eventTail: EventTail }> {
  const isCrawling = config.crawl === 'hourly' && (config.sample || config.repositories.length > 0)
  const loop = tellsEvents
    ? newEventLoop({ database, clock: null, isCrawling, timers: realTimers, onError })
    : noEventLoop
  const heard = (): void => {
    loop.catchUp().catch(onError)
    onRecorded()
  }
  const eventTail = await openEventTail({ database: answering, url, onRecorded: heard, onError, onReached })
  const close = async (): Promise<void> => {
    await eventTail.close()
    await loop.close()
  }
  return { events: { ...loop, close }, eventTail }
}

const noEventLoop: EventLoop = { catchUp: async () => {}, close: async () => {} }

function later (run: () => void, ms: number): () => void {
  const timer = realTimers.set(run, ms)
  return () => realTimers.clear(timer)
}
