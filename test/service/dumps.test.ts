import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import type { ListedPolicy } from '../../src/archive/readings.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { makeDumpInThread } from '../../src/service/dump-thread.ts'
import { makeDueDump, type DueDumpTools } from '../../src/service/nightly-dumps.ts'
import { verifyDumps } from '../../src/verify/dumps.ts'
import { beginCrawl, endCrawl, keepCrawl, keepIndexCapture, keepPolicyCapture } from '../archive/keep.ts'
import { query } from '../database.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { until } from '../faults/until.ts'
import { keepExampleDispute } from '../http/example-dispute.ts'
import { NOW, serveSample, type SampleService } from '../http/sample-service.ts'
import { serve, serveArchive } from '../http/serve.ts'

type Line = Record<string, any>

const DAY = 24 * 60 * 60_000

const KINDS = ['court', 'policy', 'file', 'event']

/** Small pieces, so that there are many. */
const toolsOf = ({ clock, database, url }: Pick<SampleService, 'clock' | 'database' | 'url'>): DueDumpTools =>
  ({ database, url, clock: () => clock.now, onError: () => {}, pieceBytes: 1_000 })

const make = async (service: Pick<SampleService, 'clock' | 'database' | 'url'>): Promise<boolean> => await makeDueDump(toolsOf(service), new AbortController().signal)

const linesOf = (bytes: Buffer): Line[] => gunzipSync(bytes).toString().trimEnd().split('\n').map(line => JSON.parse(line))

const madeIn = async (url: string): Promise<unknown[]> => (await query(url, 'select distinct dump_id from jobs.dump_piece')).map(({ dump_id: id }) => id)

/** A court whose version has two documents, one with a file that nobody could fetch, and one whose zone nothing tells. */
async function keepOddCourts ({ database }: SampleService): Promise<void> {
  const [twice, nowhere] = [policy({ organizationKey: 'Twice' }), policy({ organizationKey: 'Nowhere', courtDetails: courtDetails({ country: null, state: null }) })]
  const crawlId = await beginCrawl(database)
  const listed: ListedPolicy = { subject: { organizationKey: 'Twice', version: '1.0.2', published: '2005-03-01T11', effective: '2005-03-04T11' }, location: 'Twice_2005_03_01_Ver1_0_2.xml', path: null }
  await keepIndexCapture(database, crawlId, ['an index', [listed]])
  for (const each of [twice, { ...twice, name: 'Another' }, nowhere]) await keepPolicyCapture(database, crawlId, each)
  await endCrawl(database, crawlId, 3)
}

t.test('of the sample and some odd courts', async t => {
  const service = await serveSample(t)
  await keepExampleDispute(service)
  await keepOddCourts(service)
  await service.tell()
  await service.histories.refresh()
  await t.test('a maker that dies, or is told to stop, leaves nothing that is served', async t => await leavesNothing(t, service))
  await t.test('a dump says what the routes say, as of its moment, and the events go on from there', async t => await says(t, service))
})

