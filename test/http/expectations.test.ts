import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const court = 'USCASacramentoSuperior'
const civil = `${court}Civil`
const first = policy({
  version: '1.0.0',
  published: '2005-01-01T10',
  effective: '2005-01-04T10',
  fees: [fee({ code: '0101', cost: '100.00' }), fee({ code: '0102', expirationDate: '2005-02-14' }), fee({ code: '0200', cost: '1.00' }), fee({ code: '0200', cost: '2.00' }), fee({ code: 'civil', courtKeys: [civil] })],
  codeTables: [codeTable({ codifiedName: 'CaseType', codes: [code({ value: '42', name: 'Civil' }), code({ value: '60', name: 'Probate' })] }), codeTable({ codifiedName: 'CaseType', courtKeys: [civil], codes: [code({ value: '43', name: 'Civil, small' })] })]
})
const second = policy({
  ...first,
  version: '1.0.1',
  published: '2005-02-01T10',
  effective: '2005-03-01T10',
  fees: [fee({ code: '0101', cost: '110.00' })],
  codeTables: [codeTable({ codifiedName: 'CaseType', codes: [code({ value: '42', name: 'Civil' }), code({ value: '60', name: 'Probate', include: 'No' })] })]
})

const at = '2005-02-10T09:00:00-08:00'
const [begin, change] = ['2005-01-04T10:00:00-08:00', '2005-03-01T10:00:00-08:00']

// [what is expected, what comes of it: holds, found, since, until, brokenBy; a part of the sentence]
const expected: ReadonlyArray<readonly [Record<string, unknown>, [string, number, string | null, string | null, string | null], string]> = [
  [{ courtKey: court, table: 'CaseType', code: '42' }, ['yes', 1, begin, null, null], 'By policy 1.0.0 there is a code "42" in CaseType.'],
  [{ courtKey: court, table: 'casetype', code: 'civil' }, ['yes', 1, begin, null, null], 'there is a code'],
  [{ courtKey: court, table: 'CaseType', code: 'Probate' }, ['yes', 1, begin, change, '1.0.1'], `; it ceases to hold ${change}, with policy 1.0.1.`],
  [{ courtKey: court, table: 'CaseType', code: '61' }, ['no', 0, begin, null, null], 'there is no code "61" in CaseType'],
  [{ courtKey: court, table: 'Party', code: '61' }, ['no', 0, begin, null, null], 'there is no code'],
  [{ courtKey: court, table: 'CaseType', q: 'civil', count: 2 }, ['yes', 2, begin, change, '1.0.1'], 'CaseType has 2 codes with "civil", as expected'],
  [{ courtKey: civil, table: 'CaseType', q: '', count: 3 }, ['yes', 3, begin, change, '1.0.1'], 'CaseType has 3 codes, as expected'],
  [{ courtKey: court, table: 'CaseType', q: 'pro', count: 2 }, ['no', 1, begin, null, null], '2 were expected'],
  [{ courtKey: court, fee: '0101' }, ['yes', 1, begin, null, null], 'fee "0101" costs 100.00 USD.'],
  [{ courtKey: court, fee: '0101', amount: '100' }, ['yes', 1, begin, change, '1.0.1'], 'costs 100.00 USD;'],
  [{ courtKey: court, fee: '0101', amount: '110.00' }, ['no', 1, begin, change, null], 'costs 100.00 USD, 110.00 was expected; that is so until'],
  [{ courtKey: court, fee: '0102' }, ['yes', 1, begin, '2005-02-15T00:00:00-08:00', null], 'it ceases to hold 2005-02-15T00:00:00-08:00.'],
  [{ courtKey: court, fee: '0200', amount: '1.00' }, ['undetermined', 2, begin, change, null], 'costs 1.00 USD or 2.00 USD, 1.00 was expected'],
  [{ courtKey: court, fee: '0200', amount: '3.00' }, ['no', 2, begin, null, null], '3.00 was expected'],
  [{ courtKey: civil, fee: 'civil' }, ['yes', 1, begin, change, '1.0.1'], 'fee "civil"'],
  [{ courtKey: court, table: 'Party', q: '', count: 0 }, ['yes', 0, begin, null, null], 'there is no code table "Party", as expected'],
  [{ courtKey: court, fee: '0101', amount: '0100.' }, ['yes', 1, begin, change, '1.0.1'], 'costs 100.00 USD;'],
  [{ courtKey: `${court}Nowhere`, fee: '0101' }, ['undetermined', 0, null, null, null], 'No archived policy and no index names']
]

