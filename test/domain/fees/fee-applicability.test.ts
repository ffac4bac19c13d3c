import t from 'tap'
import { nothingAsked, type AskedCriteria } from '../../../src/domain/fees/asked-criteria.ts'
import { isOfDivisions, judgeCriteria } from '../../../src/domain/fees/fee-applicability.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { codeFinder } from '../../../src/domain/policy/code-tables.ts'
import { code, fee } from '../blank-policy.ts'

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
    const reasons = judgeCriteria(given, { ...nothingAsked, courtKey, organizationKey: court, ownCourtKey: 'Own', date: null })
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
    const reasons = judgeCriteria(fee({ effectiveDate, expirationDate }), { ...nothingAsked, courtKey: court, organizationKey: court, ownCourtKey: 'Own', date })
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

t.test('a criterion that the question says nothing of is open', async t => {
  for (const [criterion, given, part] of stated) {
    const reasons = judgeCriteria(fee(given), { ...nothingAsked, courtKey: court, organizationKey: court, ownCourtKey: 'Own', date: '2005-03-02' })
    t.same(reasons.map(({ criterion, result }) => [criterion, result]), [[criterion, 'undetermined']])
    t.match(reasons[0]?.text, part)
    t.match(reasons[0]?.text, /^The fee .*[.]$/)
  }
})

const asType = (text: string): AskedCriteria['caseType'] => ({ text, find: codeFinder([code({ value: '42', name: 'Civil' }), code({ value: '60', name: 'Probate', genericType: 'Estate' })]) })
const over = { amountInControversy: { amount: '25000', threshold: 'Over' } }
const upTo = { amountInControversy: { amount: '25000.00', threshold: 'Up To' } }
const limited = { jurisdictionalAmount: { amount: 'Limited', threshold: null } }

// [what it shows, what the fee states, what is asked, result]
const judged: readonly (readonly [string, Partial<Fee>, Partial<AskedCriteria>, string])[] = [
  ['the case type, by name', { caseTypes: ['42'] }, { caseType: asType('civil') }, 'yes'],
  ['another case type', { caseTypes: ['42'] }, { caseType: asType('Probate') }, 'no'],
  ['one of several document types', { documentTypes: ['10', '60'] }, { documentType: asType('60') }, 'yes'],
  ['none of several document types', { documentTypes: ['10', '11'] }, { documentType: asType('60') }, 'no'],
  ['the generic type', { documentGenericTypes: ['Motion'] }, { documentGenericType: 'motion' }, 'yes'],
  ['another generic type', { documentGenericTypes: ['Motion'] }, { documentGenericType: 'Order' }, 'no'],
  ['the generic type of the document type', { documentGenericTypes: ['Estate'] }, { documentType: asType('60') }, 'yes'],
  ['a document type without a generic type', { documentGenericTypes: ['Estate'] }, { documentType: asType('42') }, 'undetermined'],
  ['a first paper', { firstPaper: 'Yes' }, { firstPaper: true }, 'yes'],
  ['a first paper, asked is none', { firstPaper: 'Yes' }, { firstPaper: false }, 'no'],
  ['no first paper, asked is one', { firstPaper: 'No' }, { firstPaper: true }, 'no'],
  ['no first paper', { firstPaper: 'no' }, { firstPaper: false }, 'yes'],
  ['a first paper that cannot be read', { firstPaper: 'sometimes' }, { firstPaper: true }, 'undetermined'],
  ['Over: below', over, { amountInControversy: '24999.99' }, 'no'],
  ['Over: at it', over, { amountInControversy: '25000.00' }, 'no'],
  ['Over: above', over, { amountInControversy: '25000.01' }, 'yes'],
  ['Up To: below', upTo, { amountInControversy: '24999.99' }, 'yes'],
  ['Up To: at it', upTo, { amountInControversy: '25000' }, 'yes'],
  ['Up To: above', upTo, { amountInControversy: '25000.000001' }, 'no'],
  ['another threshold', { amountInControversy: { amount: '25000', threshold: 'Exceeds' } }, { amountInControversy: '1' }, 'undetermined'],
  ['no threshold', { amountInControversy: { amount: '25000', threshold: null } }, { amountInControversy: '25000' }, 'undetermined'],
  ['no decimal', { amountInControversy: { amount: 'much', threshold: 'Over' } }, { amountInControversy: '25000' }, 'undetermined'],
  ['limited', limited, { jurisdictionalAmount: 'limited' }, 'yes'],
  ['limited, asked is unlimited', limited, { jurisdictionalAmount: 'Unlimited' }, 'no'],
  ['an amount', { jurisdictionalAmount: { amount: '25000', threshold: null } }, { jurisdictionalAmount: '25000.00' }, 'yes'],
  ['a bound', { jurisdictionalAmount: { amount: '25000', threshold: 'Up To' } }, { jurisdictionalAmount: '30000' }, 'no'],
  ['a bound, asked is a class', { jurisdictionalAmount: { amount: '25000', threshold: 'Up To' } }, { jurisdictionalAmount: 'Limited' }, 'undetermined'],
  ['a bound that is a class, asked is it', { jurisdictionalAmount: { amount: 'Limited', threshold: 'Up To' } }, { jurisdictionalAmount: 'Limited' }, 'undetermined'],
  ['a bound that is a class, asked is an amount', { jurisdictionalAmount: { amount: 'Limited', threshold: 'Up To' } }, { jurisdictionalAmount: '5000' }, 'undetermined'],
  ['limited, asked is an amount', limited, { jurisdictionalAmount: '20000' }, 'undetermined'],
  ['unlimited, asked is an amount', { jurisdictionalAmount: { amount: 'Unlimited', threshold: null } }, { jurisdictionalAmount: '20000.00' }, 'undetermined'],
  ['an amount, asked is a class', { jurisdictionalAmount: { amount: '25000', threshold: null } }, { jurisdictionalAmount: 'Unlimited' }, 'undetermined'],
  ['an amount, asked is another', { jurisdictionalAmount: { amount: '25000', threshold: null } }, { jurisdictionalAmount: '20000' }, 'no']
]

t.test('a criterion that is asked about agrees or contradicts (domain §6)', async t => {
  for (const [what, given, asked, result] of judged) {
    const reasons = judgeCriteria(fee(given), { ...nothingAsked, ...asked, courtKey: court, organizationKey: court, ownCourtKey: 'Own', date: '2005-03-02' })
    t.same(reasons.map(({ result }) => result), [result], what)
    t.match(reasons[0]?.text, /^The fee .*[.]$/, what)
    t.notMatch(reasons[0]?.text, /names none|does not say/, 'what was asked is not said to be missing')
  }
})

t.test('a type that stands for several codes is told', async t => {
  const find = codeFinder([code({ value: '1', name: 'Motion' }), code({ value: '2', name: 'Motion' })])
  const [reason] = judgeCriteria(fee({ documentTypes: ['1'] }), { ...nothingAsked, documentType: { text: 'Motion', find }, courtKey: court, organizationKey: court, ownCourtKey: 'Own', date: null })
  t.match(reason, { result: 'undetermined', text: /stands for several/ })
})
