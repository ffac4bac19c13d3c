import t from 'tap'
import { digestOf } from '../../src/archive/documents.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'
import { readAgain } from '../../src/reading/read-again.ts'
import { readerVersion } from '../../src/ingest/ingest-document.ts'
import { verifyArchive } from '../../src/verify/verify-archive.ts'
import { keepCrawl } from '../archive/keep.ts'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { query } from '../database.ts'
import { policy } from '../domain/blank-policy.ts'
import { courtKey, policies } from './dispute-stories.ts'
import { readCsv } from './read-csv.ts'
import { serve, type Served } from './serve.ts'
import { tokenOf } from './token-of.ts'

const tokens = () => ({ clerk: [tokenOf('anna'), tokenOf('ben')], operator: [tokenOf('olga')] })

const late = { courtKey, fee: '0101', tendered: '100.00', filedAt: '2005-03-04T10:02', citedVersion: '1.0.0' }

/** Asks as somebody; a body makes it a POST. */
const asking = ({ app }: Served) => async (url: string, { as = 'anna', body, key, method = body === undefined ? 'GET' : 'POST' }: { as?: string, body?: object, key?: string, method?: 'GET' | 'POST' | 'DELETE' } = {}) =>
  await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${as}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body !== undefined && { payload: JSON.stringify(body) })
  })

/** The service with the court of the stories; its clock is that of the database, some time later. */
async function serveStories (t: Parameters<typeof serve>[0]): Promise<Served> {
  const served = await serve(t, { tokens }, Date.now() + 60_000)
  await keepCrawl(served.database, policies)
  await served.histories.refresh()
  return served
}

const differencesOf = async ({ database }: Served): Promise<string[]> => {
  const told: string[] = []
  await verifyArchive({ database, reader: { version: `${readerVersion} of others`, read: readAgain }, onDifference: ({ subject, what }) => { told.push(`${subject}: ${what}`) }, onProgress () {} })
  return told
}

t.test('question and answer are kept as they were given', async t => {
  const served = await serveStories(t)
  const ask = asking(served)
  const given = { ...late, reference: '05CV01234', note: 'Two minutes after the change.' }
  const made = await ask('/v1/disputes', { body: given })
  t.equal(made.statusCode, 201)
  const record = made.json()
  t.equal(made.headers.location, `/v1/disputes/${record.id}`)
  t.same(record.question, given)
  t.match(record, { askedBy: 'anna', reader: readerVersion, previous: null, differs: [], askedAt: /^\d{4}-.*\.\d{3}Z$/ })
  const shown = await ask(`/v1/disputes/${record.id.toUpperCase()}`)
  t.equal(shown.body, made.body)
  t.equal(shown.headers['cache-control'], 'private, no-store')

  const { fee, ...asked } = late
  const computed = await ask(`/v1/courts/${courtKey}/fee-dispute?${new URLSearchParams({ ...asked, fee }).toString().replace(/courtKey=\w+&/, '')}`)
  t.same(record.answer, computed.json(), 'the answer that is not kept is the same')

  await t.test('as known when it was asked it is answered again', async t => {
    await keepCrawl(served.database, [policy({ ...policies[0], version: '1.0.5', published: '2005-03-01T11', effective: '2005-03-04T09' })])
    await served.histories.refresh()
    const url = `/v1/courts/${courtKey}/fee-dispute?fee=0101&tendered=100.00&filedAt=2005-03-04T10:02&citedVersion=1.0.0`
    t.match((await ask(url)).json(), { policy: { version: '1.0.5' }, verdict: 'correct' }, 'a back-dated policy has come')
    const again = (await ask(`${url}&knownAt=${record.askedAt}`)).json()
    t.same({ ...again, knownAt: null }, record.answer)
    t.equal((await ask(`/v1/disputes/${record.id}`)).body, made.body, 'the record stays as it was')
  })
  await t.test('asked anew it is another record, which says what differs', async t => {
    const after = await ask('/v1/disputes', { as: 'ben', body: { ...given, previous: record.id.toUpperCase() } })
    t.equal(after.statusCode, 201)
    const { askedBy, differs, id, previous } = after.json()
    t.match({ askedBy, previous }, { askedBy: 'ben', previous: record.id })
    t.not(id, record.id)
    const paths = differs.map(({ path }: { path: string }) => path)
    for (const path of ['verdict', 'due/amount', 'policy/version', 'sentence']) t.ok(paths.includes(path), path)
    t.ok(paths.indexOf('due/amount') < paths.indexOf('verdict'), 'in the order of the answer')
    t.match(differs.find(({ path }: { path: string }) => path === 'policy/version'), { before: '1.0.2', after: '1.0.5', text: 'policy/version: "1.0.2" to "1.0.5"' })
    t.match((await ask('/v1/disputes', { body: { ...given, previous: id } })).json(), { previous: id, differs: [] })
    t.match((await ask('/v1/disputes', { body: { ...given, previous: id.replace(/^./, (digit: string) => digit === '0' ? '1' : '0') } })).json(), { type: 'urn:problem:no-such-dispute', status: 404 })
  })
  t.same(await differencesOf(served), [])
})

