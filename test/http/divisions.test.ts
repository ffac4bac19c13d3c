import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import {
  associatedPolicy, code, codeTable, contact, courtDetails, division, exchange, fee, hoursOfOperation, humanPolicy, policy
} from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

// A court and its units: what each sees, and what of it takes the place of the court's (domain §7).

const court = 'USCASacramentoSuperior'
const civil = `${court}Civil`
const traffic = `${court}Traffic`
const probate = `${court}Probate`
const archives = `${court}Archives`

const named = (name: string, given: Parameters<typeof courtDetails>[0] = {}) => courtDetails({
  ...given,
  court: { organizationKey: null, noticeType: null, noticeRole: null, noticeSwitch: null, name, addresses: [], phones: [], emails: [`clerk@${name.toLowerCase()}.example`], webAddresses: [], extra: [] }
})

const first = policy({
  version: '1.0.0',
  published: '2005-01-01T10',
  effective: '2005-01-04T10',
  courtDetails: named('Sacramento', { courtCode: '34' }),
  hoursOfOperation: hoursOfOperation([['Wednesday', '08:30:00', '16:00:00']]),
  contacts: [contact(court), contact(traffic), contact()],
  courtDivisions: [
    { courtDetails: named('Civil', { courtKey: civil, county: 'Yolo', division: { name: 'Civil', code: 'C', number: '2' } }), hoursOfOperation: null, contacts: [contact(civil)], extra: [] },
    { ...division(traffic), hoursOfOperation: hoursOfOperation([['Wednesday', '10:00:00', '14:00:00']]) }
  ],
  fees: [
    fee({ code: 'all' }), fee({ code: 'court', courtKeys: [court] }), fee({ code: 'civil', courtKeys: [civil] }),
    fee({ code: 'traffic', courtKeys: [traffic] }), fee({ code: 'both', courtKeys: [civil, traffic] }), fee({ code: 'archives', courtKeys: [archives] })
  ],
  codeTables: [
    codeTable({ codifiedName: 'DocumentType', name: 'all', codes: [code({ value: '1', name: 'Motion' })] }),
    codeTable({ codifiedName: 'DocumentType', name: 'civil', courtKeys: [civil], codes: [code({ value: '1', name: 'Complaint' })] }),
    codeTable({ codifiedName: 'CaseType', name: 'both', courtKeys: [civil, traffic] })
  ],
  exchanges: [exchange(court), exchange(civil), { ...exchange(traffic), include: 'No' }, exchange(null)],
  associatedPolicies: [associatedPolicy(), associatedPolicy(traffic)],
  humanPolicies: [humanPolicy(court), humanPolicy(civil, traffic), humanPolicy(probate)],
  extensions: [{ name: 'window', value: '3', extra: [] }]
})
// From March on there is no civil division any more.
const second = policy({ ...first, version: '1.0.1', published: '2005-02-01T10', effective: '2005-03-01T10', courtDivisions: first.courtDivisions.slice(1), fees: first.fees.slice(0, 2), codeTables: first.codeTables.slice(0, 1), humanPolicies: [] })

const february = '2005-02-02T09:00'
const march = '2005-03-02T09:00'

// Key; when; whether CourtDivisions has it; codes of fees (`?` where it is undetermined), names of tables, keys of exchanges, of human policies, of contacts; open; name and county
const sights = [
  [court, february, true, 'all court civil? traffic? both? archives?', 'all civil both', `${court} ${civil} ${traffic} null`, `${court} ${civil},${traffic} ${probate}`, `${court} ${traffic} `, true, 'Sacramento', 'Sacramento'],
  [civil, february, true, 'all court civil both', 'all civil both', `${court} ${civil} null`, `${court} ${civil},${traffic}`, civil, true, 'Civil', 'Yolo'],
  [traffic, february, true, 'all court traffic both', 'all both', `${court} ${traffic} null`, `${court} ${civil},${traffic}`, `${court} ${traffic} `, false, 'Sacramento', 'Sacramento'],
  [probate, february, false, 'all court', 'all', `${court} null`, `${court} ${probate}`, `${court} `, true, 'Sacramento', 'Sacramento'],
  [archives, february, false, 'all court archives', 'all', `${court} null`, court, `${court} `, true, 'Sacramento', 'Sacramento'],
  [civil, march, false, 'all court', 'all', `${court} ${civil} null`, '', `${court} `, true, 'Sacramento', 'Sacramento'],
  [probate, march, false, 'all court', 'all', `${court} null`, '', `${court} `, true, 'Sacramento', 'Sacramento']
] as const

