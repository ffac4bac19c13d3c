import t from 'tap'
import { detailsOf, divisionOf } from '../../../src/domain/policy/divisions.ts'
import { courtDetails, division, policy } from '../blank-policy.ts'

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
