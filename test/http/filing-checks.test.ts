import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { serve, type Served } from './serve.ts'

const courtKey = 'USCASacramentoSuperior'
const civil = `${courtKey}Civil`

const fees = (complaint: string) => [
  fee({ code: '0101', cost: complaint, courtKeys: [civil] }),
  fee({ code: '0102', cost: '185.00', jurisdictionalAmount: { amount: 'Limited', threshold: null } }), fee({ code: '0102', cost: '320.00', jurisdictionalAmount: { amount: 'Unlimited', threshold: null } }),
  fee({ code: '0103', cost: '10.00', subsequentPages: '0.50' }),
  fee({ code: '0104', effectiveDate: '2005-03-05' }),
  fee({ code: '0105', include: 'No' }),
  fee({ code: '0106', cost: '40.00', documentGenericTypes: ['Opening paper'] })
]

const documentTypes = codeTable({ codifiedName: 'DocumentType', name: 'Documents', codes: [code({ value: '0001', name: 'Complaint', genericType: 'Opening paper' }), code({ value: '0003', name: 'Answer', genericType: 'Response' }), code({ value: '0002', name: 'Demurrer', include: 'No' })] })

const first = policy({
  version: '1.0.0',
  published: '2005-01-01T10',
  effective: '2005-01-04T10',
  maximumFilingSize: 2000,
  maximumDocumentSize: 1000,
  delimitExhibits: true,
  mimeTypes: [{ mimeType: 'application/pdf', documentVersion: 'Final', namespace: null }],
  encodings: ['Base64'],
  replyToProtocols: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }],
  fees: fees('100.00'),
  codeTables: [documentTypes]
})
const second = policy({ ...first, version: '1.0.1', published: '2005-03-01T10', effective: '2005-03-04T10', fees: fees('110.00'), codeTables: [{ ...documentTypes, codes: documentTypes.codes.slice(1) }] })
const silent = policy({ version: '1.0.2', published: '2006-01-02T10', effective: '2006-01-05T10' })

const document = { mimeType: 'application/pdf', documentVersion: 'Final', bytes: 1000, encoding: 'Base64' }
const complaint = { table: 'DocumentType', code: '0001' }

/** A filing that the first policy accepts. */
const right = {
  courtKey,
  filedAt: '2005-03-02T09:30',
  citedVersion: '1.0.0',
  filingBytes: 2000,
  exhibitsDelimited: true,
  replyTo: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }],
  documents: [document, { ...document, namespace: null, bytes: 0 }],
  codes: [complaint],
  fees: [{ code: '0101', amount: '100.00' }, { code: '0103', amount: '11', criteria: { pages: 3 } }]
}

