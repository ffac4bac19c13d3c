import t from 'tap'
import { isOfDivisions, judgeCriteria } from '../../../src/domain/fees/fee-applicability.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

const court = 'Court'
const civil = 'CourtCivil'
const filter = { table: null, values: [], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }

// [what it shows, the fee's court keys, key asked by, result; null when the fee states no division]
const divisions = [
  ['no keys: the whole court', [], court, null],
  ['no keys: the whole court, a division asks', [], civil, null],
  ['the OrganizationKey: the whole court', [court], civil, null],
  ['the OrganizationKey among others: the whole court', [civil, court], 'CourtTraffic', null],
  ['its own division', [civil], civil, 'yes'],
  ['its own division among others', ['CourtTraffic', civil], civil, 'yes'],
  ['another division', ['CourtTraffic'], civil, 'no'],
  ['the court\'s own CourtKey: the whole court', ['Own'], civil, null],
  ['the whole court asks by its own CourtKey', [court], 'Own', null],
  ['a division\'s fee, the whole court asks by its own CourtKey', [civil], 'Own', 'undetermined'],
  ['a key with a mark that nobody sees', ['CourtCivil\u200e'], civil, 'yes'],
  ['a division\'s fee, the whole court asks', [civil], court, 'undetermined']
] as const

t.test('a fee of a division is the division\'s alone', async t => {
  for (const [what, courtKeys, courtKey, result] of divisions) {
    const given = fee({ courtKeys: [...courtKeys] })
    const reasons = judgeCriteria(given, { courtKey, organizationKey: court, ownCourtKey: 'Own', date: null, pages: null })
    t.same(reasons.map(({ criterion, result }) => [criterion, result]), result === null ? [] : [['division', result]], what)
    t.equal(isOfDivisions(given, { organizationKey: court, ownCourtKey: 'Own' }), result !== null, what)
  }
})

// [the fee's first day, its last day, day asked about, result of the first, result of the last]
const dates = [
  ['2005-03-01', '2005-03-31', '2005-02-28', 'no', 'yes'],
  ['2005-03-01', '2005-03-31', '2005-03-01', 'yes', 'yes'],
  ['2005-03-01', '2005-03-31', '2005-03-31', 'yes', 'yes'],
  ['2005-03-01', '2005-03-31', '2005-04-01', 'yes', 'no'],
  ['2005-03-01', '2005-03-31', null, 'undetermined', 'undetermined'],
  ['2005-02-30', 'for ever', '2005-03-02', 'undetermined', 'undetermined'],
  ['2005-03-01', null, '2005-03-02', 'yes', null],
  [null, '2005-03-31', '2005-03-02', null, 'yes']
] as const

t.test('a fee\'s own days are both inclusive', async t => {
  for (const [effectiveDate, expirationDate, date, first, last] of dates) {
    const reasons = judgeCriteria(fee({ effectiveDate, expirationDate }), { courtKey: court, organizationKey: court, ownCourtKey: 'Own', date, pages: null })
    const results = Object.fromEntries(reasons.map(({ criterion, result }) => [criterion, result]))
    t.same(results, { ...(first && { 'effective-date': first }), ...(last && { 'expiration-date': last }) }, `${effectiveDate} to ${expirationDate}, asked ${date}`)
  }
})

// [criterion, what the fee states, a part of the reason's sentence]
const stated: readonly (readonly [string, Partial<Fee>, string])[] = [
  ['case-type', { caseTypes: ['Civil', 'Probate'] }, 'Civil, Probate'],
  ['document-type', { documentTypes: ['0001'] }, '0001'],
  ['document-generic-type', { documentGenericTypes: ['Motion'] }, 'Motion'],
  ['first-paper', { firstPaper: 'Yes' }, 'FirstPaper Yes'],
  ['jurisdictional-amount', { jurisdictionalAmount: { amount: 'Limited', threshold: null } }, 'of Limited'],
  ['amount-in-controversy', { amountInControversy: { amount: '25000', threshold: 'Over' } }, 'Over 25000'],
  ['filter', { filters: [filter] }, 'filter']
]

t.test('any other criterion is open', async t => {
  for (const [criterion, given, part] of stated) {
    const reasons = judgeCriteria(fee(given), { courtKey: court, organizationKey: court, ownCourtKey: 'Own', date: '2005-03-02', pages: null })
    t.same(reasons.map(({ criterion, result }) => [criterion, result]), [[criterion, 'undetermined']])
    t.match(reasons[0]?.text, part)
    t.match(reasons[0]?.text, /^The fee .*[.]$/)
  }
})
