import t from 'tap'
import type { Database } from '../../src/archive/database.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { findLook, listTouchedCourts } from '../../src/archive/jobs/looks.ts'
import { policy } from '../domain/blank-policy.ts'
import { beginCrawl, endCrawl, keepIndexCapture, keepPolicyCapture, openTestArchive, type IndexSaid } from './keep.ts'

const [one, other] = [
  { id: 'one', url: 'http://127.0.0.1/one/' },
  { id: 'other', url: 'http://127.0.0.1/other/' }
]

/** An index that lists a version of each court. */
const listing = (...files: Array<readonly [string, string]>): IndexSaid => [`<Index>${files.join()}</Index>`, files.map(([organizationKey, version]) => ({
  subject: { organizationKey, version, published: '2005-01-01T09', effective: '2005-01-08T09' }, location: `${organizationKey}_${version}.xml`, path: null
}))]

const policyOf = (organizationKey: string, version: string) => ({ ...policy(), organizationKey, courtKey: organizationKey, version })

/** A crawl that captures an index and policies; which courts are to be looked at when it has ended. */
async function touchedBy (database: Database, repository: typeof one, said: IndexSaid, captured: ReadonlyArray<ReturnType<typeof policyOf>>, meanwhile?: () => Promise<void>): Promise<string[]> {
  const crawlId = await beginCrawl(database, repository)
  await keepIndexCapture(database, crawlId, said, { repositoryId: repository.id, url: `${repository.url}index.xml` })
  for (const each of captured) await keepPolicyCapture(database, crawlId, each, repository)
  await meanwhile?.()
  await endCrawl(database, crawlId)
  await recordEntries(database)
  let look = await findLook(database, 0)
  for (let next = look; next !== undefined; next = await findLook(database, next.sequence)) look = next
  if (look === undefined) throw new Error('No crawl came to its end.')
  return await listTouchedCourts(database, look)
}

t.test('a crawl is looked at for the courts of which its own repository had something new to say', async t => {
  const { database } = await openTestArchive(t)
  const files = [['A', '1.0.0'], ['B', '1.0.0']] as const
  const policies = files.map(([key, version]) => policyOf(key, version))
  t.same(await touchedBy(database, one, listing(...files), policies), ['A', 'B'], 'of the first crawl all that its indexes name')
  t.same(await touchedBy(database, one, listing(...files), []), [], 'of one that says the same none')
  t.same(await touchedBy(database, other, listing(['C', '1.0.0']), [policyOf('C', '1.0.0')]), ['C'], 'another repository has its own')
  t.same(await touchedBy(database, one, listing(...files, ['B', '1.0.1']), [policyOf('B', '1.0.1')], async () => {
    const crawlId = await beginCrawl(database, other)
    await keepPolicyCapture(database, crawlId, policyOf('C', '1.0.1'), other)
    await endCrawl(database, crawlId)
  }), ['B'], 'what another repository says meanwhile is looked at with its own crawl')
  t.same(await touchedBy(database, one, listing(['A', '1.0.0']), []), ['B'], 'that an index lists no longer')
})
