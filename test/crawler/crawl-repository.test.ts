import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import pLimit from 'p-limit'
import { keepCapture } from '../../src/archive/captures.ts'
import { findLastAnswer } from '../../src/archive/last-answers.ts'
import { findCrawl } from '../../src/archive/crawls.ts'
import { inTransaction } from '../../src/postgres/database.ts'
import { digestOf, keepDocument } from '../../src/archive/documents.ts'
import { findLastCheck } from '../../src/archive/court/index-checks.ts'
import { endLapsedCrawls } from '../../src/archive/jobs/lapsed-crawls.ts'
import { claimLease, isCrawlHeld } from '../../src/archive/jobs/leases.ts'
import { keepReading } from '../../src/archive/readings.ts'
import { beginCrawl, crawlLeased, crawlRepository, type CrawlOutcome } from '../../src/crawler/crawl-repository.ts'
import { fetchDocument } from '../../src/crawler/fetch-document.ts'
import type { CrawlProgress } from '../../src/crawler/walk.ts'
import { readerVersion } from '../../src/ingest/ingest-document.ts'
import { manualTimers } from '../manual-timers.ts'
import { askBench } from './ask-options.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallPolicy } from './small-repository.ts'

const kings1: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const kings2: SmallPolicy = { key: 'USCAKings', version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-05T09' }
const tulare: SmallPolicy = { key: 'USCATulare', version: '2.0.0', published: '2005-01-02T10', effective: '2005-01-06T09' }

/** Kings in the primary index's directory; Tulare under an index of its own, where its policy lies. */
async function valley (t: Test): Promise<CrawlBench> {
  const bench = await crawlBench(t)
  bench.publish('index.xml', indexXml({ policies: [listed(kings1)], local: ['US/California/Tulare/index.xml'] }))
  bench.publish(fileNameOf(kings1), policyXml(kings1))
  bench.publish('US/California/Tulare/index.xml', indexXml({ policies: [listed(tulare)] }))
  bench.publish(`US/California/Tulare/${fileNameOf(tulare)}`, policyXml(tulare))
  return bench
}

const kingsPath = `/CourtPolicies/${fileNameOf(kings1)}`
const tularePath = `/CourtPolicies/US/California/Tulare/${fileNameOf(tulare)}`
const [primary, local] = ['/CourtPolicies/index.xml', '/CourtPolicies/US/California/Tulare/index.xml']

/** [rule, path of its URL] of each finding, sorted. */
function found ({ report }: CrawlOutcome): string[][] {
  return report.findings.map(({ rule, url }) => [rule, new URL(url).pathname]).sort((a, b) => a.join() < b.join() ? -1 : 1)
}

t.test('a whole repository is archived, and the archive says so in rows', async t => {
  const { crawl, database, site, repository, logged } = await valley(t)
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 2, policies: 2, newDocuments: 4, notModified: 0, unreadable: 0, failed: 0 }, report: { findings: [] } })
  t.same(site.takePaths(), [primary, local, tularePath, kingsPath], 'all indexes first, then the newest publication')
  t.same(logged, [])

  const errors = await database.query("select count(*) from archive.finding where severity = 'error'")
  t.same(errors.rows, [{ count: outcome.documentErrors }], 'the errors of the documents are counted, and stand with them')

  const captures = await database.query(`
    select c.url, c.role, c.led_from, c.outcome, c.status, c.failure, c.organization_key, c.version, c.published, c.effective, c.complete, g.kind
      from archive.capture c left join archive.reading g on g.sha256 = c.sha256 and g.role = c.role
     order by c.entry_id`)
  const row = (path: string, role: string, policy: SmallPolicy | null, ledFrom: string | null = null): object => ({
    url: site.origin + path,
    role,
    led_from: ledFrom === null ? null : site.origin + ledFrom,
    outcome: 'fetched',
    status: 200,
    failure: null,
    organization_key: policy?.key ?? null,
    version: policy?.version ?? null,
    published: policy?.published ?? null,
    effective: policy?.effective ?? null,
    complete: true,
    kind: role
  })
  t.same(captures.rows.slice(0, 2), [row(primary, 'index', null), row(local, 'index', null, primary)], 'indexes are kept before the first policy is asked for')
  // Two policies at once: which of them answers first is chance.
  t.same(captures.rows.slice(2).sort((a, b) => a.url < b.url ? -1 : 1), [row(tularePath, 'policy', tulare), row(kingsPath, 'policy', kings1)])
  const policies = await database.query('select organization_key, version, published, effective from archive.policy order by 1')
  t.same(policies.rows, [kings1, tulare].map(({ key, ...labels }) => ({ organization_key: key, ...labels })))
  const entries = await database.query('select organization_key, version, location from archive.index_entry order by 1')
  t.same(entries.rows, [kings1, tulare].map(policy => ({ organization_key: policy.key, version: policy.version, location: fileNameOf(policy) })))

  const kinds = await database.query('select kind from archive.recorded join archive.entry using (entry_id) order by sequence')
  t.same(kinds.rows.map(({ kind }) => kind), ['crawl-begun', ...Array(4).fill(['reading', 'capture']).flat(), 'crawl-ended'])
  t.same((await database.query('select * from jobs.unrecorded')).rows, [], 'all of it is recorded')
  t.match(await findCrawl(database, outcome.crawlId), { repositoryId: 'valley', url: repository.url, asked: true, state: 'done', counts: outcome.counts })
  t.ok(await findLastCheck(database, repository.id, 'USCATulare', null), 'the index of the court is checked')
})