t.test('a request that comes again makes no second record', async t => {
  const served = await serveStories(t)
  const ask = asking(served)
  const body = { ...late, reference: 'R' }
  const together = await Promise.all([1, 2, 3].map(async () => await ask('/v1/disputes', { body, key: 'k' })))
  t.same(together.map(({ statusCode }) => statusCode).sort(), [200, 200, 201])
  t.equal(new Set(together.map(each => each.json().id)).size, 1)
  t.equal((await ask('/v1/disputes', { body: Object.fromEntries(Object.entries(body).reverse()), key: 'k' })).statusCode, 200, 'in whatever order its members come')
  t.match((await ask('/v1/disputes', { body: { ...body, tendered: '101' }, key: 'k' })).json(), { type: 'urn:problem:idempotency-key-reused', status: 422 })
  t.equal((await ask('/v1/disputes', { as: 'ben', body, key: 'k' })).statusCode, 201, 'another clerk has keys of his own')
  t.equal((await ask('/v1/disputes', { body, key: 'l' })).statusCode, 201)
  t.equal((await ask('/v1/disputes', { body, key: 'x'.repeat(256) })).statusCode, 400)
  t.match((await ask('/v1/disputes')).json().items.length, 3)
  t.equal((await ask('/v1/disputes', { body: { ...body, filedAt: '2005-03-02' }, key: 'm' })).statusCode, 400)
  t.equal((await ask('/v1/disputes', { body, key: 'm' })).statusCode, 201, 'a key whose request failed is free')
})

t.test('several fees, each with its criteria', async t => {
  const ask = asking(await serveStories(t))
  const { fee: _, ...others } = late
  const limited = { code: '0102', criteria: { jurisdictionalAmount: 'Limited' } }
  const each = await ask('/v1/disputes', { body: { ...others, tendered: '296.00', fee: [limited, { code: '0103', criteria: { pages: 3 } }, { code: '0101' }], citedVersion: null, note: null } })
  t.match(each.json(), { answer: { verdict: 'underpaid', due: { amount: '306.00' }, difference: { amount: '-10.00' }, fee: null, candidates: [], fees: [{ code: '0102', due: { amount: '185.00' }, candidates: [{ name: 'Answer, limited' }] }, { code: '0103' }, { code: '0101' }] } })
  for (const beside of [{ criteria: { pages: 3 } }, { pages: 3 }, { pages: 1, criteria: { pages: 3 } }]) {
    t.match((await ask('/v1/disputes', { body: { ...others, fee: '0103', tendered: '11', ...beside } })).json(), { answer: { verdict: 'correct' } }, JSON.stringify(beside))
  }
  const wrong: ReadonlyArray<readonly [object, string]> = [
    [{ fee: [] }, 'fee'], [{ fee: 101 }, 'fee'], [{ fee: [{}] }, 'fee/0/code'], [{ fee: [{ code: '0101', criteria: { pages: '3' } }] }, 'fee/0/criteria/pages'],
    [{ fee: [{ code: '0106', criteria: { documentType: '0001', documentGenericType: 'Response' } }] }, 'fee/0/criteria/documentGenericType'],
    [{ tendered: 100 }, 'tendered'], [{ tendered: '1e2' }, 'tendered'], [{ note: 5 }, 'note'], [{ reference: 'a\0' }, 'reference'], [{ previous: 'that one' }, 'previous'], [{ fees: '0101' }, 'fees']
  ]
  for (const [change, parameter] of wrong) {
    t.match((await ask('/v1/disputes', { body: { ...late, ...change } })).json(), { type: 'urn:problem:bad-request', errors: [{ parameter }] }, parameter)
  }
})

