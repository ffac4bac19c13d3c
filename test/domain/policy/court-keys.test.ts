import t from 'tap'
import { asksWholeCourt, keyUses, nameKey, nameWholeCourt, seesKeys } from '../../../src/domain/policy/court-keys.ts'
import { associatedPolicy, codeTable, contact, division, exchange, fee, humanPolicy, policy } from '../blank-policy.ts'

const court = { organizationKey: 'Court', ownCourtKey: 'Own' }

// [key asked by, whether the whole court is meant, the same where the court has no key of its own]
const asked: [string, boolean, boolean][] = [
  ['Court', true, true],
  ['Own', true, false],
  ['Court\u200e', true, true],
  ['court', false, false],
  ['CourtCivil', false, false]
]

t.test('the whole court is asked for by either of its keys (domain §4)', async t => {
  for (const [courtKey, whole, withoutOwn] of asked) {
    t.equal(asksWholeCourt({ ...court, courtKey }), whole, courtKey)
    t.equal(asksWholeCourt({ organizationKey: 'Court', ownCourtKey: null, courtKey }), withoutOwn, courtKey)
    t.equal(nameWholeCourt(['CourtTraffic', courtKey], court), whole, courtKey)
  }
  t.notOk(nameWholeCourt([], court))
})

t.test('a key is one of several', async t => {
  t.same([nameKey(['a', 'b c'], 'b\n c'), nameKey(['a'], 'A'), nameKey([], 'a')], [true, false, false])
})

// [what it shows, keys that something is bound to, key asked by, whether it is seen]
const seen: [string, string[], string, boolean][] = [
  ['its own', ['CourtCivil'], 'CourtCivil', true],
  ['its own among others', ['CourtTraffic', 'CourtCivil'], 'CourtCivil', true],
  ['another division\'s', ['CourtTraffic'], 'CourtCivil', false],
  ['the whole court\'s', ['Court'], 'CourtCivil', true],
  ['by the court\'s own CourtKey', ['Own'], 'CourtCivil', true],
  ['of no key', [], 'CourtCivil', true],
  ['the whole court sees all', ['CourtTraffic'], 'Court', true],
  ['by either of its keys', ['CourtTraffic'], 'Own', true]
]

t.test('a division sees its own and what is court-wide, the whole court all (domain §7)', async t => {
  for (const [what, keys, courtKey, isSeen] of seen) t.equal(seesKeys(keys, { ...court, courtKey }), isSeen, what)
})

t.test('every element that names a key is found, with its path', async t => {
  const uses = keyUses(policy({
    contacts: [contact(), contact('contact')],
    courtDivisions: [division('unit', {}, [contact('in a division')]), division('silent')],
    codeTables: [codeTable({ courtKeys: ['table', 'table 2'] })],
    fees: [fee({ courtKeys: ['fee'] })],
    exchanges: [exchange(null), exchange('exchange')],
    associatedPolicies: [associatedPolicy('associated')],
    humanPolicies: [humanPolicy('human')]
  }))
  t.same(uses.map(({ key, path }) => `${key} ${path}`), [
    'contact Policy/Contacts/Contact[2]/CourtKeys/CourtKey[1]',
    'in a division Policy/CourtDivisions/CourtDivision[1]/Contacts/Contact[1]/CourtKeys/CourtKey[1]',
    'table Policy/CodeTables/CodeTable[1]/CourtKeys/CourtKey[1]',
    'table 2 Policy/CodeTables/CodeTable[1]/CourtKeys/CourtKey[2]',
    'fee Policy/Fees/Fee[1]/CourtKeys/CourtKey[1]',
    'exchange Policy/Exchanges/Exchange[2]/CourtKey',
    'associated Policy/AssociatedPolicies/AssociatedPolicy[1]',
    'human Policy/HumanPolicies/HumanPolicy[1]/CourtKeys/CourtKey[1]'
  ])
})
