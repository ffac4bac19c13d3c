import type { Test } from 'tap'
import { Histories } from '../../src/memory/histories.ts'
import { buildApp, type AppTools } from '../../src/http/app.ts'
import type { Database } from '../../src/postgres/database.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { openEventTail, type EventTail } from '../../src/events/tail.ts'
import { isUnreachable } from '../../src/postgres/unreachable.ts'
import type { App } from '../../src/http/fastify.ts'
import type { Health, Part } from '../../src/http/health.ts'
import { openTestArchive } from '../archive/keep.ts'

export interface Served { app: App, database: Database, histories: Histories, url: string, clock: { now: number }, eventTail: EventTail, tell: () => Promise<void> }

const well: Part = { state: 'ok', text: 'All is well.' }
const healthy: Health = { database: well, migrations: well, replica: null, word: well, log: null, lastCrawlEndedAt: null }

/** The service on a database of its own, on a clock that the test sets; nothing is crawled unless the test keeps something, and events are made when it says `tell`. */
export async function serve (t: Test, tools: Partial<AppTools> = {}, now = Date.parse('2026-11-22T12:34:56Z')): Promise<Served> {
  return await serveArchive(t, await openTestArchive(t), tools, now)
}

/** The same on an archive that is there already, perhaps on a clock that others look at too. */
export async function serveArchive (t: Test, { database, url }: { database: Database, url: string }, tools: Partial<AppTools>, now: number | { now: number }): Promise<Served> {
  const clock = typeof now === 'number' ? { now } : now
  // A connection that a test takes away is no failure of the service.
  const onError = (error: unknown): void => { if (!isUnreachable(error)) t.fail(String(error)) }
  const histories = await Histories.open({ database, url, now: () => clock.now, onError })
  const eventTail = await openEventTail({ database, url, onRecorded: () => {}, onError })
  const app = await buildApp({
    histories,
    database,
    reading: database,
    eventTail,
    later: () => () => {},
    clock: () => clock.now,
    repositories: [{ id: 'test', url: 'http://127.0.0.1/CourtPolicies/' }],
    tokens: () => ({ clerk: [], operator: [] }),
    nextCheckOf: () => null,
    startCrawl: async () => null,
    findHealth: async () => healthy,
    printMetrics: async () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', text: '' }),
    logger: false,
    trustProxy: false,
    publicUrl: null,
    maxDocumentBytes: 16 * 1024 * 1024,
    examples: {},
    sampleDirectory: null,
    ...tools
  })
  t.teardown(async () => {
    await app.close()
    await eventTail.close()
    await histories.close()
  })
  const tell = async (): Promise<void> => {
    await makeEvents({ database, clock: () => clock.now, isCrawling: true })
    await eventTail.refresh()
  }
  return { app, database, histories, url, clock, eventTail, tell }
}