interface Keyed { courtKeys: string[], courtKey: string | null }

t.test('what is a division\'s own, and what is the court\'s', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first, second])
  await histories.refresh()
  const ask = async (key: string, path: string, at: string) => (await app.inject(`/v1/courts/${key}${path}?at=${at}`)).json()

  for (const [key, at, inPolicy, fees, tables, exchanges, humanPolicies, contacts, open, name, county] of sights) {
    await t.test(`${key} at ${at}`, async t => {
      const listed = await ask(key, '/fees', at)
      t.match(listed.court, { organizationKey: court, courtKey: key, divisionInPolicy: inPolicy })
      t.equal(listed.items.map(({ code, applies }: { code: string, applies: string }) => `${code}${applies === 'undetermined' ? '?' : ''}`).join(' '), fees)
      t.equal((await ask(key, '/code-tables', at)).items.map((table: { name: string }) => table.name).join(' '), tables)
      const required = await ask(key, '/filing-requirements', at)
      t.equal(required.exchanges.map(({ courtKey }: Keyed) => String(courtKey)).join(' '), exchanges)
      t.equal(required.humanPolicies.map(({ courtKeys }: Keyed) => courtKeys.join()).join(' '), humanPolicies)
      const details = await ask(key, '', at)
      t.equal(details.contacts.map(({ courtKeys }: Keyed) => courtKeys.join()).join(' '), contacts)
      t.match(details, { name, county, courtCode: '34', emails: [`clerk@${name.toLowerCase()}.example`] })
      t.equal((await ask(key, '/hours', at)).open, open)
    })
  }

  await t.test('a division\'s own codes come beside those that are court-wide', async t => {
    const names = async (key: string) => (await ask(key, '/code-tables/DocumentType/codes/1', february)).codes.map(({ name }: { name: string }) => name)
    t.same(await names(civil), ['Motion', 'Complaint'])
    t.same(await names(traffic), ['Motion'])
    t.same(await names(court), ['Motion', 'Complaint'])
  })
  await t.test('a fee of another division does not apply, and says so when it is asked for', async t => {
    t.match(await ask(traffic, '/fees/civil', february), { fees: [{ applies: 'no', reasons: [{ criterion: 'division', result: 'no' }] }] })
    t.match(await ask(court, '/fees/archives', february), { fees: [{ applies: 'undetermined' }] })
  })
  await t.test('nor has it a code table that is another division\'s, and is told whose it is', async t => {
    const table = async (key: string, path: string) => await ask(key, `/code-tables/${path}`, february)
    for (const path of ['both', 'both/codes/1']) {
      t.match(await table(probate, path), { status: 404, type: 'urn:problem:no-such-code-table', detail: new RegExp(`is one of ${civil}, ${traffic} alone: ask by one of these keys, or by the court's own, ${court}\\.`), suggestions: [] })
    }
    t.match(await table(probate, 'Both'), { detail: /alone/ })
    t.match(await table(probate, 'bot'), { status: 404, detail: /has no code table "bot"/ })
  })
  await t.test('of a fee that other divisions alone have a division has no history, and is told whose it is', async t => {
    const history = async (key: string, fee: string) => (await app.inject(`/v1/courts/${key}/fees/${fee}/history`)).json()
    t.match(await history(traffic, 'civil'), { status: 404, type: 'urn:problem:no-such-fee', detail: new RegExp(`^A fee civil is one of ${civil} alone, and never was one of ${traffic}: ask by one of these keys, or by the court's own, ${court}\\.`), suggestions: [] })
    t.match(await history(probate, 'both'), { status: 404, detail: new RegExp(`one of ${civil}, ${traffic} alone`) })
    t.match(await history(probate, 'neither'), { status: 404, detail: /^No policy of this court ever had a fee neither: look it up/ })
    for (const [key, fee] of [[court, 'civil'], [civil, 'civil'], [civil, 'both'], [probate, 'court']] as const) t.ok((await history(key, fee)).steps.length > 0, `${key} ${fee}`)
  })
  await t.test('what is not to be offered says so, and stays', async t => {
    t.same((await ask(court, '/filing-requirements', february)).exchanges.map(({ offered }: { offered: boolean }) => offered), [true, true, false, true])
  })
  await t.test('units of a division', async t => {
    t.match(await ask(civil, '', february), { division: { name: 'Civil', code: 'C', number: '2' }, subdivision: null, offered: true })
  })
})