async function leavesNothing (t: Test, service: SampleService): Promise<void> {
  const { app, database, url } = service
  for (const end of ['dies', 'stops'] as const) {
    // Events come last: whoever cannot read them has kept most of what comes before.
    const holder = await database.connect()
    await holder.query('begin; lock table archive.event in access exclusive mode')
    const stop = new AbortController()
    const ended = makeDueDump(toolsOf(service), stop.signal).then(() => 'made', () => 'failed')
    const waiting = "select pid from pg_locks where not granted and relation = 'archive.event'::regclass"
    await until(async () => (await query(url, waiting)).length > 0)
    if (end === 'dies') await query(url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid in (${waiting} union select pid from pg_locks where locktype = 'advisory')`)
    else stop.abort(new Error('The service ends.'))
    await holder.query('rollback')
    holder.release()
    t.equal(await ended, 'failed', end)
    t.equal((await madeIn(url)).length, 1, 'pieces are there, and no dump')
    t.same((await app.inject('/dumps/')).json(), { items: [] })
    t.equal((await app.inject('/dumps/2026-11-22.jsonl.gz')).statusCode, 404)
  }
}

async function says (t: Test, service: SampleService): Promise<void> {
  const { app, database, url } = service
  const get = async (url: string): Promise<Line> => (await app.inject(url)).json()
  const left = await madeIn(url)
  t.equal(await make(service), true)
  t.equal(await make(service), false, 'one a day')
  const made = await madeIn(url)
  t.equal(made.length, 1)
  t.notSame(made, left, 'what was left is gone')

  const [item] = (await get('/dumps/'))['items']
  const answer = await app.inject({ url: item.href, headers: { 'accept-encoding': 'gzip, br' } })
  t.match(item, { date: '2026-11-22', bytes: answer.rawPayload.length, sha256: createHash('sha256').update(answer.rawPayload).digest('hex') })
  const lines = linesOf(answer.rawPayload)
  const ofKind = (kind: string): Line[] => lines.filter(line => line['kind'] === kind)
  const known = encodeURIComponent(item.knownAt)

  await t.test('its first and its last line', async t => {
    t.equal(lines.length, item.lines)
    t.match(lines[0], { kind: 'dump', form: 1, date: item.date, knownAt: item.knownAt, at: '2026-11-22T12:34:56.000Z', eventsAfter: item.eventsAfter, reader: String, rules: Number, log: { size: Number, checkpoint: /^policies\.example\.org/ } })
    t.ok(lines[0]?.['log'].size <= lines[0]?.['archiveVersion'])
    const counts = Object.fromEntries(KINDS.map(kind => [kind, ofKind(kind).length]))
    t.same(lines.at(-1), { kind: 'end', counts })
    t.equal(Object.values(counts).reduce((sum, count) => sum + count) + 2, lines.length)
    for (const [kind, count] of Object.entries(counts)) t.ok(count > 1, kind)
  })

  await t.test('courts', async t => {
    const { items } = await get('/v1/courts?limit=200')
    t.same(ofKind('court').map(({ kind, timeZoneSource, source, lastCheckedAt, settledUntil, timelineDoubts, ...summary }) => summary), items)
    for (const { organizationKey, timelineDoubts, settledUntil } of ofKind('court').filter(({ unanswerable }) => unanswerable === null)) {
      t.match(await get(`/v1/courts/${organizationKey}/timeline?knownAt=${known}`), { doubts: timelineDoubts, settledUntil }, organizationKey)
    }
    t.match(ofKind('court').find(({ organizationKey }) => organizationKey === 'Nowhere'), { unanswerable: 'zone-unknown', timeZone: null, timelineDoubts: [{ kind: 'zone-unknown' }] })
  })

  await t.test('policies: one a version, as its route has it, with its findings', async t => {
    for (const { organizationKey, unanswerable } of ofKind('court')) {
      const own = ofKind('policy').filter(line => line['organizationKey'] === organizationKey)
      if (unanswerable !== null) {
        t.same(own, [])
        continue
      }
      const listed = (await get(`/v1/courts/${organizationKey}/policies?limit=200&knownAt=${known}`))['items'] as Line[]
      t.same(own.filter(({ setAside }) => setAside === null).map(({ policy }) => policy), listed)
      for (const { kind, fileName, reader, setAside, provisional, doubts, findings, ...policy } of own) {
        const path = `/v1/courts/${organizationKey}/policies/${policy['version']}`
        t.same(policy, await get(`${path}?knownAt=${known}&sha256=${policy['policy'].document.sha256}`), `${path} ${setAside}`)
        if (setAside === null) t.same(findings, (await get(`${path}/findings?limit=200&knownAt=${known}`))['items'])
        t.ok(policy['policy'].document.url.endsWith(encodeURIComponent(fileName)))
      }
    }
    t.same(ofKind('policy').filter(({ setAside }) => setAside !== null).map(({ organizationKey, setAside, version }) => [organizationKey, version, setAside]), [['Twice', '1.0.1', 'document-changed']])
    t.match(ofKind('policy').find(({ organizationKey, setAside }) => organizationKey === 'Twice' && setAside === null), { provisional: true, doubts: [{ kind: 'not-fetched', version: '1.0.2' }] })
    t.ok(ofKind('policy').some(({ doubts, provisional }) => provisional === false && doubts.length === 0))
  })

  await t.test('files that are no answer', async t => {
    t.match(ofKind('file').toSorted((one, other) => String(one['organizationKey']).localeCompare(String(other['organizationKey']))), [
      { organizationKey: 'Nowhere', version: '1.0.1', labels: { published: '2005-02-01T11', effective: '2005-02-04T11' }, reason: 'zone-unknown', sha256: /^[0-9a-f]{64}$/, fileName: 'Nowhere_2005_02_01_Ver1_0_1.xml' },
      { organizationKey: 'Twice', version: '1.0.2', labels: { published: '2005-03-01T11' }, reason: 'not-fetched', sha256: null, fileName: 'Twice_2005_03_01_Ver1_0_2.xml' }
    ])
  })

  await t.test('nothing that is private', async t => {
    const text = gunzipSync(answer.rawPayload).toString()
    const records = await query(url, 'select dispute_id::text as id from archive.dispute union select reference from private.dispute where reference is not null')
    t.ok(records.length > 1)
    for (const word of [...records.map(({ id }) => String(id)), 'a clerk', 'askedBy']) t.notOk(text.includes(word), word)
    t.same([...new Set(ofKind('policy').flatMap(({ payment, testCreditCard }) => [...Object.keys(payment), ...Object.keys(testCreditCard)]))], ['present'])
  })

  await t.test('what happens afterwards is told after its event, and is not in it', async t => {
    const before = ofKind('event').map(({ event }) => event)
    t.same(before, (await get('/v1/events?limit=200'))['items'])
    t.equal(item.eventsAfter, before.at(-1)?.number)
    await keepCrawl(database, [policy({ organizationKey: 'Later' })])
    await service.tell()
    await recordEntries(database)
    const after = (await get(`/v1/events?limit=200&after=${item.eventsAfter}`))['items'] as Line[]
    t.match(after, [{ kind: 'policy-published', organizationKey: 'Later' }])
    t.same([...before, ...after], (await get('/v1/events?limit=200'))['items'])
    t.ok(after.every(({ recordedAt }) => recordedAt > item.knownAt))
    t.same((await app.inject(item.href)).rawPayload, answer.rawPayload, 'the dump is as it was')
  })

  await t.test('how it is sent', async t => await isSent(t, service, item, answer.rawPayload, answer.headers))
}

async function isSent (t: Test, { app, base }: SampleService, item: Line, all: Buffer, headers: Record<string, unknown>): Promise<void> {
  const { bytes, href, sha256 } = item as { bytes: number, href: string, sha256: string }
  const etag = `"${sha256}"`
  t.match(headers, { 'content-type': 'application/gzip', 'content-length': String(bytes), etag, 'cache-control': 'public, max-age=31536000, immutable', 'accept-ranges': 'bytes', 'access-control-allow-origin': '*' })
  t.equal(headers['content-encoding'], undefined, 'it is coded once')
  t.match(await app.inject({ url: href, headers: { 'if-none-match': etag } }), { statusCode: 304, rawPayload: Buffer.alloc(0) })
  t.match(await app.inject({ method: 'HEAD', url: href }), { statusCode: 200, headers: { 'content-length': String(bytes), etag }, rawPayload: Buffer.alloc(0) })
  // range, if-range, status, first and last byte
  for (const [range, ifRange, status, first, last] of [
    ['bytes=0-0', undefined, 206, 0, 0],
    ['bytes=990-2010', undefined, 206, 990, 2010],
    ['bytes=1000-1999', etag, 206, 1000, 1999],
    [`bytes=${bytes - 1}-`, undefined, 206, bytes - 1, bytes - 1],
    ['bytes=-5', undefined, 206, bytes - 5, bytes - 1],
    ['bytes=5-9999999999', undefined, 206, 5, bytes - 1],
    ['bytes=1000-1999', '"another"', 200, 0, bytes - 1],
    ['bytes=0-1,4-5', undefined, 200, 0, bytes - 1],
    [`bytes=${bytes}-`, undefined, 200, 0, bytes - 1],
    ['bytes=2-1', undefined, 200, 0, bytes - 1],
    ['bytes=-', undefined, 200, 0, bytes - 1]
  ] as const) {
    const part = await app.inject({ url: href, headers: { range, ...(ifRange === undefined ? {} : { 'if-range': ifRange }) } })
    t.equal(part.statusCode, status, range)
    t.ok(part.rawPayload.equals(all.subarray(first, last + 1)), range)
    t.equal(part.headers['content-range'], status === 206 ? `bytes ${first}-${last}/${bytes}` : undefined)
  }
  const piece = Buffer.from(await (await fetch(base + href, { headers: { range: 'bytes=990-1010' } })).arrayBuffer())
  t.ok(piece.equals(all.subarray(990, 1011)), 'over the wire as well')
  // what is asked for, status, kind of problem
  for (const [path, status, kind] of [
    ['2026-11-21.jsonl.gz', 404, 'not-found'],
    ['2026-02-30.jsonl.gz', 400, 'bad-request'],
    ['22-11-2026.jsonl.gz', 400, 'bad-request'],
    ['latest.jsonl.gz', 400, 'bad-request'],
    ['?unknown=1', 400, 'bad-request'],
    ['2026-11-22.jsonl', 404, 'not-found'],
    ['2026-11-22', 404, 'not-found']
  ] as const) t.match((await app.inject(`/dumps/${path}`)).json(), { status, type: `urn:problem:${kind}` }, path)
  t.match(await app.inject({ method: 'POST', url: href }), { statusCode: 405, headers: { allow: 'GET, HEAD' } })
}

t.test('in a thread it is made as well, and what is told to stop makes none', async t => {
  const service = await serve(t, {}, NOW)
  await keepCrawl(service.database, [policy()])
  const stopped = AbortSignal.abort(new Error('The service ends.'))
  await t.rejects(makeDumpInThread({ url: service.url }, stopped), { message: 'The service ends.' })
  t.same((await service.app.inject('/dumps/')).json(), { items: [] })
  await makeDumpInThread({ url: service.url }, new AbortController().signal)
  const { items } = (await service.app.inject('/dumps/')).json() as { items: Line[] }
  t.equal(items.length, 1)
  t.match(linesOf((await service.app.inject(String(items[0]?.['href']))).rawPayload).at(-1), { kind: 'end', counts: { policy: 1 } })
  await t.rejects(makeDumpInThread({ url: 'postgres://nobody@127.0.0.1:9/none' }, new AbortController().signal), 'what kept it from being made is told')
})

t.test('of several instances one makes it, all give the same bytes, and the newest seven stay', async t => {
  const service = await serve(t, {}, NOW)
  const { app, clock, database, url } = service
  const other = await serveArchive(t, { database, url }, {}, clock.now)
  t.equal(await make(service), false, 'before the first crawl has ended there is none')
  await keepCrawl(database, [policy()])
  t.same((await Promise.all([make(service), make(service), make(service)])).sort(), [false, false, true])
  const [one, two] = await Promise.all([app, other.app].map(async each => (await each.inject('/dumps/2026-11-22.jsonl.gz')).rawPayload))
  t.match(linesOf(one as Buffer).at(-1), { kind: 'end', counts: { policy: 1 } })
  t.same(one, two)

  for (const sql of [
    'update jobs.dump set lines = 1',
    'update jobs.dump_piece set place = 1000',
    'delete from jobs.dump_piece',
    'truncate jobs.dump_piece',
    "insert into jobs.dump_piece select dump_id, 1000, ''::bytea from jobs.dump"
  ]) await t.rejects(query(url, sql), { code: '23000' }, sql)

  const differences = async (): Promise<string[]> => {
    const found: string[] = []
    await verifyDumps({ database, reader: { version: '', read: async () => await Promise.reject(new Error()) }, onProgress: () => {}, onDifference: ({ subject, what }) => { found.push(`${subject}: ${what}`) } })
    return found
  }
  t.same(await differences(), [], 'each has its digest')
  await query(url, "set session_replication_role = replica; alter table jobs.dump_piece disable trigger refuse_change; update jobs.dump_piece set content = content || 'x' where place = 0; alter table jobs.dump_piece enable always trigger refuse_change")
  t.same(await differences(), ['the dump of 2026-11-22: its size', 'the dump of 2026-11-22: its SHA-256'])

  for (let day = 1; day <= 8; day += 1) {
    clock.now += DAY
    t.equal(await make(service), true)
  }
  clock.now -= 20 * DAY
  t.equal(await make(service), false, 'a clock that is set back makes none')
  const { items } = (await app.inject('/dumps/')).json() as { items: Line[] }
  t.same(items.map(({ date }) => date), ['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24'])
  t.equal((await app.inject('/dumps/2026-11-22.jsonl.gz')).statusCode, 404)
  t.same(await query(url, 'select sum(length(content))::int as bytes from jobs.dump_piece'), [{ bytes: items.reduce((sum, { bytes }) => sum + Number(bytes), 0) }])
  for (const { href } of items) t.match(linesOf((await other.app.inject(String(href))).rawPayload).at(-1), { kind: 'end' })
})
