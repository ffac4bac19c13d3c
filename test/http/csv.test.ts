import { brotliDecompressSync } from 'node:zlib'
import t from 'tap'
import { Type } from 'typebox'
import { columnsOf } from '../../src/http/csv-columns.ts'
import { printCsv } from '../../src/http/csv.ts'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { readCsv, readRecords } from './read-csv.ts'
import { serve } from './serve.ts'

const court = '/v1/courts/USCASacramentoSuperior'
const at = 'at=2005-02-05T09:30'

const odd = fee({
  code: '=1+1',
  name: 'Complaint, "unlimited"\r\ncivil',
  alias: '@all',
  cost: '-5.00',
  note: 'a - b',
  caseTypes: ['Limited', 'Unlimited'],
  documentTypes: ['-x'],
  filters: [{ table: null, values: ['=2'], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }],
  courtKeys: [],
  firstPaper: '-maybe'
})
const plain = fee({ code: '0002', name: 'Réponse \u{1F600}', cost: '12.345', currency: 'EUR' })
const table = codeTable({ codifiedName: 'CaseType', codes: [code({ value: '+1', name: ' spaced ', genericType: 'Civil' }), code({ value: 'b', include: 'No' })] })
const first = policy({ version: '1.0.0', fees: [odd, plain], codeTables: [table] })
const second = policy({ version: '1.0.1', published: '2005-03-01T11', effective: '2005-03-04T11', fees: [plain], codeTables: [codeTable({ name: 'Empty' })] })

const REST = ['version', 'sha256', 'provisional', 'doubts']

// [the list as CSV, the header row's beginning, how many rows]
const lists: ReadonlyArray<readonly [string, string[], number]> = [
  [`${court}/fees?${at}`, ['code', 'name', 'alias'], 2],
  [`${court}/fees?${at}&q=nothing`, ['code', 'name', 'alias'], 0],
  [`${court}/code-tables/CaseType?${at}`, ['value', 'name', 'alias', 'genericType', 'offered', 'courtKeys', 'filters'], 2],
  [`${court}/code-tables/Empty?at=2005-03-05T09:30`, ['value', 'name', 'alias', 'genericType', 'offered', 'courtKeys', 'filters'], 0],
  [`${court}/policies?`, ['name', 'specification', 'labels.published', 'labels.effective', 'publishedAt'], 2],
  [`${court}/timeline?`, ['from', 'until'], 2],
  [`${court}/timeline?from=1999-01-01&to=1999-12-31`, ['from', 'until'], 0],
  [`${court}/fees/0002/history?`, ['from', 'until', 'present', 'variant', 'cost.amount', 'cost.currency', 'costText', 'name'], 1],
  [`${court}/fees/%3D1+1/history?`, ['from'], 2]
]

