import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, contact, courtDetails, division, fee, hoursOfOperation, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const court = 'USCASacramentoSuperior'
const first = policy({
  version: '1.0.0',
  published: '2005-01-01T10',
  effective: '2005-01-04T10',
  maximumFilingSize: 1_000_000,
  encodings: ['base64'],
  hoursOfOperation: hoursOfOperation([['Monday', '08:30:00', '16:00:00'], ['Friday', '08:30:00', '12:00:00']]),
  contacts: [contact(court)],
  courtDivisions: [division(`${court}Civil`)],
  fees: [fee({ code: '0101', name: 'Complaint, unlimited civil', cost: '100.00' }), fee({ code: '0102', name: 'Motion' }), fee({ code: '0200', name: 'Answer', firstPaper: 'Yes' }), fee({ code: '0200', name: 'Answer', firstPaper: 'No', cost: '20.00' })],
  codeTables: [codeTable({ codifiedName: 'CaseType', codes: [code({ value: '42', name: 'Civil' })] }), codeTable({ codifiedName: 'Old', codes: [code({ value: '1' }), code({ value: '2' })] })]
})
const second = policy({
  ...first,
  version: '1.0.1',
  published: '2005-02-01T10',
  effective: '2005-03-01T10',
  maximumFilingSize: 2_000_000,
  encodings: ['base64', 'none'],
  hoursOfOperation: hoursOfOperation([['Friday', '08:30:00', '12:00:00'], ['Monday', '08:30:00', '15:00:00']]),
  courtDetails: courtDetails({ county: 'Yolo' }),
  courtDivisions: [],
  fees: [fee({ code: '0200', name: 'Answer', firstPaper: 'No', cost: '25.00' }), fee({ code: '0101', name: 'Complaint, unlimited civil', cost: '110.00' }), fee({ code: '0200', name: 'Answer', firstPaper: 'Yes' }), fee({ code: '0300', name: 'Writ', cost: '5.00' })],
  codeTables: [codeTable({ codifiedName: 'CaseType', codes: [code({ value: '60', name: 'Probate' }), code({ value: '42', name: 'Civil, all' })] })]
})

// part, change, key, text
const differences = [
  ['fees', 'changed', '0101', 'Complaint, unlimited civil (0101): 100.00 to 110.00 USD'],
  ['fees', 'removed', '0102', 'Motion (0102): removed, was 100.00 USD'],
  ['fees', 'changed', '0200 (first paper No)', 'Answer (0200): 20.00 to 25.00 USD'],
  ['fees', 'added', '0300', 'Writ (0300): added, 5.00 USD'],
  ['codes', 'changed', 'CaseType/42', 'CaseType 42 (Civil, all): name "Civil" to "Civil, all"'],
  ['codes', 'added', 'CaseType/60', 'CaseType 60 (Probate): added'],
  ['codes', 'removed', 'Old/1', 'Old 1: removed'],
  ['codes', 'removed', 'Old/2', 'Old 2: removed'],
  ['limits', 'changed', 'maximumFilingSize', 'Maximum filing size: 1000000 bytes to 2000000 bytes'],
  ['limits', 'added', 'encodings/none', 'Encoding none: added'],
  ['hours', 'changed', 'Monday', 'Monday: 08:30:00-16:00:00 to 08:30:00-15:00:00'],
  ['divisions', 'removed', `${court}Civil`, `Division ${court}Civil: removed`],
  ['other', 'changed', 'courtDetails/county', 'Court details, county: "Sacramento" to "Yolo"'],
  ['other', 'removed', 'codeTables/Old', 'Code table Old: removed']
]

type Told = Record<string, Array<{ change: string, key: string, text: string, before: object | null, after: object | null }>>
const parts = ['fees', 'codes', 'limits', 'hours', 'contacts', 'divisions', 'other']
const told = (answer: Told): string[][] => parts.flatMap(part => (answer[part] ?? []).map(({ change, key, text }) => [part, change, key, text]))

