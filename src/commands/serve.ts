import type { AddressInfo } from 'node:net'
import { listNeverCrawled } from '../archive/crawls.ts'
import { forAnswers, forWork, openLimited, type Database } from '../postgres/database.ts'
import { coverEarlier } from '../archive/late-digests.ts'
import { readConfig, type Config } from '../service/config.ts'
import type { RepositoryConfig } from '../service/repositories.ts'
import { leasedAs } from '../crawler/repository.ts'
import { startSchedule, type Schedule } from '../crawler/schedule.ts'
import type { CrawlTools } from '../crawler/walk.ts'
import type { App } from '../http/fastify.ts'
import { newClosing, type Closing } from '../service/closing.ts'
import { CRAWLS_AT_ONCE, crawlNetwork, crawlTools, newCrawls, type Crawls } from '../service/crawls.ts'
import { replaceLost } from '../service/lost-connections.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { newOutage, orElse, type Outage } from '../service/outage.ts'
import { runCommand } from './run-command.ts'
import { openService } from '../service/service.ts'
import { recordSettings } from '../service/settings.ts'
import { endInTime, endSoon, stopSignal, whenAborted } from '../service/stop-signal.ts'
import { newOneTimeTokens, tokensOf, type OneTimeTokens } from '../service/tokens.ts'

/** `npm start`: migrate, serve, crawl by schedule, and at once what was never crawled. */
await runCommand(async () => {
  const stop = stopSignal()
  const { atEnd, closeAll } = newClosing()
  try {
    await serve(readConfig(), stop, atEnd)
  } finally {
    if (!stop.aborted) endInTime(1)
    await closeAll().finally(endSoon)
  }
  return 0
})

/** Serves until it is stopped, or its database is gone for good; whatever is open by then, or when it fails, is closed by what `atEnd` was given. */
async function serve (config: Config, stop: AbortSignal, atEnd: Closing['atEnd']): Promise<void> {
  const gone = new AbortController()
  const end = AbortSignal.any([stop, gone.signal])
  const outage = newOutage(line => console.error(line), () => performance.now())
  const archive = await openArchive(config, line => console.log(line), { limits: forWork, onIdleError: outage.failed, onGone: error => gone.abort(error) })
  atEnd(archive.close)
  const answering = openLimited(archive.url, outage.failed, forAnswers)
  atEnd(answering.close)
  await recordSettings(archive.database, config)
  const watched = replaceLost(outage, [archive.connections, answering.connections])
  const covered = coverEarlier(archive.database, stop).catch((error: unknown) => console.error('Entries from before digests could not be covered; the next start goes on:', error))
  atEnd(async () => await covered)
  const oneTime = config.sample ? newOneTimeTokens() : null
  const repositories: RepositoryConfig[] = [...config.repositories]
  const { app, schedule } = await openParts({ config, archive, answering: answering.database, outage: watched, repositories, oneTime, signal: end, atEnd })
  const base = await listen(app, config)
  if (config.sample) repositories.push({ id: 'sample', url: `${base}/sample/CourtPolicies/`, timeZone: null, remote: false })
  await schedule()
  if (!end.aborted) sayHello(base, archive, repositories, oneTime)
  await whenAborted(end)
  if (!stop.aborted) throw gone.signal.reason
}

interface Opened {
  config: Config
  archive: OpenArchive
  answering: Database
  outage: Outage
  /** May still grow. */
  repositories: readonly RepositoryConfig[]
  oneTime: OneTimeTokens | null
  signal: AbortSignal
  atEnd: Closing['atEnd']
}

/** Puts the service and its crawls together; `schedule` begins to crawl by the hour. */
async function openParts ({ config, archive, answering, outage, repositories, oneTime, signal, atEnd }: Opened): Promise<{ app: App, schedule: () => Promise<void> }> {
  const { database, url } = archive
  let refresh = async (): Promise<void> => {}
  const log = {
    info: () => {},
    error: (fields: { err?: unknown }, message: string) => orElse(outage, () => console.error(message, fields))(fields.err)
  }
  const network = crawlNetwork(repositories)
  const tools = crawlTools({ config, database, repositories, network, log, signal })
  const crawls = newCrawls(tools, async () => await refresh())
  const { app, histories, events } = await openService({
    config,
    answering,
    database,
    url,
    repositories,
    tokens: tokensOf(config, oneTime),
    clock: Date.now,
    startCrawl: async repository => await crawls.start(repository),
    onError: orElse(outage, error => console.error('The archive could not be asked what changed:', error)),
    onReached: outage.reached,
    logger: { level: config.logLevel === 'info' ? 'warn' : config.logLevel, stream: process.stderr }
  })
  refresh = async () => { await Promise.all([histories.refresh(), events.catchUp()]) }
  let schedule: Schedule | undefined
  atEnd(events.close, async () => await histories.close())
  atEnd(network.close)
  // Answers go on while crawls that are under way come to their end.
  atEnd(async () => await app.close(), async () => await schedule?.ended, crawls.settled)
  return {
    app,
    schedule: async () => { if (config.crawl !== 'off') schedule = await crawlByTheHour(repositories, crawls, tools, signal) }
  }
}

async function listen (app: App, { host, port }: Config): Promise<string> {
  await app.listen({ host, port })
  const { port: bound } = app.server.address() as AddressInfo
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${bound}`
}

/** Crawls by schedule; resolves when what of the first look was never crawled before has been, so that who is greeted finds something. */
async function crawlByTheHour (repositories: readonly RepositoryConfig[], crawls: Crawls, tools: CrawlTools, signal: AbortSignal): Promise<Schedule> {
  const fresh = new Set((await listNeverCrawled(tools.database, repositories.map(leasedAs))).map(({ repositoryId }) => repositoryId))
  const first: Array<Promise<void>> = []
  const schedule = await startSchedule(repositories, {
    ...tools,
    atOnce: CRAWLS_AT_ONCE,
    signal,
    crawl: async (repository, lease) => {
      const crawl = crawls.run(repository, lease)
      if (!fresh.delete(repository.id)) return await crawl
      console.log(`Crawls ${repository.url} for the first time`)
      const told = crawl.then(outcome => {
        if (outcome?.state === 'done') console.log(`  ${repository.url}: ${outcome.counts.indexes} indexes, ${outcome.counts.policies} policies, ${outcome.counts.failed} failed, ${outcome.counts.unreadable} unreadable`)
      })
      first.push(told)
      await told
    }
  })
  await Promise.allSettled(first)
  return schedule
}

function sayHello (base: string, { place }: OpenArchive, repositories: readonly RepositoryConfig[], oneTime: OneTimeTokens | null): void {
  const court = `${base}/v1/courts/USCASacramentoSuperior`
  const lines = [
    '',
    `The archive: ${place}`,
    repositories.length === 0 ? 'Repositories: none is configured, so nothing is crawled: set REPOSITORIES (see .env.example)' : `Repositories: ${repositories.map(({ url }) => url).join(' ')}`,
    `The API:     ${base}/v1/courts`,
    `Swagger UI:  ${base}/docs`,
    ...(oneTime === null
      ? []
      : [
          'Try:',
          `  curl '${court}/effective-policy?at=2005-03-02T09:30'`,
          `  curl '${court}/fees/0101?at=2005-03-02T09:30'`,
          `  curl '${court}/timeline'`,
          `Tokens of this start: clerk ${oneTime.clerk}  operator ${oneTime.operator}`
        ]),
    'Ctrl-C stops everything.'
  ]
  console.log(lines.join('\n'))
}