t.test('records are found by court, reference and time, page by page or as a table', async t => {
  const served = await serveStories(t)
  const ask = asking(served)
  for (const reference of ['=1+1', 'B', 'B', null]) t.equal((await ask('/v1/disputes', { body: { ...late, reference } })).statusCode, 201)
  const found = async (search: string): Promise<Array<string | null>> => (await ask(`/v1/disputes?${search}`)).json().items.map(({ question }: { question: { reference: string | null } }) => question.reference)
  const today = new Date().toISOString().slice(0, 10)
  t.same(await found(''), [null, 'B', 'B', '=1+1'])
  t.same(await found('reference=B'), ['B', 'B'])
  t.same(await found('reference=b'), [], 'the whole reference, as it is written')
  t.equal((await found(`courtKey=${courtKey}`)).length, 4)
  t.equal((await found(`askedFrom=${today}&askedTo=2099-12-31`)).length, 4)
  t.same(await found('askedTo=2020-12-31'), [])
  const second = (await ask('/v1/disputes')).json().items[2].askedAt
  t.same(await found(`askedFrom=${second}`), [null, 'B', 'B'])
  t.same(await found(`askedTo=${second}`), ['=1+1'])
  t.match((await ask('/v1/disputes?courtKey=USCANowhere')).json(), { type: 'urn:problem:no-such-court' })
  t.match((await ask('/v1/disputes?askedFrom=2026-01-01T10:00')).json(), { errors: [{ parameter: 'askedFrom', message: /offset/ }] })
  t.match((await ask('/v1/disputes?askedFrom=2026-01-02&askedTo=2026-01-01')).json(), { status: 400, errors: [{ parameter: 'askedTo', message: /not after askedFrom/ }] })
  t.equal((await ask('/v1/disputes?askedFrom=2026-01-02&askedTo=2026-01-02')).statusCode, 200, 'one day is a span')

  const first = (await ask('/v1/disputes?limit=3')).json()
  await ask('/v1/disputes', { body: { ...late, reference: 'new' } })
  const rest = (await ask(`/v1/disputes?limit=3&cursor=${first.nextCursor}`)).json()
  t.same([first.items.length, rest.items.length, rest.nextCursor], [3, 1, null], 'nothing twice while new ones come in')

  const table = await ask('/v1/disputes?format=csv&reference=%3D1%2B1')
  t.equal(table.headers['content-type'], 'text/csv; charset=utf-8')
  t.equal(table.headers['cache-control'], 'private, no-store')
  const [names = [], cells = []] = readCsv(table.body)
  t.same(names.slice(0, 4), ['id', 'askedAt', 'askedBy', 'reader'])
  t.equal(cells[names.indexOf('answer.verdict')], 'underpaid')
  const asked = (await ask('/v1/disputes?reference=%3D1%2B1')).json().items[0].question
  t.equal(cells[names.indexOf('question.reference')], '\'=1+1', 'what was asked has its columns too')
  for (const name of ['fee', 'filedAt', 'tendered']) t.equal(cells[names.indexOf(`question.${name}`)], asked[name], name)
  t.equal(cells[names.indexOf('question.criteria.caseType')], '')
  t.notOk(names.includes('question'))
  const several = [{ code: '0101' }, { code: '0101', criteria: { firstPaper: true } }]
  await ask('/v1/disputes', { body: { ...late, fee: several, reference: 'several' } })
  const [, severalCells = []] = readCsv((await ask('/v1/disputes?format=csv&reference=several')).body)
  t.same(JSON.parse(severalCells[names.indexOf('question.fee')] ?? ''), several)
  t.equal(cells[names.indexOf('answer.policy.version')], '1.0.2')
  t.notOk(names.includes('version') || names.includes('doubts'), 'no policy stands behind a row')
})