t.test('what has not changed is not kept twice; indexes are asked for whole, policies on condition', async t => {
  const { crawl, database, site } = await valley(t)
  await crawl()
  site.takePaths()
  const again = await crawl()
  t.match(again, { state: 'done', counts: { indexes: 2, policies: 2, newDocuments: 0, notModified: 4, unreadable: 0, failed: 0 }, report: { findings: [] } })
  t.ok(site.requests.every(({ path, headers }) => (headers['if-none-match'] === undefined) === path.endsWith('index.xml')))
  t.same((await database.query('select role, outcome, status, count(*) from archive.capture group by 1, 2, 3 order by 1, 2')).rows, [
    { role: 'index', outcome: 'fetched', status: 200, count: 2 }, { role: 'index', outcome: 'not-modified', status: 200, count: 2 },
    { role: 'policy', outcome: 'fetched', status: 200, count: 2 }, { role: 'policy', outcome: 'not-modified', status: 304, count: 2 }])
  t.same((await database.query('select (select count(*) from archive.document) as documents, (select count(*) from archive.reading) as readings')).rows, [{ documents: 4, readings: 4 }])
})

t.test('the same bytes without an ETag are not kept twice', async t => {
  const { crawl, database, site } = await valley(t)
  site.set(kingsPath, { body: policyXml(kings1), etag: false })
  await crawl()
  t.match(await crawl(), { counts: { newDocuments: 0, notModified: 4 } })
  t.match(await findLastAnswer(database, 'valley', site.origin + kingsPath), { headers: { 'content-length': /^\d+$/ } })
  t.same((await database.query('select outcome, status from archive.capture where url = $1 order by entry_id', [site.origin + kingsPath])).rows, [
    { outcome: 'fetched', status: 200 }, { outcome: 'not-modified', status: 200 }])
})

t.test('a new version is found, by schedule without asking for what is held', async t => {
  const { crawl, crawlBySchedule, publish, site } = await valley(t)
  await crawl()
  publish('index.xml', indexXml({ policies: [listed(kings1), listed(kings2)], local: ['US/California/Tulare/index.xml'] }))
  publish(fileNameOf(kings2), policyXml(kings2))
  site.takePaths()
  t.match(await crawlBySchedule(), { state: 'done', counts: { indexes: 2, policies: 3, newDocuments: 2, notModified: 1, failed: 0 } })
  t.same(site.takePaths(), [primary, local, `/CourtPolicies/${fileNameOf(kings2)}`])

  await crawlBySchedule()
  t.same(site.takePaths(), [primary, local], 'then nothing is new')
  t.match(await crawl(), { counts: { newDocuments: 0, notModified: 5 } })
  t.equal(site.takePaths().length, 5, 'a person has every policy asked for')
})

t.test('by schedule that is asked for again which did not answer, or answered with no policy', async t => {
  const { crawlBySchedule, publish, site } = await valley(t)
  site.remove(kingsPath)
  publish(tularePath.replace('/CourtPolicies/', ''), '<html><body>We are back at eight.</body></html>')
  t.match(await crawlBySchedule(), { state: 'done', counts: { newDocuments: 3, unreadable: 1, failed: 1 } })
  publish(fileNameOf(kings1), policyXml(kings1))
  publish(tularePath.replace('/CourtPolicies/', ''), policyXml(tulare))
  site.takePaths()
  t.match(await crawlBySchedule(), { state: 'done', counts: { newDocuments: 2, notModified: 2, unreadable: 0, failed: 0 }, report: { findings: [] } })
  t.same(site.takePaths(), [primary, local, tularePath, kingsPath])
})

