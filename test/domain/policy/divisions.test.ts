import t from 'tap'
import { contactsOfKey, contentSeenByKey, detailsOf, divisionOf, hoursOfKey, seenByKey } from '../../../src/domain/policy/divisions.ts'
import { associatedPolicy, contact, courtDetails, division, exchange, hoursOfOperation, humanPolicy, policy } from '../blank-policy.ts'

const family = division('family', { county: 'Yolo', state: null })
const unnamed = { ...division(null), courtDetails: null }
const court = policy({ courtDetails: courtDetails({ state: 'CA', county: 'Sacramento' }), courtDivisions: [unnamed, family] })
const asked = (courtKey: string) => ({ courtKey, organizationKey: court.organizationKey, ownCourtKey: null })

t.test('the division that a key asks for', async t => {
  t.equal(divisionOf(court, asked('family')), family)
  t.equal(divisionOf(court, asked('probate')), undefined)
  t.equal(divisionOf(court, asked(court.organizationKey)), undefined, 'the whole court')
})

t.test('what a division has takes the place of what the court has [169][177]', async t => {
  t.match(detailsOf(court, family), { county: 'Yolo', state: 'CA' })
  t.same(detailsOf(court, undefined), court.courtDetails)
  t.same(detailsOf(court, unnamed), court.courtDetails)
})

const courtHours = hoursOfOperation([['Monday', '08:30:00', '16:00:00']])
const trafficHours = hoursOfOperation([['Monday', '10:00:00', '14:00:00']])
const wide = contact('USCASacramentoSuperior')
const ofTraffic = contact('traffic')
const ofProbate = contact('probate')
const ofAll = contact()
const own = contact('window 3')
const divided = policy({
  hoursOfOperation: courtHours,
  contacts: [wide, ofTraffic, ofProbate, ofAll],
  courtDivisions: [{ ...division('traffic'), hoursOfOperation: trafficHours }, division('family', {}, [own]), division('silent', {}, [])],
  exchanges: [exchange('traffic'), exchange('USCASacramentoSuperior'), exchange(null), exchange('probate')],
  associatedPolicies: [associatedPolicy('probate'), associatedPolicy('traffic', 'probate'), associatedPolicy()],
  humanPolicies: [humanPolicy('USCASacramentoSuperior', 'probate'), humanPolicy('probate'), humanPolicy('traffic')]
})

// [key asked by, whose hours, contacts, places from 1 of the exchanges, associated policies and human policies that are seen]
const sights = [
  ['traffic', trafficHours, [wide, ofTraffic, ofAll], [1, 2, 3], [2, 3], [1, 3]],
  ['family', courtHours, [own], [2, 3], [3], [1]],
  ['silent', courtHours, [], [2, 3], [3], [1]],
  ['probate', courtHours, [wide, ofProbate, ofAll], [2, 3, 4], [1, 2, 3], [1, 2]],
  ['nobody', courtHours, [wide, ofAll], [2, 3], [3], [1]],
  ['USCASacramentoSuperior', courtHours, [wide, ofTraffic, ofProbate, ofAll], [1, 2, 3, 4], [1, 2, 3], [1, 2, 3]]
] as const

t.test('hours and contacts of a division take the place of the court\'s; all else stands beside what is court-wide', async t => {
  for (const [courtKey, hours, contacts, ...places] of sights) {
    t.equal(hoursOfKey(divided, asked(courtKey)), hours, courtKey)
    t.same(contactsOfKey(divided, asked(courtKey)), contacts, courtKey)
    const { exchanges, associatedPolicies, humanPolicies } = seenByKey(divided, asked(courtKey))
    t.same([
      exchanges.map(each => divided.exchanges.indexOf(each) + 1),
      associatedPolicies.map(each => divided.associatedPolicies.indexOf(each) + 1),
      humanPolicies.map(each => divided.humanPolicies.indexOf(each) + 1)
    ], places, courtKey)
    const seen = contentSeenByKey(divided, asked(courtKey))
    t.same([seen.exchanges, seen.associatedPolicies, seen.humanPolicies], [exchanges, associatedPolicies, humanPolicies], courtKey)
    t.equal(seen.courtDivisions, divided.courtDivisions, courtKey)
  }
  for (const [courtKey, contacts] of [[divided.organizationKey, divided.contacts], ['traffic', [wide, ofTraffic, ofAll]], ['probate', [wide, ofProbate, ofAll]], ['family', [wide, ofAll]]] as const) {
    t.same(contentSeenByKey(divided, asked(courtKey)).contacts, contacts, `contacts of the court for ${courtKey}`)
  }
  t.equal(hoursOfKey(policy(), asked('traffic')), null)
})