t.test('what differs between two policies, by what it is', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first, second])
  await histories.refresh()
  const ask = async (path: string) => await app.inject(`/v1/courts/${court}/${path}`)

  const since = (await ask('policies/1.0.1/changes?since=1.0.0')).json()
  t.same(told(since), differences)
  t.match(since, { court: { organizationKey: court }, knownAt: null, from: { version: '1.0.0', effectiveFrom: '2005-01-04T10:00:00-08:00' }, to: { version: '1.0.1' }, provisional: false, doubts: [] })
  t.match(since.fees[0], { before: { code: '0101', cost: { amount: '100.00', currency: 'USD' } }, after: { cost: { amount: '110.00' } } })
  t.match(since.codes[1], { before: null, after: { table: 'CaseType', value: '60', offered: true } })

  await t.test('as CSV', async t => {
    const lines = (await ask('policies/1.0.1/changes?since=1.0.0&format=csv')).body.split('\r\n')
    t.equal(lines[0], 'part,change,key,before,after,text,version,sha256,provisional,doubts')
    t.equal(lines.length, differences.length + 2)
    t.match(lines[1], /^fees,changed,0101,"\{""code"":""0101"".*\}",".*\}","Complaint, unlimited civil \(0101\): 100.00 to 110.00 USD",1\.0\.1,[0-9a-f]{64},false,\[\]$/)
    t.match(lines[9], 'limits,changed,maximumFilingSize,1000000,2000000,Maximum filing size: 1000000 bytes to 2000000 bytes,1.0.1')
    t.equal((await ask('policies/1.0.1/changes?since=1.0.1&format=csv')).body, `${lines[0]}\r\n`)
  })
  await t.test('since a newer one it is the reverse', async t => {
    const reverse = (await ask('policies/1.0.0/changes?since=1.0.1')).json()
    const opposite: Record<string, string> = { added: 'removed', removed: 'added', changed: 'changed' }
    t.same(new Set(told(reverse).map(([part, change, key]) => `${part} ${opposite[change ?? '']} ${key}`)), new Set(differences.map(([part, change, key]) => `${part} ${change} ${key}`)))
    t.match(told(reverse)[1], ['fees', 'changed', '0101', 'Complaint, unlimited civil (0101): 110.00 to 100.00 USD'])
  })
  await t.test('since itself nothing', async t => t.same(told((await ask('policies/1.0.1/changes?since=1.0.1')).json()), []))
  await t.test('between two instants', async t => {
    t.same(told((await ask('changes?from=2005-03-01T09:59&to=2005-03-01T10:00')).json()), differences)
    t.same(told((await ask('changes?from=2005-03-01T10:00&to=2005-03-01T10:01')).json()), [])
    t.same(told((await ask('changes?from=2005-02-28&to=2005-02-28')).json()), [], 'a day to its end')
    t.same(told((await ask('changes?from=2005-03-01&to=2005-03-01')).json()), differences)
    t.same(told((await ask('changes?from=2005-02-28')).json()), differences, 'to now')
  })
  await t.test('before the first policy everything is new', async t => {
    const answer = (await ask('changes?from=2004-01-01&to=2005-02-01')).json()
    t.equal(answer.from, null)
    t.same(told(answer).map(([, change]) => change).filter(change => change !== 'added'), [])
    t.same(answer.fees.length, 4)
    t.equal((await ask('changes?from=2003-01-01&to=2004-01-01')).json().type, 'urn:problem:none-yet')
  })
  await t.test('what cannot be asked', async t => {
    t.match((await ask('changes?from=2005-03-02&to=2005-03-01T00:00')).json(), { status: 400, errors: [{ parameter: 'to' }] })
    t.match((await ask('changes')).json(), { status: 400, errors: [{ parameter: 'from' }] })
    t.match((await ask('policies/1.0.1/changes')).json(), { status: 400, errors: [{ parameter: 'since' }] })
    t.match((await ask('policies/1.0.1/changes?since=1.0.9')).json(), { status: 404, type: 'urn:problem:no-such-version', suggestions: ['1.0.1', '1.0.0'] })
    t.match((await ask('policies/2.0.0/changes?since=1.0.0')).json(), { status: 404, type: 'urn:problem:no-such-version' })
  })
})

t.test('a version that was published twice is doubtful, whenever that was', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first, second])
  await keepCrawl(database, [{ ...second, published: '2005-04-01T10', effective: '2005-05-01T10', maximumFilingSize: 3_000_000 }])
  await histories.refresh()
  const doubtsOf = async (path: string) => (await app.inject(`/v1/courts/${court}/${path}`)).json().doubts.map(({ kind, version }: { kind: string, version: string }) => [kind, version])
  t.same(await doubtsOf('policies/1.0.1/changes?since=1.0.0'), [['version-reused', '1.0.1']])
  t.same(await doubtsOf('policies/1.0.0/changes?since=1.0.1'), [['version-reused', '1.0.1']])
  t.same(await doubtsOf('policies/1.0.0/changes?since=1.0.0'), [])
  t.same(await doubtsOf('changes?from=2005-03-01T09:59&to=2005-03-01T10:00'), [])
})

t.test('tables of one name and days by other names are the same in another order', async t => {
  const { app, database, histories } = await serve(t)
  const [one, two] = [codeTable({ codifiedName: 'Dup', name: 'First', courtKeys: [court], codes: [code({ value: '1', name: 'A' })] }), codeTable({ codifiedName: 'Dup', name: 'Second', courtKeys: [court], codes: [code({ value: '1', name: 'B' })] })]
  const before = policy({ ...first, codeTables: [one, two], hoursOfOperation: hoursOfOperation([['Mon', '08:30:00', '16:00:00']]) })
  await keepCrawl(database, [before, policy({ ...before, version: '1.0.1', published: '2005-02-01T10', effective: '2005-03-01T10', codeTables: [two, one], hoursOfOperation: hoursOfOperation([['Monday', '08:30:00', '16:00:00']]) })])
  await histories.refresh()
  t.same(told((await app.inject(`/v1/courts/${court}/policies/1.0.1/changes?since=1.0.0`)).json()), [])
})