const own = `${court}Own`
const everything = { fees: first.fees, codeTables: first.codeTables, humanPolicies: first.humanPolicies, exchanges: first.exchanges, associatedPolicies: first.associatedPolicies, contacts: first.contacts }
const nothing = { fees: [], codeTables: [], humanPolicies: [], exchanges: [], associatedPolicies: [], contacts: [] }
// One of a court whose own CourtKey is not its OrganizationKey, and that changes its own key at last [165].
const versions = [
  policy({ ...first, ...nothing, version: '1.0.0' }),
  policy({ ...first, ...everything, version: '1.0.1', published: '2005-02-01T10', effective: '2005-03-01T10' }),
  policy({ ...first, fees: [fee({ code: 'own', courtKeys: [own] })], version: '1.0.2', published: '2005-03-01T10', effective: '2005-04-04T10' }),
  policy({ ...first, fees: [fee({ code: 'own', courtKeys: [own] })], courtDetails: named('Sacramento', { courtKey: own }), version: '1.0.3', published: '2005-04-01T10', effective: '2005-05-04T10' })
]

// Key; what is added from one version to the next: fees, codes; how many contacts, exchanges, policies and heads of tables
const changesSeen = [
  [court, 'all court civil traffic both archives', '1 1', 15],
  [civil, 'all court civil both', '1 1', 11],
  [traffic, 'all court traffic both', '1', 12],
  [probate, 'all court', '1', 8]
] as const

t.test('a division sees what changed for it, and not what is other divisions\' alone', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, versions)
  await histories.refresh()
  const ask = async (key: string, path: string) => (await app.inject(`/v1/courts/${key}/${path}`)).json()
  type Listed = Array<{ key: string, change: string, after: { value: string } }>
  for (const [key, fees, codes, count] of changesSeen) {
    const paths = ['policies/1.0.1/changes?since=1.0.0', 'changes?from=2005-02-28T00:00&to=2005-03-02T00:00']
    for (const path of paths) {
      const answer = await ask(key, path)
      t.equal(answer.fees.map(({ key }: Listed[number]) => key).join(' '), fees, `${key} ${path}`)
      t.equal(answer.codes.map(({ after }: Listed[number]) => after.value).join(' '), codes, `${key} ${path}`)
      const others = [...answer.contacts, ...answer.other].map(({ key }: Listed[number]) => key)
      for (const other of [civil, traffic, probate].filter(each => key !== court && each !== key)) {
        t.same(others.filter(each => each.includes(other) && !each.includes(key) && each !== `humanPolicies/${civil} ${traffic}`), [], `${key} ${path} ${other}`)
      }
      t.equal(others.length, count, `${key} ${path}`)
    }
    const reverse = await ask(key, 'policies/1.0.0/changes?since=1.0.1')
    t.equal(reverse.fees.filter(({ change }: Listed[number]) => change === 'removed').length, fees.split(' ').length, key)
  }
  await t.test('as each policy says which keys are the court\'s', async t => {
    t.same((await ask(traffic, 'policies/1.0.3/changes?since=1.0.2')).fees.map(({ key }: Listed[number]) => key), ['own'])
    t.same((await ask(court, 'policies/1.0.3/changes?since=1.0.2')).fees, [])
  })
})
