import t from 'tap'
import { nothingAsked } from '../../../src/domain/fees/asked-criteria.ts'
import { isWanted, judgeFee, sameCode } from '../../../src/domain/fees/fees.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

const question = { ...nothingAsked, courtKey: 'Court', organizationKey: 'Court', ownCourtKey: null, date: '2005-03-02' }

// [what the fee states, whether it applies when the whole court is asked on 2005-03-02]
const judged: readonly (readonly [string, Partial<Fee>, string])[] = [
  ['nothing', {}, 'yes'],
  ['a first day that has come', { effectiveDate: '2005-03-02' }, 'yes'],
  ['a first day to come', { effectiveDate: '2005-03-03' }, 'no'],
  ['a division', { courtKeys: ['CourtCivil'] }, 'undetermined'],
  ['a division, and a first day to come', { courtKeys: ['CourtCivil'], effectiveDate: '2005-03-03' }, 'no'],
  ['a division, and a first day that has come', { courtKeys: ['CourtCivil'], effectiveDate: '2005-03-01' }, 'undetermined'],
  ['a case type, and a last day that is past', { caseTypes: ['Civil'], expirationDate: '2005-03-01' }, 'no']
]

t.test('one contradiction is a no; else one open criterion is undetermined (domain §6)', async t => {
  for (const [what, given, applies] of judged) t.equal(judgeFee(fee(given), question).applies, applies, what)
})

t.test('the reasons are those of the criteria that the fee states', async t => {
  t.same(judgeFee(fee(), question).reasons, [])
  t.same(judgeFee(fee({ courtKeys: ['CourtCivil'], filters: [{ table: null, values: [], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }] }), question)
    .reasons.map(({ criterion }) => criterion), ['division', 'filter'])
})

// [what it shows, fee, pages asked about, what is due; null when not known]
const dues: readonly (readonly [string, Partial<Fee>, number | null, string | null])[] = [
  ['a plain cost', {}, null, '100.00'],
  ['a plain cost, whatever the pages', {}, 7, '100.00'],
  ['pages priced, none asked about', { subsequentPages: '0.50' }, null, null],
  ['pages priced, one page', { subsequentPages: '0.50' }, 1, '100.00'],
  ['pages priced, seven pages', { subsequentPages: '0.50' }, 7, '103.00'],
  ['a price of pages that cannot be read', { subsequentPagesText: 'fifty cents' }, 7, null],
  ['a price of pages that is empty', { subsequentPagesText: '' }, 7, null],
  ['pages that take away, down to zero', { subsequentPages: '-4.00' }, 26, '0.00'],
  ['pages that take away, below zero', { subsequentPages: '-4.00' }, 27, null],
  ['a cost below zero', { cost: '-0.01' }, null, null],
  ['a cost that cannot be read', { cost: null, costText: 'one hundred' }, 7, null],
  ['a fee without a cost', { cost: null, subsequentPages: '0.50' }, 7, null],
  ['a fee of nothing', { cost: '0.00' }, null, '0.00']
]

t.test('what is due', async t => {
  for (const [what, given, pages, amount] of dues) {
    t.same(judgeFee(fee(given), { ...question, pages }).due, amount && { amount, currency: 'USD' }, what)
  }
  t.same(judgeFee(fee({ cost: '1000', currency: 'JPY', subsequentPages: '5' }), { ...question, pages: 3 }).due, { amount: '1010', currency: 'JPY' })
})

t.test('a fee with Include No is listed, not offered', async t => {
  for (const [include, offered] of [[null, true], ['Yes', true], ['No', false], ['no', false], ['NO', false], ['', true]] as const) {
    t.equal(judgeFee(fee({ include }), question).offered, offered, `Include ${include}`)
  }
})

const schedule = [
  fee({ code: '0101', name: 'Complaint, unlimited civil', category: 'Civil', subcategory: 'First papers' }),
  fee({ code: '0102', name: 'Complaint, limited civil', alias: 'Small complaint', category: 'Civil' }),
  fee({ code: '0201', name: 'Copies', category: 'Services', subcategory: 'Civil', note: 'For each page of a complaint' })
]

// [words, category or subcategory, codes found]
const searches = [
  [null, null, ['0101', '0102', '0201']],
  ['complaint', null, ['0101', '0102']],
  ['Complaint LIMITED', null, ['0101', '0102']],
  ['small', null, ['0102']],
  ['papers', null, []],
  ['0201', null, ['0201']],
  ['copies 02', null, ['0201']],
  ['complaint traffic', null, []],
  [null, 'civil', ['0101', '0102', '0201']],
  [null, 'Services', ['0201']],
  [null, 'Civ', []],
  ['copies', 'Civil', ['0201']]
] as const

t.test('fees are searched by words and by category', async t => {
  for (const [q, category, codes] of searches) {
    t.same(schedule.filter(fee => isWanted(fee, { q, category })).map(({ code }) => code), codes, `q=${q} category=${category}`)
  }
})

t.test('a code is asked for in its own letters, however its blanks are written', async t => {
  t.same([['0101', '0101'], ['A  1\n', 'A 1'], ['A\u00a01\u200f', 'A 1'], ['e\u0301', '\u00e9'], ['a', 'A'], [null, '']].map(([code, wanted]) => sameCode(code as string | null, wanted as string)), [true, true, true, true, false, false])
})
