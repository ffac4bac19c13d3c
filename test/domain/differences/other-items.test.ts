import t from 'tap'
import { differencesOf } from '../../../src/domain/differences/difference.ts'
import { otherItems } from '../../../src/domain/differences/other-items.ts'
import { courtDetails, policy } from '../blank-policy.ts'

const extra = { namespace: '', name: 'Other', text: '', attributes: [], children: [] }
const key = { courtKey: 'k', year: null, month: null, day: null, hour: null, minute: null, second: null, organizationKey: null, application: null, version: null, suffix: null, extra: [] }

t.test('all that has no part of its own, by its name', async t => {
  const items = otherItems(policy({
    name: 'Policy',
    expirationDate: '2006-01-01',
    utcOffset: '-8',
    utcOffsetDaylightSavings: '-7',
    key,
    courtDetails: courtDetails({ county: 'Yolo', division: { name: 'Civil', code: null, number: null } }),
    exchanges: [{ key: 'E', name: 'Exchange', courtKey: 'c', address: null, include: null, extra: [] }],
    associatedPolicies: [{ key: null, name: null, courtKeys: [], address: null, include: null, extra: [] }],
    humanPolicies: [{ courtKeys: ['c'], key: null, name: 'Rules', paragraphs: [], category: null, address: null, requirementLevel: null, extra: [] }],
    extensions: [{ name: 'window', value: '3', extra: [] }],
    hasPayment: true,
    hasTestCreditCard: true,
    extra: [extra]
  }))
  const told = new Map(items.map(({ key, title, printed }) => [key, `${title}${printed === null ? '' : ` ${printed}`}`]))
  for (const [name, text] of [
    ['name', 'Name of the policy "Policy"'], ['specification', 'Specification "02"'], ['expirationDate', 'Expiration date "2006-01-01"'], ['utcOffset', 'UTC offset "-8"'],
    ['utcOffsetDaylightSavings', 'UTC offset in summer "-7"'], ['key', 'Key of the policy'], ['courtDetails/county', 'Court details, county "Yolo"'],
    ['courtDetails/division', 'Court details, division'], ['exchanges/E Exchange c', 'Exchange E Exchange c'], ['associatedPolicies/', 'Associated policy'],
    ['humanPolicies/Rules c', 'Human policy Rules c'], ['extensions/window', 'Extension window'], ['payment', 'Payment'], ['testCreditCard', 'Test credit card'], ['extra', 'Other elements']
  ] as const) t.equal(told.get(name), text, name)
  t.notOk(told.has('courtDetails/location'), 'what is not there is not compared')
  t.notOk(told.has('courtDetails/extra'))
})

t.test('what is left out of every answer is only said to be there', async t => {
  t.same(otherItems(policy({ hasPayment: true })).find(({ key }) => key === 'payment')?.value, { present: true })
  t.same(otherItems(policy({ name: null, key: null })).map(({ key }) => key).filter(key => !key.startsWith('courtDetails')), ['specification'])
})

const human = (key: string | null, name: string | null, ...courtKeys: string[]) =>
  policy({ humanPolicies: [{ courtKeys, key, name, paragraphs: [], category: null, address: null, requirementLevel: null, extra: [] }] })
const associated = (key: string | null, name: string | null, ...courtKeys: string[]) =>
  policy({ associatedPolicies: [{ courtKeys, key, name, address: null, include: null, extra: [] }] })
const exchange = (key: string | null, name: string | null, courtKey: string | null) =>
  policy({ exchanges: [{ key, name, courtKey, address: null, include: null, extra: [] }] })

// [what it shows, before, after, what differs]
const listed = [
  ['units in another order', human('K', 'Rules', 'A', 'B'), human('K', 'Rules', 'B', 'A'), []],
  ['also of an associated policy', associated('K', 'Rules', 'A', 'B'), associated('K', 'Rules', 'B', 'A'), []],
  ['another unit', human('K', 'Rules', 'A'), human('K', 'Rules', 'A', 'B'), ['changed humanPolicies/K Rules A: Human policy K Rules A B: courtKeys "A" to "A, B"']],
  ['another name', exchange('K', 'Old', 'A'), exchange('K', 'New', 'A'), ['changed exchanges/K Old A: Exchange K New A: name "Old" to "New"']],
  ['without a key: by its name', exchange(null, 'E', 'A'), exchange(null, 'E', null), ['changed exchanges/E A: Exchange E: courtKey "A" to none']],
  ['another key', human('K', 'Rules'), human('L', 'Rules'), ['removed humanPolicies/K Rules: Human policy K Rules: removed', 'added humanPolicies/L Rules: Human policy L Rules: added']],
  ['neither key nor name: by its unit', exchange(null, null, 'A'), exchange(null, null, 'B'), ['removed exchanges/A: Exchange A: removed', 'added exchanges/B: Exchange B: added']]
] as const

t.test('what has a key or a name is the same with another name or other units', async t => {
  for (const [what, before, after, expected] of listed) {
    t.same(differencesOf(otherItems(before), otherItems(after)).map(({ change, key, text }) => `${change} ${key}: ${text}`), expected, what)
  }
})