// [what it shows, what differs from it, accepted, checks that do not pass: what, item and result, and what would pass]
const filings: readonly (readonly [string, object, string, ReadonlyArray<readonly [string, string | null]>])[] = [
  ['all is right', {}, 'yes', []],
  ['a division files', { courtKey: civil }, 'yes', []],
  ['nothing is told', { citedVersion: undefined, filingBytes: undefined, exhibitsDelimited: undefined, replyTo: undefined, documents: undefined, codes: undefined, fees: undefined }, 'yes', []],
  ['null says nothing either', { citedVersion: null, filingBytes: null, exhibitsDelimited: null, knownAt: null }, 'yes', []],
  ['the last minute before another policy', { filedAt: '2005-03-04T09:59:59' }, 'yes', []],
  ['the first minute of it: version, code and fee have changed', { filedAt: '2005-03-04T10:00' }, 'no', [['cited-version null fail', '1.0.1'], ['code 0 fail', '0003'], ['fee 0 fail', '110.00 USD']]],
  ['and by their own clock', { filedAt: '2005-03-04T18:00:00Z' }, 'no', [['cited-version null fail', '1.0.1'], ['code 0 fail', '0003'], ['fee 0 fail', '110.00 USD']]],
  ['a version that nobody knows', { citedVersion: '9.9.9' }, 'no', [['cited-version null fail', '1.0.0']]],
  ['a byte too long', { filingBytes: 2001, documents: [{ ...document, bytes: 1001 }] }, 'no', [['filing-size null fail', '2000 bytes at most'], ['document-size 0 fail', '1000 bytes at most']]],
  ['another format and encoding', { documents: [document, { ...document, mimeType: 'image/tiff', encoding: 'Link' }] }, 'no', [['mime-type 1 fail', 'application/pdf'], ['encoding 1 fail', 'Base64']]],
  ['exhibits within their documents', { exhibitsDelimited: false }, 'no', [['exhibits null fail', 'true']]],
  ['confirmations by post', { replyTo: [{ protocol: 'Post' }] }, 'no', [['reply-to 0 fail', 'SMTP as Links to Information']]],
  ['codes: not offered, not there, no table', { codes: [complaint, { table: 'documents', code: 'Demurrer' }, { table: 'DocumentType', code: '001' }, { table: 'Documenttyp', code: '0001' }] }, 'no', [['code 1 fail', null], ['code 2 fail', '0001'], ['code 3 fail', 'DocumentType, Documents']]],
  ['fees: too little, not there, not yet, not offered', { fees: [{ code: '0101', amount: '99.99' }, { code: '0100', amount: '1' }, { code: '0104', amount: '100.00' }, { code: '0105', amount: '100.00' }] }, 'no', [['fee 0 fail', '100.00 USD'], ['fee 1 fail', '0101, 0102, 0103, 0104, 0105'], ['fee 2 fail', null], ['fee 3 fail', null]]],
  ['two fees of one code, and pages', { fees: [{ code: '0102', amount: '320.00' }, { code: '0103', amount: '10.00' }] }, 'undetermined', [['fee 0 undetermined', '185.00 USD or 320.00 USD'], ['fee 1 undetermined', null]]],
  ['told apart by criteria', { fees: [{ code: '0102', amount: '320.00', criteria: { jurisdictionalAmount: 'Unlimited' } }, { code: '0102', amount: '320.00', criteria: { jurisdictionalAmount: 'Limited' } }] }, 'no', [['fee 1 fail', '185.00 USD']]],
  ['criteria against every fee of the code', { fees: [{ code: '0106', amount: '40.00', criteria: { documentType: 'Answer' } }] }, 'no', [['fee 0 fail', null]]],
  ['the generic type of a document type', { fees: [{ code: '0106', amount: '40.00', criteria: { documentType: '0001' } }, { code: '0106', amount: '40.00', criteria: { documentGenericType: 'Opening paper', firstPaper: true, caseType: 'any', amountInControversy: '0', pages: 1 } }] }, 'yes', []],
  ['the amount of neither', { fees: [{ code: '0102', amount: '100.00' }] }, 'no', [['fee 0 fail', '185.00 USD or 320.00 USD']]],
  ['one that fails comes before one that nobody can tell', { fees: [{ code: '0102', amount: '320.00' }], filingBytes: 2001 }, 'no', [['filing-size null fail', '2000 bytes at most'], ['fee 0 undetermined', '185.00 USD or 320.00 USD']]],
  ['a silent policy', { filedAt: '2006-02-01T09:00', citedVersion: '1.0.2', filingBytes: 999999999, exhibitsDelimited: false, codes: [], fees: [], documents: [document] }, 'undetermined', [['mime-type 0 undetermined', null], ['encoding 0 undetermined', null], ['reply-to 0 undetermined', null]]],
  ['a silent policy takes what it does not limit', { filedAt: '2006-02-01T09:00', citedVersion: '1.0.2', filingBytes: 999999999, exhibitsDelimited: false, replyTo: [], codes: [], fees: [], documents: [] }, 'yes', []]
]

