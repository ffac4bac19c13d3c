import { fileURLToPath } from 'node:url'
import { buildApp, type AppTools } from '../app.ts'
import { findLastCrawlEnd } from '../archive/crawls.ts'
import type { Database } from '../archive/database.ts'
import { Histories, type CourtSettings } from '../archive/histories.ts'
import { pendingMigrations } from '../archive/migrations.ts'
import type { Config, RepositoryConfig } from '../config.ts'
import { nextCrawlAt } from '../crawler/schedule.ts'
import type { App } from '../http/fastify.ts'
import type { Tokens } from '../http/roles.ts'
import { readExamples } from './examples.ts'

const SAMPLE_DIRECTORY = fileURLToPath(new URL('../../db/sample/', import.meta.url))

/** What the app is made of in this process. */
export interface ServiceParts {
  config: Config
  database: Database
  /** Of the role the service works with. */
  url: string
  repositories: readonly RepositoryConfig[]
  tokens: Tokens
  clock: () => number
  startCrawl: (repository: RepositoryConfig) => Promise<string | null>
  logger: AppTools['logger']
  /** Hears of failures that no request is about. */
  onError: (error: unknown) => void
}

/** Opens the archive's memory and builds the app on it. */
export async function openService (parts: ServiceParts): Promise<{ app: App, histories: Histories }> {
  const { config, database, url, repositories, clock } = parts
  const histories = await Histories.open({
    database,
    url,
    settingsOf: settingsFrom(config, repositories),
    now: clock,
    onError: parts.onError
  })
  const app = await buildApp({
    histories,
    database,
    clock,
    repositories,
    tokens: parts.tokens,
    nextCheckOf: id => config.crawl === 'off' ? null : nextCrawlAt(id, clock()),
    startCrawl: async id => await parts.startCrawl(repositories.find(repository => repository.id === id) as RepositoryConfig),
    findObstacles: async () => await findObstacles(url),
    findLastCrawl: async () => await findLastCrawlEnd(database),
    logger: parts.logger,
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    examples: readExamples(),
    sampleDirectory: config.sample ? SAMPLE_DIRECTORY : null
  })
  return { app, histories }
}

function settingsFrom ({ courts }: Config, repositories: readonly RepositoryConfig[]): (organizationKey: string) => CourtSettings {
  const repositoryZones = Object.fromEntries(repositories.flatMap(({ id, timeZone }) => timeZone === null ? [] : [[id, timeZone]]))
  const byKey = new Map(courts.map(court => [court.organizationKey, court]))
  return organizationKey => ({
    configuredZone: byKey.get(organizationKey)?.timeZone ?? null,
    configuredSource: byKey.get(organizationKey)?.repository ?? null,
    repositoryZones
  })
}

async function findObstacles (url: string): Promise<string[]> {
  try {
    const pending = await pendingMigrations(url)
    return pending.map(name => `Migration ${name} has not been run: npm run migrate.`)
  } catch {
    return ['The database does not answer.']
  }
}
