import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'

// A court whose complaint cost $100, then $110 from 4 March 2005, 10:00 a.m. on, $115 from autumn's double hour of 30 October, and $110 again
// from 5 January 2006; 1.0.1, which asked $120, never took effect.

export const courtKey = 'USCASacramentoSuperior'
export const civil = `${courtKey}Civil`

const fees = (complaint: string) => [
  fee({ code: '0101', name: 'Complaint', cost: complaint }),
  fee({ code: '0102', name: 'Answer, limited', cost: '185.00', jurisdictionalAmount: { amount: 'Limited', threshold: null } }),
  fee({ code: '0102', name: 'Answer, unlimited', cost: '320.00', jurisdictionalAmount: { amount: 'Unlimited', threshold: null } }),
  fee({ code: '0103', name: 'Copies', cost: '10.00', subsequentPages: '0.50' }),
  fee({ code: '0104', name: 'From a day on', cost: '50.00', effectiveDate: '2005-03-10' }),
  fee({ code: '0105', name: 'Not offered', cost: '10.00', include: 'No' }),
  fee({ code: '0106', name: 'Opening', cost: '40.00', documentGenericTypes: ['Opening paper'] }),
  fee({ code: '0107', name: 'Illegible', cost: null, costText: 'forty' }),
  fee({ code: '0108', name: 'Up to a day', cost: '60.00', expirationDate: '2005-03-20' }),
  fee({ code: '0109', name: 'Of a division', cost: '20.00', courtKeys: [civil] }),
  fee({ code: '0110', name: 'In yen', cost: '1000', currency: 'JPY' }),
  fee({ code: '0111', name: 'One', cost: '30.00', firstPaper: 'Yes' }),
  fee({ code: '0111', name: 'Other', cost: '30.00', firstPaper: 'No' })
]

const codeTables = [codeTable({ codifiedName: 'DocumentType', codes: [code({ value: '0001', name: 'Complaint', genericType: 'Opening paper' }), code({ value: '0003', name: 'Answer', genericType: 'Response' })] })]