// [body, parameter that is named, what the message says]
const bad: ReadonlyArray<readonly [unknown, string, RegExp]> = [
  [{ filedAt: right.filedAt }, 'courtKey', /is missing: a court key/],
  [{ courtKey }, 'filedAt', /is missing: an ISO 8601/],
  [{ ...right, courtKey: '' }, 'courtKey', /court key is expected/],
  [{ ...right, courtKey: 5 }, 'courtKey', /is 5: a court key/],
  [{ ...right, filedAt: '2005-03-02' }, 'filedAt', /timeline\?from=2005-03-02/],
  [{ ...right, filedAt: '2005-04-03T02:30' }, 'filedAt', /does not exist/],
  [{ ...right, filedAt: '2005-10-30T01:30' }, 'filedAt', /twice/],
  [{ ...right, filedAt: '' }, 'filedAt', /ISO 8601/],
  [{ ...right, knownAt: '2099-01-01T00:00:00Z' }, 'knownAt', /still to come/],
  [{ ...right, citedVersion: '1.0' }, 'citedVersion', /three digits/],
  [{ ...right, filingBytes: '2000' }, 'filingBytes', /is "2000": a whole number of bytes/],
  [{ ...right, filingBytes: -1 }, 'filingBytes', /whole number/],
  [{ ...right, filingBytes: 1e300 }, 'filingBytes', /whole number/],
  [{ ...right, exhibitsDelimited: 'true' }, 'exhibitsDelimited', /true or false/],
  [{ ...right, documents: {} }, 'documents', /a list of documents/],
  [{ ...right, documents: ['a'] }, 'documents/0', /is "a"/],
  [{ ...right, documents: [document, { ...document, bytes: 1.5 }] }, 'documents/1/bytes', /whole number of bytes/],
  [{ ...right, documents: [{ ...document, bytes: undefined }] }, 'documents/0/bytes', /is missing/],
  [{ ...right, documents: [{ ...document, mimetype: 'a' }] }, 'documents/0/mimetype', /Did you mean mimeType/],
  [{ ...right, codes: [{ table: 'DocumentType' }] }, 'codes/0/code', /is missing/],
  [{ ...right, fees: [{ code: '0101', amount: 100 }] }, 'fees/0/amount', /plain decimal/],
  [{ ...right, fees: [{ code: '0101', amount: '-1' }] }, 'fees/0/amount', /plain decimal/],
  [{ ...right, fees: [{ code: '0101', amount: '1,00' }] }, 'fees/0/amount', /plain decimal/],
  [{ ...right, fees: [{ code: '0101', amount: '.' }] }, 'fees/0/amount', /plain decimal/],
  [{ ...right, fees: [{ code: '0101', amount: '1', criteria: { pages: '3' } }] }, 'fees/0/criteria/pages', /1 to 1000000/],
  [{ ...right, fees: [{ code: '0101', amount: '1', criteria: { firstPaper: 'Yes' } }] }, 'fees/0/criteria/firstPaper', /true or false/],
  [{ ...right, fees: [{ code: '0101', amount: '1', criteria: { page: 3 } }] }, 'fees/0/criteria/page', /Did you mean pages/],
  [{ ...right, fees: [{ code: '0101', amount: '1' }, { code: '0101', amount: '1', criteria: { documentType: '0001', documentGenericType: 'Motion' } }] }, 'fees/1/criteria/documentGenericType', /ask about one document/],
  [{ ...right, fees: [{ code: '0101', amount: '1', criteria: { amountInControversy: '1e3' } }] }, 'fees/0/criteria/amountInControversy', /decimal/],
  [{ ...right, document: [] }, 'document', /Did you mean documents/],
  [{ ...right, codes: [{ table: 'a\0', code: 'b' }] }, 'codes/0/table', /NUL/],
  [[], 'body', /an object is expected/],
  ['null', 'body', /an object is expected/]
]

interface Check { what: string, item: number | null, result: string, paragraphs: number[], text: string, expected: string | null }

const post = ({ app }: Served) => async (payload: unknown) => await app.inject({ method: 'POST', url: '/v1/filing-checks', headers: { 'content-type': 'application/json' }, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) })

