import t from 'tap'
import { findChanges } from '../../src/archive/changes.ts'
import { inTransaction } from '../../src/archive/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { keepReading } from '../../src/archive/readings.ts'
import { policy } from '../domain/blank-policy.ts'
import { beginCrawl, keepIndexCapture, keepPolicyCapture, openTestArchive } from './keep.ts'

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
  await keepIndexCapture(database, crawlId, ['<Index/>', []])
  t.same(await news(), [[], true], 'an index')
  await keepIndexCapture(database, crawlId, ['<Index/>', null])
  t.same(await news(), [[], false], 'the same once more')
  await inTransaction(database, async client => { await keepReading(client, digestOf(Buffer.from('<Index/>')), 'index', { kind: 'index', reader: 'reader/2', findings: [], entries: [], mirror: null }) })
  await recordEntries(database)
  t.same(await news(), [[], true], 'read by a better reader: what it found in entries is news of policies')
  const { organizationKey } = policy()
  await keepPolicyCapture(database, crawlId, policy())
  await recordEntries(database)
  t.same(await news(), [[organizationKey], false], 'a policy')
  t.same(await news(), [[], false], 'nothing')
})