// [what is wrong, body, parameter, a part of what is said]
const one = { courtKey: court, fee: '0101' }
const refused = [
  ['nothing', {}, 'expectations', 'is missing'],
  ['an unknown member', { expectations: [{ ...one, fees: '1' }] }, 'expectations/0/fees', 'Did you mean fee?'],
  ['no kind', { expectations: [one, { courtKey: court }] }, 'expectations/1/table', 'expect a table with a code'],
  ['two kinds', { expectations: [{ ...one, table: 'x', code: '1' }] }, 'expectations/0/table', 'does not belong to a fee'],
  ['an amount of a code', { expectations: [{ courtKey: court, table: 'x', code: '1', amount: '1' }] }, 'expectations/0/amount', 'belongs to a fee'],
  ['a code and a count', { expectations: [{ courtKey: court, table: 'x', code: '1', count: 1 }] }, 'expectations/0/count', 'does not belong to a code'],
  ['a code and words', { expectations: [{ courtKey: court, table: 'x', code: '1', q: 'a', count: 1 }] }, 'expectations/0/q', 'does not belong to a code'],
  ['a table alone', { expectations: [{ courtKey: court, table: 'x' }] }, 'expectations/0/q', 'is missing'],
  ['words without a count', { expectations: [{ courtKey: court, table: 'x', q: 'a' }] }, 'expectations/0/count', 'is missing'],
  ['a count that is a text', { expectations: [{ courtKey: court, table: 'x', q: 'a', count: '1' }] }, 'expectations/0/count', 'a whole number'],
  ['an amount with a sign', { expectations: [{ ...one, amount: '-1' }] }, 'expectations/0/amount', 'no sign'],
  ['an instant without an offset', { at: '2005-02-10T09:00', expectations: [one] }, 'at', 'give the offset'],
  ['a moment without an offset', { knownAt: '2005-02-10T09:00', expectations: [one] }, 'knownAt', 'give the offset'],
  ['a bare date', { at: '2005-02-10', expectations: [one] }, 'at', 'a bare date'],
  ['a moment to come', { knownAt: '2090-02-10T09:00Z', expectations: [one] }, 'knownAt', 'still to come'],
  ['a moment to come, and an unknown court', { knownAt: '2090-02-10T09:00Z', expectations: [{ ...one, courtKey: 'nobody' }] }, 'knownAt', 'still to come'],
  ['a moment to come, and nothing expected', { knownAt: '2090-02-10T09:00Z', expectations: [] }, 'knownAt', 'still to come'],
  ['a day that no calendar has, and an unknown court', { at: '2005-02-30T09:00Z', expectations: [{ ...one, courtKey: 'nobody' }] }, 'at', 'ISO 8601']
] as const

