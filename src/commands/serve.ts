import type { AddressInfo } from 'node:net'
import { listCrawls } from '../archive/crawls.ts'
import { recordEntries } from '../archive/entries.ts'
import { readConfig, type Config, type RepositoryConfig } from '../config.ts'
import { schedule } from '../crawler/schedule.ts'
import type { App } from '../http/fastify.ts'
import { crawlTools, newCrawls, type Crawls } from './crawls.ts'
import { openArchive, type OpenArchive } from './open-archive.ts'
import { runCommand } from './run-command.ts'
import { openService } from './service.ts'
import { newOneTimeTokens, tokensOf, type OneTimeTokens } from './tokens.ts'

/** `npm start`: migrate, serve, crawl by schedule, and at once what was never crawled. */
await runCommand(async () => {
  const config = readConfig()
  const archive = await openArchive(config, line => console.log(line))
  await recordEntries(archive.database)
  const oneTime = config.sample ? newOneTimeTokens() : null
  const repositories: RepositoryConfig[] = [...config.repositories]
  let refresh = async (): Promise<void> => {}
  const log = { info: () => {}, error: (fields: object, message: string) => console.error(message, fields) }
  const crawls = newCrawls(crawlTools(config, archive.database, log), async () => await refresh())
  const { app, histories } = await openService({
    config,
    database: archive.database,
    url: archive.url,
    repositories,
    tokens: tokensOf(config, oneTime),
    clock: Date.now,
    startCrawl: async repository => await crawls.start(repository, true),
    onError: error => console.error('The archive could not be asked what changed:', error),
    logger: { level: config.logLevel === 'info' ? 'warn' : config.logLevel, stream: process.stderr }
  })
  refresh = async () => await histories.refresh()
  const base = await listen(app, config)
  if (config.sample) repositories.push({ id: 'sample', url: `${base}/sample/CourtPolicies/`, timeZone: null, remote: false })
  const timers = config.crawl === 'off' ? null : schedule(repositories.map(({ id }) => id), Date.now, async id => { await crawlById(crawls, repositories, id) })
  const stop = stopOnSignal(async () => {
    timers?.stop()
    await app.close()
    await crawls.settled()
    await histories.close()
    await archive.close()
  })
  if (config.crawl !== 'off') await crawlTheNew(archive, crawls, repositories)
  sayHello(base, archive, repositories, oneTime)
  await stop
  return 0
})

async function listen (app: App, { host, port }: Config): Promise<string> {
  await app.listen({ host, port })
  const { port: bound } = app.server.address() as AddressInfo
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${bound}`
}

async function crawlById (crawls: Crawls, repositories: readonly RepositoryConfig[], id: string): Promise<void> {
  const repository = repositories.find(each => each.id === id)
  if (repository !== undefined) await crawls.run(repository, false).catch(error => console.error(`Crawling ${id} failed:`, error))
}

/** Crawls at once what was never crawled to its end. */
async function crawlTheNew ({ database }: OpenArchive, crawls: Crawls, repositories: readonly RepositoryConfig[]): Promise<void> {
  for (const repository of repositories) {
    const known = await listCrawls(database, repository.id, repository.url, 100)
    if (known.some(({ state }) => state === 'done')) continue
    console.log(`Crawls ${repository.url} for the first time`)
    const outcome = await crawls.run(repository, false)
    if (outcome !== undefined) console.log(`  ${outcome.counts.indexes} indexes, ${outcome.counts.policies} policies, ${outcome.counts.failed} failed, ${outcome.counts.unreadable} unreadable`)
  }
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

/** Resolves when a signal has come and everything is closed; a second signal does not wait. */
async function stopOnSignal (close: () => Promise<void>): Promise<void> {
  await new Promise<void>(resolve => {
    const begin = (): void => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', begin)
    process.once('SIGTERM', begin)
  })
  await close()
}
