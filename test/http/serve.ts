import type { Test } from 'tap'
import { Histories } from '../../src/archive/histories.ts'
import { buildApp, type AppTools } from '../../src/app.ts'
import type { Database } from '../../src/archive/database.ts'
import type { App } from '../../src/http/fastify.ts'
import { openTestArchive } from '../archive/keep.ts'

export interface Served { app: App, database: Database, histories: Histories, url: string, clock: { now: number } }

/** The service on a database of its own, on a clock that the test sets; nothing is crawled unless the test keeps something. */
export async function serve (t: Test, tools: Partial<AppTools> = {}, now = Date.parse('2026-11-22T12:34:56Z')): Promise<Served> {
  const { database, url } = await openTestArchive(t)
  const clock = { now }
  const histories = await Histories.open({
    database,
    url,
    settingsOf: () => ({ configuredZone: null, configuredSource: null, repositoryZones: {} }),
    now: () => clock.now,
    onError: error => t.fail(String(error))
  })
  const app = await buildApp({
    histories,
    database,
    clock: () => clock.now,
    repositories: [{ id: 'test', url: 'http://127.0.0.1/CourtPolicies/' }],
    tokens: () => ({ clerk: [], operator: [] }),
    nextCheckOf: () => null,
    startCrawl: async () => null,
    findObstacles: async () => [],
    findLastCrawl: async () => null,
    logger: false,
    trustProxy: false,
    publicUrl: null,
    examples: {},
    sampleDirectory: null,
    ...tools
  })
  t.teardown(async () => {
    await app.close()
    await histories.close()
  })
  return { app, database, histories, url, clock }
}
