import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { readGenericode } from './read-genericode.ts'
import { serve } from './serve.ts'

const court = '/v1/courts/USCASacramentoSuperior'
const at = 'at=2005-02-05T09:30'

const papers = codeTable({
  codifiedName: 'Document Type',
  name: 'Papers & <more>',
  alias: 'Filings',
  codes: [
    code({ value: '0001', name: 'Motion\r\nto "Compel" & more', alias: ' Compel', genericType: 'Motion' }),
    code({ value: '0002', name: '\u{1F600} é', include: 'No' })
  ]
})
const repeated = codeTable({ codifiedName: 'CaseType', codes: [code({ value: 'a', name: 'One' }), code({ value: 'a\u00a0', name: 'Two' })] })
const without = codeTable({ codifiedName: 'Rooms', codes: [code({ value: '1' }), code({ value: null, name: 'No value' })] })
const twice = [codeTable({ codifiedName: 'Roles', name: 'Party', courtKeys: ['USCASacramentoCivil'] }), codeTable({ codifiedName: 'roles', name: 'Other' })]
const empty = codeTable({ name: 'Empty' })

const fees = [
  fee({ code: '0101', name: 'Complaint', cost: '-1.50', category: 'Civil', firstPaper: 'Yes', caseTypes: ['A', 'B'], amountInControversy: { amount: '10000', threshold: 'Over' }, effectiveDate: '2005-01-01' }),
  fee({ code: '0102', name: 'Over', expirationDate: '2004-12-31' }),
  fee({ code: '0103', include: 'No', cost: null, costText: 'ten', courtKeys: ['USCASacramentoCivil'], currency: 'EUR', filters: [{ table: 'X', values: ['1'], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }] })
]