t.test('would this filing be accepted', async t => {
  const served = await serve(t)
  await keepCrawl(served.database, [first, second, silent])
  await served.histories.refresh()
  const ask = post(served)

  await t.test('each thing that is told of is checked, by the policy in force when it is filed', async t => {
    for (const [what, given, accepted, failing] of filings) {
      const { statusCode, json } = await ask({ ...right, ...given })
      t.equal(statusCode, 200, what)
      const body: { accepted: string, checks: Check[] } = json()
      t.equal(body.accepted, accepted, what)
      t.same(body.checks.filter(({ result }) => result !== 'pass').map(({ what, item, result, expected }) => [`${what} ${item} ${result}`, expected]), failing, what)
    }
  })
  await t.test('with paragraphs and a sentence', async t => {
    const { court, filedAt, knownAt, policy, provisional, doubts, accepted, checks, ...rest } = (await ask(right)).json()
    t.match({ court, filedAt, knownAt, policy, provisional, doubts, accepted }, {
      court: { organizationKey: courtKey, courtKey },
      filedAt: '2005-03-02T09:30:00-08:00',
      knownAt: null,
      policy: { version: '1.0.0', labels: { effective: '2005-01-04T10' }, effectiveUntil: '2005-03-04T10:00:00-08:00' },
      provisional: true,
      doubts: [],
      accepted: 'yes'
    })
    t.same(rest, {})
    t.same(checks.map(({ what, item, paragraphs }: Check) => `${what} ${item} ${paragraphs.join()}`), [
      'cited-version null 72,77', 'filing-size null 123', 'document-size 0 124', 'document-size 1 124', 'mime-type 0 126,127,128', 'mime-type 1 126,127,128',
      'encoding 0 132,133,134', 'encoding 1 132,133,134', 'exhibits null 125', 'reply-to 0 142,146,147', 'code 0 119,171', 'fee 0 120,172', 'fee 1 120,172'
    ])
    t.ok(checks.every(({ text }: Check) => /[.]$/.test(text)))
  })
  await t.test('while no policy is in force nothing can be told, and that is an answer', async t => {
    const { statusCode, json } = await ask({ ...right, filedAt: '2005-01-04T09:59' })
    t.equal(statusCode, 200)
    t.match(json(), { policy: null, accepted: 'undetermined', doubts: [], checks: Array.from({ length: 13 }, () => ({ result: 'undetermined', expected: null, text: /2005-01-04T09:59:00-08:00/ })) })
    t.match((await ask({ courtKey, filedAt: '2005-01-04T09:59' })).json(), { policy: null, accepted: 'undetermined', checks: [] })
  })
  await t.test('who knows no court, or knew nothing of it, is told so', async t => {
    t.match((await ask({ ...right, courtKey: 'USCASacramento' })).json(), { type: 'urn:problem:no-such-court', status: 404, suggestions: [courtKey] })
    t.match((await ask({ ...right, knownAt: '2020-01-01T00:00:00Z' })).json(), { type: 'urn:problem:no-policy', status: 404 })
  })
  await t.test('a body that cannot be understood is a 400 that names where', async t => {
    for (const [body, parameter, message] of bad) {
      const { statusCode, json } = await ask(body)
      t.equal(statusCode, 400, JSON.stringify(body))
      const error = json().errors.find((each: { parameter: string }) => each.parameter === parameter)
      t.match(error?.message, message, `${parameter}: ${JSON.stringify(json().errors)}`)
    }
    t.match((await ask('{')).json(), { type: 'urn:problem:bad-request' })
    t.match((await ask({ ...right, codes: Array.from({ length: 501 }, () => complaint) })).json(), { type: 'urn:problem:too-large', status: 413 })
    t.equal((await served.app.inject({ method: 'POST', url: '/v1/filing-checks', headers: { 'content-type': 'text/plain' }, payload: '{}' })).statusCode, 415)
    t.equal((await served.app.inject('/v1/filing-checks')).statusCode, 405)
  })
  await t.test('other sites\' pages may ask, and nobody keeps the answer', async t => {
    t.match((await ask(right)).headers, { 'access-control-allow-origin': '*', 'cache-control': 'no-store', link: /policies\/1\.0\.0\?sha256=.*rel="via"/, 'archive-stale': /\?/ })
    const preflight = await served.app.inject({ method: 'OPTIONS', url: '/v1/filing-checks', headers: { origin: 'https://frontend.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })
    t.match(preflight, { statusCode: 204, headers: { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': /Content-Type/ } })
  })
  await t.test('as known at a moment', async t => {
    const { rows: [{ now }] } = await served.database.query("select clock_timestamp() + interval '2 ms' as now")
    await served.database.query('select pg_sleep(0.005)')
    const knownAt = new Date(now).toISOString()
    t.match((await ask({ ...right, knownAt })).json(), { knownAt, accepted: 'yes' })
  })
  await t.test('what is near is looked for at first alone', async t => {
    const many = Array.from({ length: 100 }, () => ({ table: 'DocumentType', code: '001' }))
    const { checks } = (await ask({ ...right, fees: [], codes: many })).json()
    t.same(checks.filter(({ what, expected }: Check) => what === 'code' && expected !== null).length, 10)
  })
})

t.test('a doubt that could make it another policy comes before all checks', async t => {
  const served = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  const good = { key: courtKey, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
  const missing = { key: courtKey, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
  const soon = { key: courtKey, version: '1.0.2', published: '2014-01-01T09', effective: '2014-01-01T09' }
  publish('index.xml', indexXml({ policies: [good, missing].map(listed) }))
  publish(listed(good).location, policyXml(good))
  await crawl({ database: served.database })
  await served.histories.refresh()
  const ask = post(served)
  const filed = { courtKey, citedVersion: '1.0.1', fees: [{ code: 'Answer', amount: '10' }] }
  t.match((await ask({ ...filed, filedAt: '2011-01-01T09:00' })).json(), { accepted: 'no', doubts: [] })
  t.match((await ask({ ...filed, filedAt: '2012-03-01T09:00' })).json(), { accepted: 'undetermined', doubts: [{ kind: 'not-fetched' }], checks: [{ result: 'fail' }, { result: 'pass' }] })
  publish('index.xml', indexXml({ policies: [good, soon].map(listed) }))
  publish(listed(soon).location, policyXml(soon))
  await crawl({ database: served.database })
  await served.histories.refresh()
  t.match((await ask({ ...filed, citedVersion: '1.0.2', filedAt: '2015-01-01T09:00' })).json(), { accepted: 'yes', doubts: [{ kind: 'back-dated' }, { kind: 'too-soon' }] }, 'of the other kinds it says so')
})
