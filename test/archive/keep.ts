import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { policyRows } from '../../src/archive/court/policy-rows.ts'
import type { Capture } from '../../src/domain/history/capture.ts'
import type { ListedPolicy, Reading } from '../../src/archive/readings.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { testDatabase } from '../database.ts'

/** A migrated database of its own, closed when the test ends. */
export async function openTestArchive (t: Test): Promise<{ database: Database, url: string }> {
  const url = await testDatabase(t)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  return { database, url }
}

export const REPOSITORY = { id: 'test', url: 'http://127.0.0.1/CourtPolicies/' }

/** A crawl of one repository, in which documents are kept as if they had been fetched. */
export async function keepCrawl (database: Database, policies: readonly Policy[], repository = REPOSITORY): Promise<string> {
  const crawlId = await beginCrawl(database, repository)
  for (const policy of policies) await keepPolicyCapture(database, crawlId, policy, repository)
  await endCrawl(database, crawlId, policies.length)
  return crawlId
}

/** The end of a crawl that was begun. */
export async function endCrawl (database: Database, crawlId: string, policies = 0): Promise<void> {
  const counts = { indexes: 0, policies, newDocuments: policies, notModified: 0, unreadable: 0, failed: 0 }
  await keepCrawlEnded(database, { crawlId, state: 'done', endedAt: Date.now(), counts, report: { findings: [] } })
  await recordEntries(database)
}

/** A crawl of which no end is known, so that captures may still be kept. */
export async function beginCrawl (database: Database, repository = REPOSITORY): Promise<string> {
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: repository.id, url: repository.url, asked: false, begunAt: Date.now() })
  return crawlId
}

export async function keepPolicyCapture (database: Database, crawlId: string, policy: Policy, repository = REPOSITORY): Promise<Capture> {
  const bytes = Buffer.from(JSON.stringify(policy))
  const { organizationKey, version, published, effective } = policy
  const capture: Capture = {
    crawlId,
    repositoryId: repository.id,
    url: `${repository.url}${organizationKey}_${published.slice(0, 10).replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`,
    finalUrl: null,
    role: 'policy',
    requestedAt: Date.now(),
    completedAt: Date.now(),
    outcome: 'fetched',
    status: 200,
    failure: null,
    headers: {},
    sha256: digestOf(bytes),
    complete: true,
    subject: { organizationKey, version, published, effective },
    ledFrom: null
  }
  await keepCapture(database, {
    capture,
    document: { sha256: digestOf(bytes), bytes },
    reading: { kind: 'policy', reader: 'test-reader/1', findings: [], policy: policyRows(policy) }
  })
  return capture
}

/** What an index says, and what it lists (null: it is as it was), and whether it is a mirror's. */
export type IndexSaid = readonly [text: string, entries: readonly ListedPolicy[] | 'unreadable' | null, kind?: 'mirror']

/** An index as it was captured: fetched, or as it was. */
export async function keepIndexCapture (database: Database, crawlId: string, [text, entries, kind]: IndexSaid, given: Partial<Capture> = {}): Promise<void> {
  const bytes = Buffer.from(text)
  const answer = entries === null ? { outcome: 'not-modified', status: 304 } as const : { outcome: 'fetched', status: 200 } as const
  const capture: Capture = {
    crawlId,
    repositoryId: REPOSITORY.id,
    url: `${REPOSITORY.url}index.xml`,
    finalUrl: null,
    role: 'index',
    requestedAt: 1,
    completedAt: 2,
    ...answer,
    failure: null,
    headers: {},
    sha256: digestOf(bytes),
    complete: true,
    subject: null,
    ledFrom: null,
    ...given
  }
  const read = { reader: 'reader/1', findings: [] }
  const reading: Reading | null = entries === 'unreadable' ? { ...read, kind: 'unreadable' } : entries === null ? null : { ...read, kind: 'index', entries, mirror: kind === undefined ? null : [] }
  await keepCapture(database, { capture, document: { sha256: digestOf(bytes), bytes }, reading })
  await recordEntries(database)
}