t.test('what only another version of the reader has read is read again', async t => {
  const { crawlBySchedule, database, repository, site, tools } = await valley(t)
  const { crawlId } = await beginCrawl({ crawlId: randomUUID(), repositoryId: repository.id, url: repository.url }, false, { database, now: Date.now })
  const url = site.origin + kingsPath
  const { finalUrl, document, received, reason, exchanges, ...answer } = await fetchDocument({ url, previous: null }, askBench({ ...tools.network, close: async () => {} }, { now: tools.now }).options)
  await keepCapture(database, {
    capture: { crawlId, repositoryId: repository.id, url, finalUrl, role: 'policy', subject: null, ledFrom: null, ...answer },
    document,
    exchanges,
    reading: { reader: 'older', kind: 'unreadable', findings: [] }
  })
  site.takePaths()
  t.match(await crawlBySchedule(), { counts: { newDocuments: 3, notModified: 1, unreadable: 0 } })
  t.equal(site.takePaths().length, 4)
  t.same((await database.query('select reader, kind from archive.reading where sha256 = $1 order by entry_id', [Buffer.from(document?.sha256 ?? '', 'hex')])).rows, [
    { reader: 'older', kind: 'unreadable' }, { reader: readerVersion, kind: 'policy' }])
  await crawlBySchedule()
  t.same(site.takePaths(), [primary, local], 'once')
})

t.test('what is held and listed no more is read again too, from the archive', async t => {
  const { crawl, database, publish, site } = await valley(t)
  await crawl()
  const readings = async () => (await database.query('select reader, kind from archive.reading where role = $1 order by entry_id', ['policy'])).rows
  const held = await readings()
  // As an archive of an earlier release holds them: another reader's readings of files that are gone, and none of this one.
  const bytes = Buffer.from(policyXml({ ...kings1, version: '0.0.1', fee: '7.00' }))
  await keepDocument(database, { sha256: digestOf(bytes), bytes })
  await inTransaction(database, async client => await keepReading(client, digestOf(bytes), 'policy', { reader: 'older', kind: 'unreadable', findings: [] }))
  publish('index.xml', indexXml({}))
  site.takePaths()
  t.match(await crawl(), { state: 'done' })
  t.same(site.takePaths().filter(path => path.includes('Kings')), [], 'nobody is asked for it')
  t.same(await readings(), [...held, { reader: 'older', kind: 'unreadable' }, { reader: readerVersion, kind: 'policy' }])
  t.equal((await database.query('select from archive.reading left join archive.recorded using (entry_id) where sequence is null')).rowCount, 0, 'and recorded')
  await crawl()
  t.equal((await readings()).length, held.length + 2, 'once')
})

t.test('a crawl is refused while another is under way', async t => {
  const { crawl, tools, repository, site, database } = await valley(t)
  let release = (): void => {}
  site.set(kingsPath, { body: policyXml(kings1), delay: new Promise<void>(resolve => { release = resolve }) })
  let first: Promise<CrawlOutcome | undefined> = Promise.resolve(undefined)
  const begun = await new Promise<string>(resolve => {
    first = crawlRepository(repository, true, tools, ({ crawlId }) => resolve(crawlId))
  })
  t.match(await findCrawl(database, begun), { state: null, endedAt: null, counts: null }, 'its id is known, and recorded, at once')
  t.equal(await isCrawlHeld(database, begun), true)
  t.equal(await crawlRepository(repository, true, tools), undefined)
  t.ok(await crawlRepository({ ...repository, id: 'another' }, false, { ...tools, timeoutMs: 200 }), 'another repository is not held')
  release()
  t.match(await first, { crawlId: begun, state: 'done' })
  t.equal(await isCrawlHeld(database, begun), false)
  t.match(await crawl(), { state: 'done' }, 'then the next may')
  t.equal((await database.query("select count(*) from archive.crawl_begun where repository_id = 'valley'")).rows[0].count, 2, 'the refused one left nothing')
})

