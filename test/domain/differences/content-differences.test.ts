import t from 'tap'
import { contentDifferences, contentParts } from '../../../src/domain/differences/content-differences.ts'
import { contact, division, hoursOfOperation, policy } from '../blank-policy.ts'

t.test('each part is compared by itself; without a first policy everything is new', async t => {
  const after = policy({ maximumFilingSize: 10, hoursOfOperation: hoursOfOperation([['Monday', '08:00:00', '16:00:00']]), contacts: [contact('c')], courtDivisions: [division('Civil')], utcOffset: '-8' })
  const before = policy({ ...after, maximumFilingSize: 5, utcOffset: '-7' })
  const told = (first: typeof before | null) => Object.fromEntries(contentParts.map(part => [part, contentDifferences(part, first, after).map(({ change, key }) => `${change} ${key}`)]))
  t.same(told(before), { limits: ['changed maximumFilingSize'], hours: [], contacts: [], divisions: [], other: ['changed utcOffset'] })
  t.match(told(null), { limits: ['added maximumFilingSize'], hours: ['added Monday'], contacts: ['added contacts/without a name (c)'], divisions: ['added Civil'] })
  t.ok(told(null)['other']?.includes('added utcOffset'))
})
