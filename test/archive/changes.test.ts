import t from 'tap'
import { findChanges } from '../../src/archive/changes.ts'
import { inTransaction, type Database } from '../../src/archive/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { keepCapture } from '../../src/archive/captures.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { keepReading, type Reading } from '../../src/archive/readings.ts'
import type { Capture } from '../../src/domain/history/capture.ts'
import { policy } from '../domain/blank-policy.ts'
import { beginCrawl, keepPolicyCapture, openTestArchive, REPOSITORY } from './keep.ts'

const bytes = Buffer.from('<Index/>')
const readBy = (reader: string): Reading => ({ kind: 'index', reader, findings: [], entries: [] })

async function keepIndex (database: Database, crawlId: string, given: Partial<Capture>, reading: Reading | null): Promise<void> {
  const capture: Capture = {
    crawlId,
    repositoryId: REPOSITORY.id,
    url: `${REPOSITORY.url}index.xml`,
    finalUrl: null,
    role: 'index',
    requestedAt: 1,
    completedAt: 2,
    outcome: 'fetched',
    status: 200,
    failure: null,
    headers: {},
    sha256: digestOf(bytes),
    complete: true,
    subject: null,
    ledFrom: null,
    ...given
  }
  await keepCapture(database, { capture, document: { sha256: digestOf(bytes), bytes }, reading })
  await recordEntries(database)
}

t.test('what was recorded after a number: which courts, and whether an index says something else than before', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = await beginCrawl(database)
  await recordEntries(database)
  let last = 0
  const news = async (): Promise<unknown> => {
    const { sequence, organizationKeys, indexes } = await findChanges(database, last)
    last = sequence
    return [organizationKeys, indexes]
  }
  await news()
  await keepIndex(database, crawlId, {}, readBy('reader/1'))
  t.same(await news(), [[], true], 'an index')
  await keepIndex(database, crawlId, { outcome: 'not-modified', status: 304 }, null)
  t.same(await news(), [[], false], 'the same once more')
  await inTransaction(database, async client => { await keepReading(client, digestOf(bytes), 'index', readBy('reader/2')) })
  await recordEntries(database)
  t.same(await news(), [[], true], 'read by a better reader: what it found in entries is news of policies')
  const { organizationKey } = policy()
  await keepPolicyCapture(database, crawlId, policy())
  await recordEntries(database)
  t.same(await news(), [[organizationKey], false], 'a policy')
  t.same(await news(), [[], false], 'nothing')
})
