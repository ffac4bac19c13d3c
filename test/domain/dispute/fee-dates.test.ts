import t from 'tap'
import { feeTurns } from '../../../src/domain/dispute/fee-dates.ts'
import { printInstant } from '../../../src/domain/time/court-time.ts'

const zone = 'America/Los_Angeles'

// [first day, last day, when that begins and ends it]
const cases = [
  [null, null, []],
  ['2005-03-02', null, ['2005-03-02T00:00:00-08:00']],
  [null, '2005-03-02', ['2005-03-03T00:00:00-08:00']],
  ['2005-03-02', '2005-10-30', ['2005-03-02T00:00:00-08:00', '2005-10-31T00:00:00-08:00']],
  ['2 March', '9999-12-31', []]
] as const

t.test("a fee's own dates are inclusive", async t => {
  for (const [effectiveDate, expirationDate, turns] of cases) {
    t.strictSame(feeTurns({ effectiveDate, expirationDate }, zone).map(turn => printInstant(turn, zone)), turns, `${effectiveDate} to ${expirationDate}`)
  }
})
