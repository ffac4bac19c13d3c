import t from 'tap'
import { ownDates, seesFee } from '../../../src/domain/fees/seen-fees.ts'
import { fee } from '../blank-policy.ts'

// [what it shows, keys of the fee, key asked by, seen]
const keys = [
  ['a court-wide fee', [], 'Civil', true],
  ['a division\'s own', ['Civil'], 'Civil', true],
  ['another division\'s', ['Family'], 'Civil', false],
  ['bound to the whole court too', ['Family', 'Court'], 'Civil', true],
  ['the whole court sees all', ['Family'], 'Court', true]
] as const

t.test('a division sees its own fees and the court-wide ones (domain §7)', async t => {
  for (const [what, courtKeys, courtKey, seen] of keys) t.equal(seesFee(fee({ courtKeys: [...courtKeys] }), { courtKey, organizationKey: 'Court', ownCourtKey: null }), seen, what)
})

t.test('a fee\'s own dates are both inclusive, midnight to midnight at the court', async t => {
  const zone = 'America/Los_Angeles'
  t.same(ownDates(fee({ effectiveDate: '2005-03-01', expirationDate: '2005-04-30' }), zone), { begins: Date.parse('2005-03-01T00:00-08:00'), ends: Date.parse('2005-05-01T00:00-07:00') })
  t.same(ownDates(fee({ effectiveDate: 'soon' }), zone), { begins: -Infinity, ends: Infinity })
  t.same(ownDates(null, zone), { begins: -Infinity, ends: Infinity })
})
