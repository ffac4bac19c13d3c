import t from 'tap'
import { divisionChecks } from '../../../src/domain/policy/division-checks.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { checkPolicy } from '../../../src/domain/policy/policy-checks.ts'
import { codeTable, contact, courtDetails, division, exchange, fee, humanPolicy, policy } from '../blank-policy.ts'

const court = 'USCASacramentoSuperior'
const civil = 'USCASacramentoSuperiorCivil'
const traffic = 'USCASacramentoSuperiorTraffic'
const rulesHere = divisionChecks.map(({ rule }) => rule as string)

// [what it shows, what the policy has, faults: rule and path]
const policies: readonly (readonly [string, Partial<Policy>, readonly string[]])[] = [
  ['a court and its divisions', { courtDivisions: [division(civil), division(traffic)], fees: [fee({ courtKeys: [court, civil] })] }, []],
  ['no details of a division', { courtDivisions: [{ courtDetails: null, hoursOfOperation: null, contacts: null, extra: [] }] }, []],
  ['two keys in the court\'s own details [165]', { courtDetails: courtDetails({ courtKey: 'Sacramento' }) }, ['keys-differ Policy/CourtDetails/CourtKey']],
  ['one key is absent', { courtDetails: courtDetails({ courtKey: null }) }, []],
  ['the other key is absent', { courtDetails: courtDetails({ organizationKey: null }) }, []],
  ['a division of another court [166]',
    { courtDivisions: [division(civil), division(traffic, { organizationKey: 'USCASanMateoSuperior' })] },
    ['division-of-other-court Policy/CourtDivisions/CourtDivision[2]/CourtDetails/OrganizationKey']],
  ['a division that names no court', { courtDivisions: [division(civil, { organizationKey: null })] }, []],
  ['a division twice [163]',
    { courtDivisions: [division(civil), division(traffic), division(civil)] },
    ['division-repeated Policy/CourtDivisions/CourtDivision[3]/CourtDetails/CourtKey']],
  ['divisions without keys', { courtDivisions: [division(null), division(null)] }, []],
  ['a single division with the court\'s own key', { courtDivisions: [division(court)] }, []],
  ['a fee of a division that is not there',
    { courtDivisions: [division(civil)], fees: [fee({ courtKeys: [civil] }), fee({ courtKeys: [court, traffic] })] },
    ['division-unknown Policy/Fees/Fee[2]/CourtKeys/CourtKey[2]']],
  ['other capitals are another key', { courtDivisions: [division(civil)], fees: [fee({ courtKeys: [civil.toLowerCase()] })] }, ['division-unknown Policy/Fees/Fee[1]/CourtKeys/CourtKey[1]']],
  ['the court\'s own CourtKey, where it differs',
    { courtDetails: courtDetails({ courtKey: 'Sacramento' }), fees: [fee({ courtKeys: ['Sacramento'] })] },
    ['keys-differ Policy/CourtDetails/CourtKey']],
  ['a code table, a human policy, an exchange and contacts of none',
    {
      contacts: [contact(court), contact(traffic)],
      courtDivisions: [division(civil, {}, null), division('USCASacramentoSuperiorProbate', {}, [contact(civil, traffic)])],
      codeTables: [codeTable({ courtKeys: [traffic] })],
      exchanges: [exchange(civil), exchange(null), exchange(traffic)],
      humanPolicies: [humanPolicy(court, civil, traffic)]
    },
    [
      'division-unknown Policy/Contacts/Contact[2]/CourtKeys/CourtKey[1]',
      'division-unknown Policy/CourtDivisions/CourtDivision[2]/Contacts/Contact[1]/CourtKeys/CourtKey[2]',
      'division-unknown Policy/CodeTables/CodeTable[1]/CourtKeys/CourtKey[1]',
      'division-unknown Policy/Exchanges/Exchange[3]/CourtKey',
      'division-unknown Policy/HumanPolicies/HumanPolicy[1]/CourtKeys/CourtKey[3]'
    ]]
]

t.test('the keys by which a policy names its court and its divisions', async t => {
  for (const [what, given, found] of policies) {
    const findings = checkPolicy(policy(given)).filter(({ rule }) => rulesHere.includes(rule))
    t.same(findings.map(({ rule, path }) => `${rule} ${path}`), found, what)
  }
})

t.test('an unknown key is answered with the nearest known one', async t => {
  const messageFor = (key: string): string | undefined =>
    checkPolicy(policy({ courtDivisions: [division(civil)], fees: [fee({ courtKeys: [key] })] }))[0]?.message
  t.match(messageFor('USCASacramentoSuperiorCivli'), `Did the court mean "${civil}"?`)
  t.match(messageFor('Elsewhere'), 'Add the division, or name one that is there.')
})