t.test('what a program has built in', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first, second])
  await histories.refresh()
  const post = async (payload: object) => await app.inject({ method: 'POST', url: '/v1/expectations', payload })

  const answer = await post({ at, expectations: expected.map(([expectation]) => expectation) })
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers['cache-control'], 'no-store')
  const { items } = answer.json() as { items: Array<Record<string, unknown>> }
  for (const [place, [expectation, said, part]] of expected.entries()) {
    const { holds, found, since, until, brokenBy, text } = items[place] as Record<string, unknown>
    t.same([holds, found, since, until, brokenBy], said, JSON.stringify(expectation))
    t.ok(String(text).includes(part), `${String(text)} has ${part}`)
  }
  await t.test('each names what it rests on', async t => {
    t.match(items[0], { court: { organizationKey: court }, at, knownAt: null, policy: { version: '1.0.0', effectiveFrom: begin, sha256: /^[0-9a-f]{64}$/ }, doubts: [] })
    t.match(items.at(-1), { court: null, at: null, policy: null, provisional: true, doubts: [] })
  })
  await t.test('half-open, to the instant', async t => {
    const of = async (at: string, expectation: object) => (await post({ at, expectations: [expectation] })).json().items[0]
    t.match(await of('2005-03-01T09:59:59-08:00', { ...one, amount: '100' }), { holds: 'yes', until: change })
    t.match(await of(change, { ...one, amount: '100' }), { holds: 'no', since: change, until: null, brokenBy: null })
    t.match(await of(change, { ...one, amount: '110' }), { holds: 'yes', since: change, until: null })
    t.match(await of('2005-02-14T23:59:59-08:00', { courtKey: court, fee: '0102' }), { holds: 'yes' })
    t.match(await of('2005-02-15T00:00:00-08:00', { courtKey: court, fee: '0102' }), { holds: 'no', since: '2005-02-15T00:00:00-08:00', until: null, text: /for other dates alone/ })
  })
  await t.test('now, and before there was a policy', async t => {
    t.match((await post({ expectations: [one] })).json(), { items: [{ holds: 'yes', text: 'By policy 1.0.1' }] })
    t.match((await post({ at: null, knownAt: null, expectations: [one] })).json(), { items: [{ holds: 'yes', text: 'By policy 1.0.1' }] })
    t.match((await post({ at: '2004-01-01T00:00Z', expectations: [one] })).json(), { items: [{ holds: 'undetermined', found: 0, since: null, until: begin, text: /^No policy of this court is in force/ }] })
  })
  await t.test('as known before anything was archived', async t => {
    t.match((await post({ knownAt: '2020-01-01T00:00Z', expectations: [one] })).json(), { items: [{ holds: 'undetermined', text: /archived by then/ }] })
  })
  for (const [what, payload, parameter, part] of refused) {
    const answer = (await post(payload)).json()
    t.match(answer, { status: 400, errors: [{ parameter }] }, what)
    t.ok(String(answer.detail).includes(part), `${what}: ${answer.detail as string}`)
  }
  t.equal((await post({ expectations: Array.from({ length: 501 }, () => one) })).statusCode, 413)
})

t.test('what a doubt could change is undetermined, and before that it is not known to last', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  const good = { key: court, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
  const missing = { key: court, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
  publish('index.xml', indexXml({ policies: [good, missing].map(listed) }))
  publish(listed(good).location, policyXml(good))
  await crawl({ database })
  await histories.refresh()
  const expectations = [{ courtKey: court, fee: 'Answer' }, { courtKey: court, fee: '9999' }]
  const of = async (at: string) => (await app.inject({ method: 'POST', url: '/v1/expectations', payload: { at, expectations } })).json().items
  const [start, doubt] = ['2010-02-01T09:00:00-08:00', '2012-02-01T09:00:00-08:00']
  t.match(await of('2011-01-01T09:00:00-08:00'), [
    { holds: 'yes', since: start, until: doubt, brokenBy: null, text: /from 2012-02-01T09:00:00-08:00 on nobody can tell/, doubts: [] },
    { holds: 'no', since: start, until: doubt, brokenBy: null, doubts: [] }
  ])
  t.match(await of(doubt), [
    { holds: 'undetermined', found: 1, since: doubt, until: null, brokenBy: null, text: /But another policy could be in force: Policy 1.0.1/, doubts: [{ kind: 'not-fetched' }] },
    { holds: 'undetermined', found: 0, since: doubt, until: null }
  ])
})