t.test('lists as CSV', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first, second])
  await histories.refresh()
  const ask = async (url: string, headers: Record<string, string> = {}) => await app.inject({ url, headers })

  await t.test('a header row of the field names, then what the rows rest on; the same without rows', async t => {
    for (const [url, begins, size] of lists) {
      const answer = await ask(`${url.replace('+', '%2B')}&format=csv`)
      t.equal(answer.statusCode, 200, `${url} ${answer.body.slice(0, 200)}`)
      t.equal(answer.headers['content-type'], 'text/csv; charset=utf-8')
      const [names = [], ...rows] = readCsv(answer.body)
      t.same(names.slice(0, begins.length), begins, url)
      t.same(names.slice(-4), REST, `${url}: the last columns`)
      t.equal(new Set(names).size, names.length, `${url}: no column twice`)
      t.equal(rows.length, size, url)
      t.ok(rows.every(row => row.length === names.length), `${url}: a cell for each column`)
    }
  })

  await t.test('a cell says what the field says: texts are guarded, numbers are not', async t => {
    const json = (await ask(`${court}/fees?${at}`)).json()
    const [row, other] = readRecords((await ask(`${court}/fees?${at}`, { accept: 'text/csv' })).body)
    t.match(row, {
      code: '\'=1+1',
      name: 'Complaint, "unlimited"\r\ncivil',
      alias: '\'@all',
      category: '',
      'cost.amount': '-5.00',
      'cost.currency': 'USD',
      'due.amount': '',
      note: 'a - b',
      courtKeys: '',
      'criteria.firstPaper': '\'-maybe',
      'criteria.caseTypes': 'Limited; Unlimited',
      'criteria.documentTypes': '\'-x',
      'criteria.amountInControversy.amount': '',
      'criteria.filters': JSON.stringify(json.items[0].criteria.filters),
      offered: 'true',
      applies: 'undetermined',
      version: '1.0.0',
      sha256: json.policy.sha256,
      provisional: String(json.provisional),
      doubts: JSON.stringify(json.doubts)
    })
    t.match(other, { name: 'Réponse \u{1F600}', 'cost.amount': '12.345', 'cost.currency': 'EUR', reasons: '[]' })
    const [one, two] = readRecords((await ask(`${court}/code-tables/CaseType?${at}&format=csv`)).body)
    t.match([one, two], [{ value: '\'+1', name: ' spaced ', offered: 'true', filters: '[]' }, { value: 'b', name: '', offered: 'false' }])
  })

  await t.test('rows about a time are provisional while their end is not settled', async t => {
    const { settledUntil, periods } = (await ask(`${court}/timeline`)).json()
    const rows = readRecords((await ask(`${court}/timeline?format=csv`)).body)
    t.same(rows.map(({ from, until, version }) => ({ version, from, until: until === '' ? null : until })), periods)
    t.same(rows.map(({ provisional }) => provisional), periods.map(({ until }: { until: string | null }) => String(settledUntil === null || until === null || until > settledUntil)))
    const policies = (await ask(`${court}/policies`)).json().items
    t.same(readRecords((await ask(`${court}/policies?format=csv`)).body).map(row => [row['version'], row['sha256'], row['document.sha256']]),
      policies.map(({ version, document }: { version: string, document: { sha256: string } }) => [version, document.sha256, document.sha256]))
  })

  await t.test('a whole list has no pages', async t => {
    for (const [query, named] of [['limit=50', ['limit']], ['cursor=x', ['cursor']], ['cursor=x&limit=2', ['cursor', 'limit']]] as const) {
      const answer = await ask(`${court}/fees?${at}&format=csv&${query}`)
      t.match(answer.json(), { type: 'urn:problem:bad-request', status: 400, errors: named.map(parameter => ({ parameter })) }, query)
    }
    t.equal((await ask(`${court}/fees?${at}&limit=1`)).statusCode, 200)
  })

  await t.test('it is held, coded and told of as JSON is', async t => {
    const url = `${court}/fees?${at}&format=csv`
    const whole = await ask(url)
    const { etag, vary, link } = whole.headers
    t.equal(vary, 'Accept, Accept-Encoding')
    t.match(link, /rel="via"/)
    t.match(whole.headers, { 'access-control-allow-origin': '*', 'cache-control': /^public, max-age=/, 'archive-stale': String })
    t.not(etag, (await ask(`${court}/fees?${at}`)).headers.etag, 'another form is another thing')
    const head = await app.inject({ method: 'HEAD', url })
    t.match(head, { statusCode: 200, body: '', headers: { etag, 'content-type': 'text/csv; charset=utf-8' } })
    t.match(await ask(url, { 'if-none-match': String(etag) }), { statusCode: 304, body: '' })
    const coded = await ask(url, { 'accept-encoding': 'br' })
    t.equal(coded.headers['content-encoding'], 'br')
    t.equal(coded.headers.etag, `${String(etag).slice(0, -1)}-br"`)
    t.equal(brotliDecompressSync(coded.rawPayload).toString(), whole.body)
  })

  await t.test('a refusal is a problem in every form', async t => {
    t.match(await ask('/v1/courts/Nowhere/fees?format=csv'), { statusCode: 404, headers: { 'content-type': /problem/ } })
    t.match((await ask(`${court}/fees?format=pdf`)).json(), { status: 406, formats: ['json', 'csv', 'genericode'] })
    t.match((await ask(`${court}/code-tables?format=csv`)).json(), { status: 406, formats: ['json'] })
  })
})

t.test('five thousand fees come whole', async t => {
  const { app, database, histories } = await serve(t)
  const many = Array.from({ length: 5_000 }, (_, place) => fee({ code: String(place), name: `Fee ${place}` }))
  await keepCrawl(database, [policy({ fees: many })])
  await histories.refresh()
  const rows = readRecords((await app.inject(`${court}/fees?${at}&format=csv`)).body)
  t.same(rows.map(({ code }) => code), many.map(({ code }) => code))
})

t.test('whatever a schema leaves open is written as JSON; a list that rests on nothing has no columns for it', async t => {
  const row = Type.Object({
    open: Type.Object({}),
    any: Type.Unknown(),
    one: Type.Union([Type.String(), Type.Object({ a: Type.Number() })]),
    version: Type.String(),
    sha256: Type.Null()
  }, { additionalProperties: false })
  const print = (list: object[], rests: boolean): string[][] => {
    const columns = columnsOf({ item: row, rests }, { getSchema: () => undefined })
    return readCsv(Buffer.concat([...printCsv(columns, { list, restOf: () => null }, rests)]).toString())
  }
  const values = { open: { b: 1 }, any: ['x'], one: { a: 2 }, version: '-1', sha256: null }
  t.same(print([values], false), [['open', 'any', 'one', 'version', 'sha256'], ['{"b":1}', '["x"]', '{"a":2}', '\'-1', '']])
  t.same(print([values], true), [['open', 'any', 'one', ...REST], ['{"b":1}', '["x"]', '{"a":2}', '', '', '', '']])
  t.same(print([], true), [['open', 'any', 'one', ...REST]])
})
