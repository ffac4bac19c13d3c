import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { keepSettings } from '../../src/archive/court/settings.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import type { AppTools } from '../../src/http/app.ts'
import { openNetwork } from '../../src/crawler/network.ts'
import { realTimers } from '../../src/timing/timers.ts'
import { publishLog } from '../log/published-log.ts'
import { serve, type Served } from './serve.ts'
import { tokenOf } from './token-of.ts'

export const NOW = Date.parse('2026-11-22T12:34:56Z')
export const OPERATOR = 'operator-token-of-the-tests'
export const CLERK = 'clerk-token-of-the-tests'
const CRAWL_ID = '3b85d311-b307-4fa3-8aca-718f5952c068'

export interface SampleService extends Served { base: string, crawl: (asked: boolean) => Promise<void> }

/** The whole service on a real port with the sample repository, crawled from itself, what was recorded by then in its log; its clock stands still. */
export async function serveSample (t: Test, readExamples: () => Readonly<Record<string, unknown>> = () => ({}), tools: Partial<AppTools> = {}): Promise<SampleService> {
  const repository = { id: 'sample', url: '', timeZone: null, remote: false }
  const repositories = [repository]
  const service = await serve(t, {
    repositories,
    examples: readExamples(),
    sampleDirectory: fileURLToPath(new URL('../../db/sample/', import.meta.url)),
    tokens: () => ({ clerk: [tokenOf('a clerk', CLERK)], operator: [tokenOf('an operator', OPERATOR)] }),
    nextCheckOf: () => NOW + 15 * 60_000,
    startCrawl: async () => CRAWL_ID,
    ...tools
  }, NOW)
  const base = await service.app.listen({ host: '127.0.0.1', port: 0 })
  repository.url = `${base}/sample/CourtPolicies/`
  const network = openNetwork({ isConfigured: origin => origin === base, isPublicAddress: () => false })
  t.teardown(network.close)
  let crawls = 0
  const crawl = async (asked: boolean): Promise<void> => {
    crawls += 1
    await crawlRepository(repository, asked, {
      database: service.database,
      network,
      configured: repositories,
      now: () => service.clock.now,
      timers: realTimers,
      holder: 'the tests',
      newId: () => crawls === 1 ? CRAWL_ID : CRAWL_ID.replace(/.$/, String(crawls)),
      version: 'test',
      contact: null,
      maxDocumentBytes: 16 * 1024 * 1024,
      log: { info: () => {}, error: (_fields, message) => { t.fail(message) } }
    })
    await service.histories.refresh()
    await service.tell()
    await publishLog(service.database)
  }
  // As a start does before its first crawl: the archive's numbers are the same then.
  await keepSettings(service.database, [])
  await recordEntries(service.database)
  await crawl(false)
  return { ...service, base, crawl }
}