t.test('a crawl renews its lease, and one whose lease went to another ends', async t => {
  const { tools, repository, site, database } = await valley(t)
  const timers = manualTimers()
  const asked = site.whenAtOnce(1)
  site.set(primary, { body: indexXml({}), delay: new Promise<void>(() => {}) })
  const crawl = crawlRepository(repository, true, { ...tools, timers })
  await asked
  t.same(timers.pending(), [10_000, 4_000])
  await database.query("update jobs.lease set held_until = now() - interval '1 second'")
  await timers.fire(4_000)
  t.same((await database.query("select held_until > now() + interval '5 seconds' as held from jobs.lease")).rows, [{ held: true }])
  t.same(timers.pending(), [10_000, 4_000], 'and it will renew it again')

  const other = randomUUID()
  await database.query('update jobs.lease set crawl_id = $1', [other])
  await timers.fire(4_000)
  t.match(await crawl, { state: 'failed', counts: { failed: 0 }, report: { findings: [{ rule: 'crawl-failed', message: /held by another crawl by now/ }] } })
  t.same(timers.pending(), [])
  t.same((await database.query('select count(*) from archive.capture')).rows, [{ count: 0 }])
  t.equal(await isCrawlHeld(database, other), true, 'the other goes on')
})

t.test('a crawl whose lease cannot be renewed tries again soon, and ends before another may begin', async t => {
  const { tools, repository, site, database, logged } = await valley(t)
  const timers = manualTimers()
  const asked = site.whenAtOnce(1)
  site.set(primary, { body: indexXml({}), delay: new Promise<void>(() => {}) })
  const crawl = crawlRepository(repository, true, { ...tools, timers })
  await asked
  await database.query('alter table jobs.lease rename to lost')
  await timers.fire(4_000)
  await timers.fire(1_000)
  t.match(logged.splice(0), Array(2).fill({ message: /could not be renewed/ }))
  await database.query('alter table jobs.lost rename to lease')
  await timers.fire(1_000)
  t.same(timers.pending(), [10_000, 4_000])
  await timers.fire(10_000)
  t.match(await crawl, { state: 'failed', report: { findings: [{ rule: 'crawl-failed', message: /database could not be asked/ }] } })
  t.same((await database.query('select crawl_id, due_at <= now() as due from jobs.lease')).rows, [{ crawl_id: null, due: true }])
})

t.test('a crawl whose lease was found lapsed has failed: its holder, should it wake up, keeps nothing more and is told so', async t => {
  const { crawl, tools, repository, site, database, logged } = await valley(t)
  const timers = manualTimers()
  const asked = site.whenAtOnce(1)
  let release = (): void => {}
  site.set(primary, { body: indexXml({}), delay: new Promise<void>(resolve => { release = resolve }) })
  const sleeping = crawlRepository(repository, true, { ...tools, timers })
  await asked
  await database.query("update jobs.lease set held_until = now() - interval '1 second'")
  await endLapsedCrawls(database)
  const [lost] = (await database.query('select crawl_id, state, report from archive.crawl_ended join archive.recorded using (entry_id)')).rows
  t.match(lost, { state: 'failed', report: { findings: [{ rule: 'crawl-failed', url: repository.url }] } })
  t.same((await database.query('select crawl_id, held_until from jobs.lease')).rows, [{ crawl_id: null, held_until: null }])
  site.set(primary, { body: indexXml({ policies: [listed(kings1)] }) })
  t.match(await crawl(), { state: 'done' }, 'asking for a new crawl is no conflict')
  release()
  t.match(await sleeping, { crawlId: lost.crawl_id, state: 'failed' })
  t.same((await database.query('select count(*) from archive.capture where crawl_id = $1', [lost.crawl_id])).rows, [{ count: 0 }], 'what came too late is not kept')
  t.match(await findCrawl(database, lost.crawl_id), { state: 'failed' })
  t.ok(logged.length > 0)
})

t.test('a crawl that is stopped ends early, and says nothing of what it only interrupted', async t => {
  const { crawl, tools, repository, site, database, logged } = await valley(t)
  const stop = new AbortController()
  site.set(kingsPath, { body: policyXml(kings1), stall: 10 })
  const stopped = crawlRepository(repository, true, { ...tools, signal: stop.signal, timeoutMs: 600_000 })
  while (!site.requests.some(({ path }) => path === kingsPath) || (await database.query('select from archive.capture')).rowCount !== 3) await pause(5)
  stop.abort(new Error('its process was stopped'))
  const outcome = await stopped
  t.match(outcome, { state: 'failed', counts: { failed: 0, unreadable: 0, newDocuments: 3 }, report: { findings: [{ rule: 'crawl-failed', message: /ended early: its process was stopped\./ }] } })
  t.equal(outcome?.report.findings.length, 1)
  t.same(logged, [], 'nothing is wrong')
  t.same((await database.query('select url from archive.capture order by entry_id')).rows.map(({ url }) => url), [primary, local, tularePath].map(path => site.origin + path), 'what had come is kept')
  t.match(await findCrawl(database, outcome?.crawlId as string), { state: 'failed' })
  t.same((await database.query('select crawl_id, attempts, due_at <= now() as due from jobs.lease')).rows, [{ crawl_id: null, attempts: 0, due: true }], 'the next instance crawls it at once')
  t.equal(await findLastCheck(database, repository.id, 'USCATulare', null), undefined, 'and settles nothing')
  site.set(kingsPath, { body: policyXml(kings1) })
  t.match(await crawl(), { state: 'done', counts: { newDocuments: 1, notModified: 3 } })
})

