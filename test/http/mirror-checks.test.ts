import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import { mirrorIndex, type MirroredCourt } from '../../src/publisher/index-file.ts'
import { readAgain } from '../../src/reading/read-again.ts'
import { readerVersion } from '../../src/reading/reader.ts'
import { verifyArchive } from '../../src/verify/verify-archive.ts'
import { networkOf } from '../crawler/ask-options.ts'
import { crawlBench, indexXml, listed, policyXml, type CrawlBench } from '../crawler/small-repository.ts'
import { serve, type Served } from './serve.ts'

const MORNING = Date.parse('2026-11-20T17:20:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const key = 'USCAInyoSuperior'
const policy = { key, version: '1.0.0', published: '2026-11-02T09', effective: '2026-11-12T09' }

const utc = (instant: number): string => new Date(instant).toISOString()

/** A service that others can crawl, and how it crawls a repository at a moment: a mirror of whose archive it then is. */
interface Mirror extends Served { root: string, crawl: (url: string, at: number) => Promise<string[]> }

async function openMirror (t: Test, { tools }: CrawlBench): Promise<Mirror> {
  const service = await serve(t, {}, MORNING)
  const base = await service.app.listen({ host: '127.0.0.1', port: 0 })
  const crawl = async (url: string, at: number): Promise<string[]> => {
    service.clock.now = at
    const repository = { id: 'valley', url, timeZone: null, remote: false }
    const outcome = await crawlRepository(repository, true, { ...tools, newId: randomUUID, database: service.database, network: networkOf(t, [new URL(url).origin]), configured: [repository], now: () => at })
    await service.histories.refresh()
    await service.tell()
    return outcome?.report.findings.map(({ rule }) => rule) ?? ['no crawl']
  }
  return { ...service, root: `${base}/CourtPolicies/`, crawl }
}

/** What a service says at a moment of a court: when it was checked last, whether that is long ago, and whether an answer for that moment may still change. */
async function told ({ app, clock }: Served, now: number, court = key): Promise<object> {
  clock.now = now
  const { headers } = await app.inject(`/v1/courts/${court}`)
  const { provisional, settledUntil } = (await app.inject(`/v1/courts/${court}/effective-policy?at=${utc(now)}`)).json()
  return { checked: headers['archive-last-checked'], stale: headers['archive-stale'], provisional, settledUntil }
}

t.test('a mirror, and a mirror of that, settle no longer than the first archive was checked', async t => {
  const bench = await crawlBench(t)
  bench.publish('index.xml', indexXml({ policies: [listed(policy)] }))
  bench.publish(listed(policy).location, policyXml(policy))
  const [first, second, third] = [await openMirror(t, bench), await openMirror(t, bench), await openMirror(t, bench)]

  await first.crawl(bench.repository.url, MORNING)
  const settled = { checked: utc(MORNING), stale: '?0', provisional: false, settledUntil: '2026-11-20T10:00:00-08:00' }
  t.same(await told(first, MORNING + 30 * MINUTE), settled)

  t.same(await second.crawl(first.root, MORNING + 50 * MINUTE), [])
  t.same(await third.crawl(second.root, MORNING + 55 * MINUTE), [])
  const after = { ...settled, provisional: true }
  for (const service of [first, second, third]) t.same(await told(service, MORNING + 55 * MINUTE), after, 'although two of them asked a moment ago')

  await second.crawl(first.root, MORNING + 2 * HOUR)
  await third.crawl(second.root, MORNING + 2 * HOUR)
  for (const service of [first, second, third]) t.same(await told(service, MORNING + 2 * HOUR), { ...after, stale: '?1' }, 'the first has stopped, and all say so')

  await first.crawl(bench.repository.url, MORNING + 3 * HOUR)
  await third.crawl(second.root, MORNING + 3 * HOUR)
  t.same(await told(third, MORNING + 3 * HOUR), { ...after, stale: '?1' }, 'the one between has not looked yet')
  await second.crawl(first.root, MORNING + 3 * HOUR)
  await third.crawl(second.root, MORNING + 3 * HOUR)
  for (const service of [first, second, third]) {
    t.same(await told(service, MORNING + 3 * HOUR), { checked: utc(MORNING + 3 * HOUR), stale: '?0', provisional: false, settledUntil: '2026-11-20T13:00:00-08:00' })
  }
})

t.test('what a mirror shows when is not held against the court', async t => {
  const bench = await crawlBench(t)
  const early = { key, version: '1.0.1', published: '2026-11-20T13', effective: '2026-11-24T09' }
  bench.publish('index.xml', indexXml({ policies: [listed(policy), listed(early)] }))
  for (const each of [policy, early]) bench.publish(listed(each).location, policyXml(each))
  const [first, second] = [await openMirror(t, bench), await openMirror(t, bench)]
  await first.crawl(bench.repository.url, MORNING)
  await second.crawl(first.root, MORNING)
  const rules = async ({ app }: Served): Promise<string[]> => (await app.inject(`/v1/courts/${key}/policies/1.0.1/findings`)).json().items.map(({ rule }: { rule: string }) => rule)
  const [own, mirrored] = [await rules(first), await rules(second)]
  t.ok(own.includes('post-dated'))
  t.same(mirrored, own.filter(rule => rule !== 'post-dated'))
})

/** A site whose indexes say of themselves what a test gives: a primary one, and one for the court. */
function publishMirror ({ publish }: CrawlBench, top: readonly MirroredCourt[], own: readonly MirroredCourt[]): void {
  publish('index.xml', mirrorIndex({ courts: top, policies: [], localIndexes: ['court/index.xml'] }))
  publish('court/index.xml', mirrorIndex({ courts: own, policies: [{ organizationKey: key, name: null, version: policy.version, published: policy.published, effective: policy.effective, location: listed(policy).location }], localIndexes: [] }))
  publish(`court/${listed(policy).location}`, policyXml(policy))
}

const court = (checkedAt: string | null, organizationKey = key): MirroredCourt => ({ organizationKey, checkedAt })
const [earlier, later] = [utc(MORNING - 2 * HOUR), utc(MORNING - HOUR)]
const ahead = utc(MORNING + 2 * HOUR)

// [what the mirror says, in its primary index, in the court's, when the court was checked, findings on the repository]
const mirrors: ReadonlyArray<readonly [string, MirroredCourt[], MirroredCourt[], string | undefined, string[]]> = [
  ['one time', [court(later)], [court(later)], later, []],
  ['two times: the earlier', [court(later)], [court(earlier)], earlier, []],
  ['two times, the other way round', [court(earlier)], [court(later)], earlier, []],
  ['a time to come: when it was asked', [court(ahead)], [court(ahead)], utc(MORNING), ['mirror-ahead', 'mirror-ahead']],
  ['a time to come in one of them', [court(ahead)], [court(later)], later, ['mirror-ahead']],
  ['a minute to come', [court(utc(MORNING + MINUTE))], [court(utc(MORNING + MINUTE))], utc(MORNING), []],
  ['no time', [court(null)], [court(null)], undefined, []],
  ['no time in one of them', [court(later)], [court(null)], undefined, []],
  ['no time in the other', [court(null)], [court(later)], undefined, []],
  ['what is no time', [court('yesterday')], [court(later)], undefined, ['value-forbidden']],
  ['nothing of this court', [court(later, 'USCAMonoSuperior')], [court(later)], undefined, []],
  ['nothing of this court where it is listed', [court(later)], [court(later, 'USCAMonoSuperior')], undefined, []],
  ['nothing of any court', [], [], undefined, []]
]

t.test('what a mirror says of its check counts, and what it does not say settles nothing', async t => {
  for (const [what, top, own, checked, findings] of mirrors) {
    const bench = await crawlBench(t)
    publishMirror(bench, top, own)
    const service = await openMirror(t, bench)
    t.same(await service.crawl(bench.repository.url, MORNING), findings, what)
    t.match(await told(service, MORNING), { checked, provisional: checked !== utc(MORNING) }, what)
  }
})

t.test('as known before, an answer is settled as it was; what is kept of a mirror is what it said', async t => {
  const bench = await crawlBench(t)
  const service = await openMirror(t, bench)
  publishMirror(bench, [court(earlier)], [court(earlier)])
  await service.crawl(bench.repository.url, MORNING)
  const known = utc((await bench.database.query<{ now: number }>('select now() as now')).rows[0]?.now as number)
  publishMirror(bench, [court(later)], [court(later)])
  await service.crawl(bench.repository.url, MORNING + MINUTE)
  publishMirror(bench, [court(null)], [court(later)])
  await service.crawl(bench.repository.url, MORNING + 2 * MINUTE)
  t.match(await told(service, MORNING + 2 * MINUTE), { checked: later }, 'the last complete check stands')
  service.clock.now = Date.parse(known) + HOUR
  const { settledUntil } = (await service.app.inject(`/v1/courts/${key}/effective-policy?at=2026-11-20T06:00&knownAt=${known}`)).json()
  t.equal(settledUntil, '2026-11-20T08:00:00-08:00')

  const found: unknown[] = []
  const counts = await verifyArchive({ database: service.database, reader: { version: readerVersion, read: readAgain }, onDifference: difference => { found.push(difference) }, onProgress () {} })
  t.same(found, [])
  t.match(counts, { differences: 0, coverage: { late: null, uncovered: 0 } })
  await t.rejects(service.database.query('delete from archive.mirror_check'), /append-only|refused/)
})