t.test('reference and note can be erased, and nothing else', async t => {
  const served = await serveStories(t)
  const ask = asking(served)
  const body = { ...late, reference: 'sealed case', note: 'of a minor' }
  const { id, ...record } = (await ask('/v1/disputes', { body, key: 'k' })).json()
  await ask('/v1/disputes', { body: late })
  const contentOf = async () => (await served.database.query<{ record: string }>('select record from archive.dispute where dispute_id = $1', [id])).rows[0]?.record ?? ''
  const before = await contentOf()
  t.notOk(/sealed|minor/.test(before), 'they are not in the entry')
  const { rows: [words] } = await served.database.query('select reference, note, salt from private.dispute where dispute_id = $1', [id])
  t.equal(JSON.parse(before).question.privateDigest, digestOf(canonicalJson(words)))

  t.equal((await ask(`/v1/disputes/${id}/private`, { method: 'DELETE' })).statusCode, 403, 'not by a clerk')
  const refused = query(served.url, `delete from private.dispute where dispute_id = '${id}'`)
  await t.rejects(refused, /erasures alone/)
  await t.rejects(query(served.url, 'update private.dispute set note = null'), /erasures alone/)
  await t.rejects(query(served.url, 'truncate private.dispute'), /erasures alone/)
  for (const round of [1, 2]) t.same([(await ask(`/v1/disputes/${id}/private`, { as: 'olga', method: 'DELETE' })).statusCode, round], [204, round])
  t.match((await ask(`/v1/disputes/${id.replace(/^./, '0').replace(/.$/, '0')}/private`, { as: 'olga', method: 'DELETE' })).statusCode, 404)

  const shown = (await ask(`/v1/disputes/${id}`)).json()
  t.same(shown, { id, ...record, question: { ...record.question, reference: null, note: null } })
  t.equal(await contentOf(), before)
  t.same((await ask('/v1/disputes?reference=sealed%20case')).json().items, [])
  t.equal((await ask('/v1/disputes', { body, key: 'k' })).statusCode, 201, 'what was made of the body went with it')
  const { rows: kinds } = await served.database.query('select kind, count(*)::integer as count from archive.entry join archive.recorded using (entry_id) where kind in (\'dispute\', \'erasure\') group by kind order by kind')
  t.same(kinds, [{ kind: 'dispute', count: 3 }, { kind: 'erasure', count: 1 }], 'that they were erased is recorded, once')
  t.same(await differencesOf(served), [])

  await query(served.url, 'alter table private.dispute disable trigger all; alter table archive.dispute disable trigger all')
  await query(served.url, "update private.dispute set note = 'another'; delete from private.dispute where dispute_id = (select dispute_id from archive.dispute order by entry_id desc limit 1)")
  const told = await differencesOf(served)
  t.ok(told.some(line => /^private\.dispute .*: the digest of reference, note and salt$/.test(line)))
  t.ok(told.some(line => /^private\.dispute .*: its row$/.test(line)))
})

const key = 'USCASmallSuperior'
const small = { key, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', fee: '10.00' }
const broken = { key, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }

t.test('a doubt that could change it makes it undetermined, and is told', async t => {
  const served = await serve(t, { tokens }, Date.now() + 60_000)
  const { crawl, publish } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: [small, broken].map(listed) }))
  publish(listed(small).location, policyXml(small))
  publish(listed(broken).location, '<Policy>')
  await crawl({ database: served.database })
  await served.histories.refresh()
  const judge = async (filedAt: string) => (await asking(served)(`/v1/courts/${key}/fee-dispute?fee=Answer&tendered=10.00&filedAt=${filedAt}`)).json()
  t.match(await judge('2011-06-01T12:00'), { verdict: 'correct', doubts: [] })
  const doubted = await judge('2013-06-01T12:00')
  t.match(doubted, { verdict: 'undetermined', due: { amount: '10.00' }, difference: { amount: '0.00' }, policy: { version: '1.0.0' }, doubts: [{ kind: 'unreadable', version: '1.0.1' }], sentence: /This is not certain/ })
  t.match(await judge('2009-06-01T12:00'), { verdict: 'no-effective-policy', policy: null })

  await t.test('the evidence is what the evidence of a version says', async t => {
    const { evidence } = await judge('2011-06-01T12:00')
    const { evidence: { lastCapture: _, ...own } } = (await served.app.inject(`/v1/courts/${key}/policies/1.0.0/evidence`)).json()
    t.same(evidence, [{ version: '1.0.0', ...own }])
    t.ok(own.firstCapture.exchanges.length > 0)
  })
  await t.test('other bytes under the same name change nothing that was said, and are found', async t => {
    publish(listed(small).location, policyXml({ ...small, fee: '12.00' }))
    await crawl({ database: served.database })
    await served.histories.refresh()
    const { findings, ...answer } = await judge('2011-06-01T12:00')
    t.match(answer, { verdict: 'correct', due: { amount: '10.00' } })
    t.ok(findings.some(({ rule, version }: { rule: string, version: string }) => rule === 'document-changed' && version === '1.0.0'))
  })
})