t.test('a crawl that is stopped before it has begun leaves nothing', async t => {
  const { tools, repository, site, database } = await valley(t)
  const lease = await claimLease(database, { repositoryId: repository.id, url: repository.url, crawlId: randomUUID() }, 'the tests')
  t.equal(await crawlLeased(lease as NonNullable<typeof lease>, repository, false, { ...tools, signal: AbortSignal.abort(new Error('its process was stopped')) }), undefined)
  t.same(site.requests, [])
  t.same((await database.query('select (select count(*) from archive.crawl_begun) as begun, (select count(*) from jobs.lease where crawl_id is null) as free')).rows, [{ begun: 0, free: 1 }])
})

t.test('crawls wait for their turn once they have begun', async t => {
  const { tools, repository, site, database } = await valley(t)
  const inTurn = pLimit(1)
  let release = (): void => {}
  site.set(primary, { body: indexXml({}), delay: new Promise<void>(resolve => { release = resolve }) })
  const ids: string[] = []
  const crawls = ['a', 'b', 'c'].map(async id => await new Promise<CrawlOutcome | undefined>((resolve, reject) => {
    crawlRepository({ ...repository, id }, true, { ...tools, inTurn }, ({ crawlId }) => { ids.push(crawlId) }).then(resolve, reject)
  }))
  while (ids.length < 3 || site.requests.length < 1) await pause(5)
  t.equal(site.requests.length, 1)
  for (const id of ids) t.equal(await isCrawlHeld(database, id), true)
  release()
  t.match(await Promise.all(crawls), Array(3).fill({ state: 'done' }))
  t.equal(site.mostAtOnce(), 1)
})

t.test('at most two requests are under way at once, and progress is told', async t => {
  const { crawl, publish, site } = await crawlBench(t)
  const many = Array.from({ length: 9 }, (_, minor) => ({ ...kings1, version: `1.0.${minor}` }))
  publish('index.xml', indexXml({ policies: many.map(listed) }))
  // None answers before two are asked for; a third would come in the pause.
  const delay = site.whenAtOnce(2).then(async () => await pause(50))
  for (const policy of many) site.set(`/CourtPolicies/${fileNameOf(policy)}`, { body: policyXml(policy), delay })
  const progress: CrawlProgress[] = []
  t.match(await crawl({ onProgress: step => { progress.push(step) } }), { counts: { newDocuments: 10 } })
  t.equal(site.mostAtOnce(), 2)
  t.same(progress.map(({ done, expected }) => [done, expected]), Array.from({ length: 10 }, (_, done) => [done + 1, done === 0 ? 1 : 10]))
  t.match(progress[0], { url: site.origin + primary, outcome: 'fetched' })
})

t.test('an index that differs from the policy it leads to is told; the policy wins', async t => {
  const { crawl, crawlBySchedule, publish, database } = await crawlBench(t)
  const wrong = { ...kings1, effective: '2005-01-07T09' }
  publish('index.xml', indexXml({ policies: [{ ...listed(kings1), ...wrong }, { ...listed(tulare), key: 'USCAFresno' }] }))
  publish(fileNameOf(kings1), policyXml(kings1))
  publish(fileNameOf(tulare), policyXml(tulare))
  const expected = [['index-disagrees', kingsPath], ['index-disagrees', `/CourtPolicies/${fileNameOf(tulare)}`]]
  const first = await crawl()
  t.same(found(first), expected)
  t.match(first.report.findings.find(({ url }) => url.endsWith(kingsPath)), { severity: 'error', message: /effective 2005-01-07T09; the policy itself says effective 2005-01-05T09/ })
  t.same(found(await crawl()), expected, 'also of what is not modified')
  t.same(found(await crawlBySchedule()), expected, 'also of what is not asked for')
  t.same((await database.query('select organization_key, effective from archive.policy order by 1')).rows, [
    { organization_key: 'USCAKings', effective: '2005-01-05T09' }, { organization_key: 'USCATulare', effective: '2005-01-06T09' }])
})
