import t from 'tap'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { checkPolicy } from '../../../src/domain/policy/policy-checks.ts'
import { timeChecks } from '../../../src/domain/policy/time-checks.ts'
import { fee, policy } from '../blank-policy.ts'

const rulesHere = timeChecks.map(({ rule }) => rule as string)

/** `rule path` of what the checks of this file find. */
function faults (given: Partial<Policy>): string[] {
  return checkPolicy(policy(given)).filter(({ rule }) => rulesHere.includes(rule)).map(({ rule, path }) => `${rule} ${path}`)
}

const soon = 'too-soon Policy/EffectiveHour'
const short = 'short-notice Policy/EffectiveHour'

// [what it shows, publication label, effective label, specification, faults]
const labels = [
  ['72 hours before: policy 1.0.1 of the example [90]', '2005-02-01T11', '2005-02-04T11', '02', []],
  ['one hour less', '2005-02-01T11', '2005-02-04T10', '02', [short]],
  ['a month', '2005-02-01T11', '2005-03-01T11', '02', []],
  ['three days over a clock change, by the labels', '2005-04-02T11', '2005-04-05T11', '02', []],
  ['one hour: policy 1.0.4 of the example [97]', '2005-03-02T09', '2005-03-02T10', '02', [short]],
  ['one hour, over midnight', '2005-03-02T23', '2005-03-03T00', '02', [short]],
  ['one hour by the labels where spring skips it', '2005-04-03T01', '2005-04-03T02', '02', [short]],
  ['the same hour', '2005-03-02T09', '2005-03-02T09', '02', [soon]],
  ['before its publication', '2005-03-02T09', '2005-02-02T09', '02', [soon]],
  ['a draft without hours, the same day', '2005-03-02T00', '2005-03-02T00', '02-draft', ['short-notice Policy/EffectiveDate']],
  ['a draft without hours, the next day', '2005-03-02T00', '2005-03-03T00', '02-draft', ['short-notice Policy/EffectiveDate']],
  ['a Test draft, the same day', '2005-03-02T00', '2005-03-02T00', 'test', ['too-soon Policy/EffectiveDate']],
  ['Court Policy 01, the same day [9]', '2004-09-02T00', '2004-09-02T00', '01', []],
  ['Court Policy 01, the next day', '2004-09-02T00', '2004-09-03T00', '01', []]
] as const

t.test('notice is counted between labels [18][64][81]', async t => {
  for (const [what, published, effective, specification, found] of labels) {
    t.same(faults({ published, effective, specification }), found, what)
  }
})

t.test('the message names both labels and what was expected', async t => {
  const [tooSoon] = checkPolicy(policy({ published: '2005-03-02T23', effective: '2005-03-02T23' }))
  t.match(tooSoon, { severity: 'error', paragraphs: [64, 81], message: /2005-03-02T23.*2005-03-03T00/, line: null, column: null })
  const [oneHour] = checkPolicy(policy({ published: '2005-03-02T09', effective: '2005-03-02T10' }))
  t.match(oneHour, { severity: 'info', message: / 1 hour after / })
  const [twoHours] = checkPolicy(policy({ published: '2005-03-02T09', effective: '2005-03-02T11' }))
  t.match(twoHours?.message, / 2 hours after /)
})

t.test('offsets that cannot be read [154][155]', async t => {
  t.same(faults({ utcOffset: '-08:00', utcOffsetDaylightSavings: 'UTC-7' }), [])
  t.same(faults({ utcOffset: null, utcOffsetDaylightSavings: null }), [])
  const found = checkPolicy(policy({ utcOffset: 'PST', utcOffsetDaylightSavings: '7' }))
  t.match(found, [
    { rule: 'offset-unreadable', path: 'Policy/UTCOffset', paragraphs: [154], message: /"PST"/ },
    { rule: 'offset-unreadable', path: 'Policy/UTCOffsetDaylightSavings', paragraphs: [155], message: /"7"/ }
  ])
  t.equal(found.length, 2)
})

// [first day, last day, whether they are crossed]
const days = [
  ['2005-03-01', '2005-02-28', true],
  ['2005-03-01', '2005-03-01', false],
  ['2005-03-01', '2005-03-31', false],
  ['2005-03-01', null, false],
  [null, '2005-03-31', false],
  ['2005-03-01', '2005-02-30', false],
  ['soon', '2005-02-28', false]
] as const

t.test('a fee does not expire before it takes effect [172]', async t => {
  for (const [effectiveDate, expirationDate, crossed] of days) {
    const fees = [fee(), fee({ effectiveDate, expirationDate })]
    t.same(faults({ fees }), crossed ? ['fee-dates-crossed Policy/Fees/Fee[2]/ExpirationDate'] : [], `${effectiveDate} to ${expirationDate}`)
  }
})
