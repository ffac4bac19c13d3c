import t from 'tap'
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