export const policies = [
  policy({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-04T10', fees: fees('100.00'), codeTables }),
  policy({ version: '1.0.1', published: '2005-03-01T09', effective: '2005-03-06T10', fees: fees('120.00'), codeTables }),
  policy({ version: '1.0.2', published: '2005-03-01T10', effective: '2005-03-04T10', fees: fees('110.00'), codeTables }),
  policy({ version: '1.0.3', published: '2005-10-27T10', effective: '2005-10-30T01', fees: fees('115.00'), codeTables }),
  policy({ version: '1.0.4', published: '2006-01-02T10', effective: '2006-01-05T10', fees: fees('110.00').filter(({ code }) => code !== '0102'), codeTables })
]

/** What is expected of an answer: verdict, version in force, due, difference; of the others only what is named. */
export interface Expected {
  is: string
  by: string | null
  due: string | null
  difference: string | null
  /** `1.0.0 inForce 100.00`. */
  cited?: string
  /** `1.0.0 earlier 120`, in the order of the answer; with `also`, among them. */
  same?: readonly string[]
  /** `policy 120 1.0.0 100.00 -> 1.0.2 110.00`. */
  near?: string | null
  /** What a reason says. */
  why?: RegExp
  sentence?: RegExp
}

const by = (version: string, is: string, due: string | null, difference: string | null, more: Partial<Expected> = {}): Expected => ({ is, by: version, due, difference, ...more })
const none = (more: Partial<Expected> = {}): Expected => ({ is: 'no-effective-policy', by: null, due: null, difference: null, ...more })

const march = (time: string): string => `filedAt=2005-03-${time}`
const complaint = 'fee=0101&tendered=100.00'

// [what the story is, the question, what is answered]
export const stories: ReadonlyArray<readonly [string, string, Expected]> = [
  ['$100 was right', `${complaint}&${march('02T10:02')}`, by('1.0.0', 'correct', '100.00', '0.00', { near: null, same: [], sentence: /^The filing of 2 March 2005, 10:02 a\.m\. \(court time\) falls under version 1\.0\.0, in force since 4 January 2005, 10:00 a\.m\. The fee 0101 was \$100\.00; \$100\.00 was tendered, which is the amount due\.$/ })],
  ['the last millisecond of the old fee', `${complaint}&${march('04T09:59:59.999')}`, by('1.0.0', 'correct', '100.00', '0.00', { near: 'policy 0.001 1.0.0 100.00 -> 1.0.2 110.00' })],
  ['the first instant of the new one', `${complaint}&${march('04T10:00')}`, by('1.0.2', 'underpaid', '110.00', '-10.00', { same: ['1.0.0 earlier 0'], near: 'policy 0 1.0.0 100.00 -> 1.0.2 110.00' })],
  ['two minutes late, citing the old version', `${complaint}&${march('04T10:02')}&citedVersion=1.0.0`, by('1.0.2', 'underpaid', '110.00', '-10.00', { cited: '1.0.0 out 100.00', same: ['1.0.0 earlier 120'], near: 'policy 120 1.0.0 100.00 -> 1.0.2 110.00', sentence: /in force since 10:00 a\.m\. of that day\. .*\$10\.00 too little\.$/ })],
  ['by another clock', `${complaint}&filedAt=2005-03-04T18:02:00Z`, by('1.0.2', 'underpaid', '110.00', '-10.00', { near: 'policy 120 1.0.0 100.00 -> 1.0.2 110.00' })],
  ['five minutes after the change are near', `${complaint}&${march('04T10:05')}`, by('1.0.2', 'underpaid', '110.00', '-10.00', { near: 'policy 300 1.0.0 100.00 -> 1.0.2 110.00' })],
  ['and a second more is not', `${complaint}&${march('04T10:05:01')}`, by('1.0.2', 'underpaid', '110.00', '-10.00', { near: null })],
  ['five minutes before are near', `${complaint}&${march('04T09:55')}`, by('1.0.0', 'correct', '100.00', '0.00', { near: 'policy 300 1.0.0 100.00 -> 1.0.2 110.00' })],
  ['and a second earlier is not', `${complaint}&${march('04T09:54:59')}`, by('1.0.0', 'correct', '100.00', '0.00', { near: null })],
  ['the new fee, paid too early', `fee=0101&tendered=110&${march('04T09:58')}`, by('1.0.0', 'overpaid', '100.00', '10.00', { same: ['1.0.4 later 26524920', '1.0.2 later 120'] })],
  ['a cent short', `fee=0101&tendered=109.99&${march('05T10:00')}`, by('1.0.2', 'underpaid', '110.00', '-0.01')],
  ['a cent too much', `fee=0101&tendered=110.01&${march('05T10:00')}`, by('1.0.2', 'overpaid', '110.00', '0.01')],
  ['the same amount in other digits', `fee=0101&tendered=0110.000&${march('05T10:00')}`, by('1.0.2', 'correct', '110.00', '0.00')],
  ['nothing was tendered', `fee=0101&tendered=0&${march('05T10:00')}`, by('1.0.2', 'underpaid', '110.00', '-110.00', { same: [] })],
  ['a version that never took effect asked it', `fee=0101&tendered=120.00&${march('07T12:00')}&citedVersion=1.0.1`, by('1.0.2', 'overpaid', '110.00', '10.00', { cited: '1.0.1 out 120.00', same: ['1.0.1 never-effective null'] })],
  ['citing the version in force', `fee=0101&tendered=110&${march('07T12:00')}&citedVersion=1.0.2`, by('1.0.2', 'correct', '110.00', '0.00', { cited: '1.0.2 inForce 110.00' })],
  ['citing one that nobody knows', `fee=0101&tendered=110&${march('07T12:00')}&citedVersion=9.9.9`, by('1.0.2', 'correct', '110.00', '0.00', { cited: '9.9.9 out null' })],
  ['citing one still to come', `fee=0101&tendered=110&${march('07T12:00')}&citedVersion=1.0.3`, by('1.0.2', 'correct', '110.00', '0.00', { cited: '1.0.3 out 115.00' })],
  ['a fee that nobody has', `fee=0999&tendered=1&${march('02T12:00')}`, by('1.0.0', 'fee-not-in-policy', null, null, { why: /has no fee "0999"/, sentence: /has no fee 0999 for this filing/ })],
  ['a fee that is not offered', `fee=0105&tendered=10.00&${march('02T12:00')}`, by('1.0.0', 'fee-not-in-policy', null, null, { why: /does not offer it/ })],
  ['criteria against every fee of the code', `fee=0106&tendered=40&${march('02T12:00')}&documentType=Answer`, by('1.0.0', 'fee-not-in-policy', null, null, { why: /Opening paper/ })],
  ['criteria for it', `fee=0106&tendered=40&${march('02T12:00')}&documentType=0001`, by('1.0.0', 'correct', '40.00', '0.00')],
  ['the only fee that could apply still gives its verdict', `fee=0106&tendered=39&${march('02T12:00')}`, by('1.0.0', 'underpaid', '40.00', '-1.00', { why: /the question/ })],
  ['a fee before its first day', `fee=0104&tendered=50&${march('09T23:59:59')}`, by('1.0.2', 'fee-not-in-force', null, null, { near: 'fee 1 1.0.2 null -> 1.0.2 50.00', why: /first day is 2005-03-10/, sentence: /by its own dates was not in force/ })],
  ['on it', `fee=0104&tendered=50&${march('10T00:00')}`, by('1.0.2', 'correct', '50.00', '0.00', { near: 'fee 0 1.0.2 null -> 1.0.2 50.00' })],
  ['a fee on its last day', `fee=0108&tendered=60&${march('20T23:59:59')}`, by('1.0.2', 'correct', '60.00', '0.00', { near: 'fee 1 1.0.2 60.00 -> 1.0.2 null' })],
  ['after it', `fee=0108&tendered=60&${march('21T00:04')}`, by('1.0.2', 'fee-not-in-force', null, null, { near: 'fee 240 1.0.2 60.00 -> 1.0.2 null' })],
  ['a cost that nobody can read', `fee=0107&tendered=40&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null, { why: /cannot be read/ })],
  ['two fees of one code', `fee=0102&tendered=185&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null, { sentence: /could be \$185\.00 or \$320\.00/ })],
  ['told apart by a criterion', `fee=0102&tendered=185&${march('02T12:00')}&jurisdictionalAmount=Limited`, by('1.0.0', 'correct', '185.00', '0.00')],
  ['and by the other', `fee=0102&tendered=185&${march('02T12:00')}&jurisdictionalAmount=Unlimited`, by('1.0.0', 'underpaid', '320.00', '-135.00')],
  ['two fees that cost the same', `fee=0111&tendered=30&${march('02T12:00')}`, by('1.0.0', 'correct', '30.00', '0.00')],
  ['a fee by the page without pages', `fee=0103&tendered=10&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null, { why: /priced by the page/ })],
  ['and with them', `fee=0103&tendered=11.00&${march('02T12:00')}&pages=3`, by('1.0.0', 'correct', '11.00', '0.00')],
  ['one page is the first', `fee=0103&tendered=10.50&${march('02T12:00')}&pages=1`, by('1.0.0', 'overpaid', '10.00', '0.50')],
  ['in another currency', `fee=0110&tendered=1000&${march('02T12:00')}`, by('1.0.0', 'correct', '1000', '0')],
  ['a division\'s fee, asked by the court', `fee=0109&tendered=20&${march('02T12:00')}`, by('1.0.0', 'correct', '20.00', '0.00', { why: /names the whole court/ })],
  ['several fees and one total', `fee=0101&fee=0103&fee=0101&tendered=210&${march('02T12:00')}&pages=1`, by('1.0.0', 'correct', '210.00', '0.00', { sentence: /Together that is \$210\.00/ })],
  ['several, short', `fee=0101&fee=0106&tendered=100&${march('04T10:01')}&documentType=0001`, by('1.0.2', 'underpaid', '150.00', '-50.00', { near: 'policy 60 1.0.0 140.00 -> 1.0.2 150.00' })],
  ['several, one of which nobody can tell', `fee=0101&fee=0102&tendered=100&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null)],
  ['several, one of which is not there', `fee=0101&fee=0999&tendered=100&${march('02T12:00')}`, by('1.0.0', 'fee-not-in-policy', null, null)],
  ['several, one of which is not there and one that nobody can tell', `fee=0102&fee=0999&tendered=100&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null)],
  ['several of two currencies', `fee=0101&fee=0110&tendered=100&${march('02T12:00')}`, by('1.0.0', 'undetermined', null, null)],
  ['before the first policy', `${complaint}&filedAt=2004-12-31T12:00`, none({ near: null, same: ['1.0.0 later 338400'], sentence: /falls under no policy: none was in force; the first one is in force from 4 January 2005, 10:00 a\.m\. on\.$/ })],
  ['a minute before the first policy', `${complaint}&filedAt=2005-01-04T09:59&citedVersion=1.0.0`, none({ cited: '1.0.0 out 100.00', near: 'policy 60 null null -> 1.0.0 100.00' })],
  ['the first instant of the first policy', `${complaint}&filedAt=2005-01-04T10:00`, by('1.0.0', 'correct', '100.00', '0.00', { near: 'policy 0 null null -> 1.0.0 100.00' })],
  ['before autumn\'s double hour', 'fee=0101&tendered=110&filedAt=2005-10-30T00:59:59-07:00', by('1.0.2', 'correct', '110.00', '0.00', { near: 'policy 1 1.0.2 110.00 -> 1.0.3 115.00' })],
  ['in its first pass', 'fee=0101&tendered=110&filedAt=2005-10-30T01:30-07:00', by('1.0.3', 'underpaid', '115.00', '-5.00', { sentence: /1:30 a\.m\. PDT \(court time\).*in force since 1:00 a\.m\. PDT of that day/ })],
  ['in its second pass', 'fee=0101&tendered=115&filedAt=2005-10-30T01:30-08:00', by('1.0.3', 'correct', '115.00', '0.00', { sentence: /1:30 a\.m\. PST/ })],
  ['an amount asked before and again', 'fee=0101&tendered=110&filedAt=2006-01-05T09:00', by('1.0.3', 'underpaid', '115.00', '-5.00', { same: ['1.0.4 later 3600', '1.0.2 earlier 5821200'] })],
  ['a fee that a later policy dropped', 'fee=0102&tendered=185&filedAt=2006-02-01T12:00&citedVersion=1.0.3&jurisdictionalAmount=Limited', by('1.0.4', 'fee-not-in-policy', null, null, { cited: '1.0.3 out 185.00', same: ['1.0.3 earlier 2340000', '1.0.2 earlier 8164800', '1.0.1 never-effective null', '1.0.0 earlier 28864800'] })]
]

// [what is wrong, the question, parameter that is named, what the message says]
export const bad: ReadonlyArray<readonly [string, string, string, RegExp]> = [
  ['no fee', `tendered=1&${march('02T12:00')}`, 'fee', /fee is missing.*for example 0101/],
  ['an empty one', `fee=&tendered=1&${march('02T12:00')}`, 'fee', /a fee code is expected/],
  ['a NUL among several', `fee=0101&fee=a%00b&tendered=1&${march('02T12:00')}`, 'fee', /NUL/],
  ['no amount', `fee=0101&${march('02T12:00')}`, 'tendered', /tendered is missing/],
  ['no time', complaint, 'filedAt', /filedAt is missing/],
  ['a day', `${complaint}&filedAt=2005-03-02`, 'filedAt', /timeline\?from=2005-03-02/],
  ['a time that is none', `${complaint}&filedAt=2005-04-03T02:30`, 'filedAt', /does not exist/],
  ['a time that is two', `${complaint}&filedAt=2005-10-30T01:30`, 'filedAt', /twice/],
  ['a sign', `fee=0101&tendered=-1&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['a plus', `fee=0101&tendered=%2B1&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['a comma', `fee=0101&tendered=100,00&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['an exponent', `fee=0101&tendered=1e2&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['two points', `fee=0101&tendered=1.0.0&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['a point alone', `fee=0101&tendered=.&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['a dollar', `fee=0101&tendered=$100&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['nothing', `fee=0101&tendered=&${march('02T12:00')}`, 'tendered', /plain decimal/],
  ['a version that is none', `${complaint}&${march('02T12:00')}&citedVersion=1.0`, 'citedVersion', /three digits/],
  ['no pages', `${complaint}&${march('02T12:00')}&pages=0`, 'pages', /1 to 1000000/],
  ['two documents in one', `fee=0106&tendered=40&${march('02T12:00')}&documentType=0001&documentGenericType=Response`, 'documentGenericType', /ask about one document/],
  ['a moment still to come', `${complaint}&${march('02T12:00')}&knownAt=2099-01-01T00:00:00Z`, 'knownAt', /still to come/],
  ['two times', `${complaint}&${march('02T12:00')}&${march('02T13:00')}`, 'filedAt', /given 2 times/],
  ['a name that is none', `${complaint}&${march('02T12:00')}&cited=1.0.0`, 'cited', /Did you mean citedVersion/]
]