t.test('code tables and fees as OASIS genericode 1.0, read back by another reader', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [policy({ fees, codeTables: [papers, repeated, without, ...twice, empty] })])
  await histories.refresh()
  const ask = async (url: string, headers: Record<string, string> = {}) => await app.inject({ url, headers })
  const read = async (url: string) => await readGenericode((await ask(`${url}${url.includes('?') ? '&' : '?'}${at}&format=genericode`)).body)

  await t.test('a table: what it is, and each code', async t => {
    const url = `${court}/code-tables/filings`
    const json = (await ask(`${url}?${at}`)).json()
    const list = await read(url)
    t.match(list, {
      shortName: 'Document_Type',
      longNames: ['Document Type', 'Papers & <more>', 'Filings'],
      version: '1.0.1',
      agency: 'USCASacramentoSuperior',
      canonicalUri: `http://localhost:80${url}?format=genericode`,
      annotation: { courtKey: 'USCASacramentoSuperior', at: json.at, version: '1.0.1', sha256: json.policy.sha256, effectiveFrom: json.policy.effectiveFrom, provisional: String(json.provisional) },
      keys: [['code']],
      doubts: []
    })
    t.match(list.annotation['knownAt'], /^\d{4}-.*Z$/)
    t.same(list.columns, [
      { id: 'code', use: 'required', type: 'string' }, { id: 'name', use: 'required', type: 'string' }, { id: 'alias', use: 'optional', type: 'string' },
      { id: 'genericType', use: 'optional', type: 'string' }, { id: 'offered', use: 'required', type: 'boolean' }
    ])
    t.same(list.rows, [
      { code: '0001', name: 'Motion\r\nto "Compel" & more', alias: ' Compel', genericType: 'Motion', offered: 'true' },
      { code: '0002', name: '\u{1F600} é', offered: 'false' }
    ])
  })

  await t.test('the pinned URL gives the same list, byte for byte', async t => {
    const first = await ask(`${court}/code-tables/filings?${at}&format=genericode`)
    const { canonicalVersionUri } = await readGenericode(first.body)
    const again = await ask(canonicalVersionUri.replace(/^http:\/\/localhost:80/, ''))
    t.equal(again.body, first.body)
    t.match(new URL(canonicalVersionUri).searchParams.get('at'), '2005-02-05T09:30:00-08:00')
  })

  await t.test('a key only where values do not repeat and none is missing', async t => {
    t.same((await read(`${court}/code-tables/CaseType`)).keys, [], 'white space tells no values apart')
    t.match(await read(`${court}/code-tables/CaseType`), { rows: [{ code: 'a', name: 'One' }, { code: 'a\u00a0', name: 'Two' }] })
    t.match(await read(`${court}/code-tables/Rooms`), { keys: [], rows: [{ code: '1', offered: 'true' }, { name: 'No value' }] })
    t.match(await read(`${court}/code-tables/Empty`), { keys: [['code']], rows: [] })
    t.match(await read(`${court}/code-tables/Papers%20%26%20%3Cmore%3E?q=motion`), { rows: [{ code: '0001' }], canonicalUri: /\?format=genericode&q=motion$/ })
  })

  await t.test('fees with their criteria; those that say no are left out', async t => {
    const list = await read(`${court}/fees`)
    t.same(list.columns.slice(0, 8).map(({ id }) => id), ['code', 'name', 'alias', 'amount', 'currency', 'category', 'effectiveDate', 'expirationDate'])
    t.same(list.columns.filter(({ id }) => id === 'offered'), [{ id: 'offered', use: 'required', type: 'boolean' }])
    t.match(list.rows, [
      { code: '0101', name: 'Complaint', amount: '-1.50', currency: 'USD', category: 'Civil', effectiveDate: '2005-01-01', firstPaper: 'true', caseTypes: 'A; B', amountInControversy: 'Over 10000', offered: 'true', applies: 'undetermined' },
      { code: '0103', currency: 'EUR', costText: 'ten', courtKeys: 'USCASacramentoCivil', offered: 'false', filters: /"table":"X"/ }
    ])
    t.equal(list.rows.length, 2)
    t.notOk('amount' in (list.rows[1] as object), 'what is no amount is none')
    t.same(list.keys, [['code']])
  })

  await t.test('several tables of one name are a conflict that names them; JSON and CSV give all', async t => {
    const answer = await ask(`${court}/code-tables/ROLES?${at}`, { accept: 'application/xml' })
    t.match(answer.json(), { type: 'urn:problem:conflict', status: 409, courtKey: 'USCASacramentoSuperior', detail: /"Roles" \/ "Party" of USCASacramentoCivil; "roles" \/ "Other"/, tables: [{ name: 'Party' }, { name: 'Other' }] })
    t.equal((await ask(`${court}/code-tables/ROLES?${at}&format=csv`)).statusCode, 200)
    t.equal((await read(`${court}/code-tables/Other`)).shortName, 'roles')
  })

  await t.test('Accept: application/xml means it on these routes, and there alone', async t => {
    for (const url of [`${court}/fees?${at}`, `${court}/code-tables/CaseType?${at}`]) {
      const answer = await ask(url, { accept: 'application/xml' })
      t.equal(answer.headers['content-type'], 'application/xml; charset=utf-8')
      t.equal(answer.body, (await ask(`${url}&format=genericode`)).body)
      t.match(await ask(`${url}&format=genericode`, { 'if-none-match': String(answer.headers.etag) }), { statusCode: 304 })
      t.match((await ask(`${url}&format=genericode&limit=2`)).json(), { status: 400, errors: [{ parameter: 'limit' }] })
      t.match((await ask(`${url}&format=xml`)).json(), { status: 406, formats: ['json', 'csv', 'genericode'] })
    }
    t.match(await ask(`${court}/code-tables?${at}`, { accept: 'application/xml' }), { statusCode: 406 })
    t.match((await ask(`${court}/code-tables/Nothing?${at}&format=genericode`)).json(), { status: 404, type: 'urn:problem:no-such-code-table' })
  })
})
