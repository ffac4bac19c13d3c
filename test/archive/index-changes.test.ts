import t from 'tap'
import { findChanges, findLastSequence } from '../../src/archive/changes.ts'
import { inTransaction, type Database } from '../../src/archive/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { listIndexedCourts } from '../../src/archive/index-changes.ts'
import { keepReading, type ListedPolicy } from '../../src/archive/readings.ts'
import { policy } from '../domain/blank-policy.ts'
import { beginCrawl, endCrawl, keepCrawl, keepIndexCapture, openTestArchive, REPOSITORY, type IndexSaid } from './keep.ts'

/** A file as an index lists it: `A 1.0.0` of a court, `? file.xml` of nobody knows which. */
function fileOf (text: string): ListedPolicy {
  const [organizationKey = '', version = ''] = text.split(' ')
  if (organizationKey === '?') return { subject: null, location: version, path: null }
  const subject = { organizationKey, version, published: '2005-01-01T09', effective: '2005-01-08T09' }
  return { subject, location: `${organizationKey}_${version}.xml`, path: null }
}

const saying = (...files: string[]): IndexSaid => [`<Index>${files.join()}</Index>`, files.map(fileOf)]
const asBefore = (...files: string[]): IndexSaid => [`<Index>${files.join()}</Index>`, null]

/** What each index of a crawl says, by its directory, and whether it comes from elsewhere. */
type Crawl = Array<readonly [IndexSaid, string?, 'moved'?]>

/** Which courts each of these crawls concerns, taken up after each capture and after its end. */
async function concernedBy (database: Database, repository: typeof REPOSITORY, crawls: Crawl[]): Promise<Array<string[] | null>> {
  let last = await findLastSequence(database)
  const all = []
  for (const crawl of crawls) {
    const concerned = new Set<string>()
    let isAny = false
    const hear = async (): Promise<void> => {
      const changes = await findChanges(database, last)
      const courts = changes.indexes ? await listIndexedCourts(database, last, changes.sequence) : []
      last = changes.sequence
      isAny ||= courts === null
      for (const court of courts ?? []) concerned.add(court)
    }
    const crawlId = await beginCrawl(database, repository)
    for (const [said, directory = '', moved] of crawl) {
      const finalUrl = moved === undefined ? null : 'http://127.0.0.1/moved/index.xml'
      await keepIndexCapture(database, crawlId, said, { repositoryId: repository.id, url: `${repository.url}${directory}index.xml`, finalUrl })
      await hear()
    }
    await endCrawl(database, crawlId)
    await hear()
    all.push(isAny ? null : [...concerned].sort())
  }
  return all
}

const [a, b] = ['a/', 'b/']
const whole: Crawl = [[saying()], [saying('A 1.0.0'), a], [saying('B 1.0.0'), b]]
const same: Crawl = [[asBefore()], [asBefore('A 1.0.0'), a], [asBefore('B 1.0.0'), b]]

/** A policy that stands in a file of another court's name. */
const found = { ...policy(), organizationKey: 'Found' }
const fileName = `Found_${found.published.slice(0, 10).replaceAll('-', '_')}_Ver${found.version.replaceAll('.', '_')}.xml`

// [what happens, crawls, which courts each concerns; null: any]
const cases: Array<[string, Crawl[], Array<string[] | null>]> = [
  ['what is seen for the first time may concern any', [whole], [null]],
  ['the same again concerns none', [whole, same], [null, []]],
  ['an entry is added to one of the indexes', [whole, [[asBefore()], [saying('A 1.0.0', 'A 1.0.1'), a], [asBefore('B 1.0.0'), b]]], [null, ['A']]],
  ['an entry is dropped', [whole, [[asBefore()], [saying(), a], [asBefore('B 1.0.0'), b]]], [null, ['A']]],
  ['one index lists both courts, and says something else of one', [[[saying('A 1.0.0', 'B 1.0.0')]], [[saying('A 1.0.0', 'B 1.0.1')]]], [null, ['B']]],
  ['the order of entries says nothing', [[[saying('A 1.0.0', 'B 1.0.0')]], [[saying('B 1.0.0', 'A 1.0.0')]]], [null, []]],
  ['a file of which nothing says whose it is', [[[saying('A 1.0.0')]], [[saying('A 1.0.0', '? other.xml')]]], [null, []]],
  ['the same, where a policy of a court was found', [[[saying('A 1.0.0')]], [[saying('A 1.0.0', `? ${fileName}`)]]], [null, ['Found']]],
  ['an index comes from elsewhere', [[[saying('A 1.0.0')]], [[saying('A 1.0.0', 'A 1.0.1'), '', 'moved']]], [null, null]],
  ['an index that nothing leads to any more', [whole, [[saying()], [saying('A 1.0.1'), a]]], [null, null]],
  ['the same, after a crawl in which nothing was new', [whole, [[asBefore()], [asBefore('A 1.0.0'), a]], [[asBefore()], [saying('A 1.0.1'), a]]], [null, [], null]],
  ['it is there again as it was', [whole, [[saying()], [saying('A 1.0.1'), a]], [[saying()], [asBefore('A 1.0.1'), a], [asBefore('B 1.0.0'), b]]], [null, null, null]],
  ['and from then on an index concerns its own court', [
    whole, [[saying()], [saying('A 1.0.1'), a]], [[saying()], [asBefore('A 1.0.1'), a], [asBefore('B 1.0.0'), b]],
    [[asBefore()], [asBefore('A 1.0.1'), a], [saying('B 1.0.1'), b]]
  ], [null, null, null, ['B']]],
  ['an index that says from now on that it is a mirror\'s', [[[saying('A 1.0.0')]], [[['<Mirror/>', [fileOf('A 1.0.0')], 'mirror']]]], [null, null]],
  ['and what a mirror says next', [[[['<Mirror>none</Mirror>', [], 'mirror']]], [[['<Mirror>A</Mirror>', [fileOf('A 1.0.0')], 'mirror']]]], [null, ['A']]],
  ['an index that could not be read before', [[[['<Broken', 'unreadable']]], [[saying('A 1.0.0')]]], [null, null]]
]

t.test('which courts an index concerns that says something else', async t => {
  const { database } = await openTestArchive(t)
  for (const [place, [what, crawls, expected]] of cases.entries()) {
    const repository = { id: `test-${place}`, url: `http://127.0.0.1/${place}/` }
    await keepCrawl(database, [found], { ...repository, id: `elsewhere-${place}` })
    t.same(await concernedBy(database, repository, crawls), expected, what)
  }
})

t.test('an index that is read anew may concern any court', async t => {
  const { database } = await openTestArchive(t)
  const said = saying('A 1.0.0')
  await concernedBy(database, REPOSITORY, [[[said]]])
  const { sequence } = await findChanges(database, 0)
  await inTransaction(database, async client => {
    await keepReading(client, digestOf(Buffer.from(said[0])), 'index', { kind: 'index', reader: 'reader/2', findings: [], entries: [], mirror: null })
  })
  await recordEntries(database)
  const changes = await findChanges(database, sequence)
  t.equal(await listIndexedCourts(database, sequence, changes.sequence), null)
})
