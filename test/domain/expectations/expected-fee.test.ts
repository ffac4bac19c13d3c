import t from 'tap'
import { feesAt, isAsExpected } from '../../../src/domain/expectations/expected-fee.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

// [what it shows, costs of the fees, amount expected, whether it holds]
const expected: ReadonlyArray<readonly [string, Array<string | null>, string | null, string]> = [
  ['none', [], null, 'no'],
  ['none, an amount expected', [], '100.00', 'no'],
  ['one', ['100.00'], null, 'yes'],
  ['the amount', ['100.00'], '100.00', 'yes'],
  ['the amount, written another way', ['100.00'], '100', 'yes'],
  ['another amount', ['100.00'], '110.00', 'no'],
  ['all of several', ['100.00', '100.00'], '100.00', 'yes'],
  ['some of several', ['100.00', '110.00'], '100.00', 'undetermined'],
  ['none of several', ['100.00', '110.00'], '90.00', 'no'],
  ['a cost that cannot be read', [null], '100.00', 'undetermined'],
  ['a cost that cannot be read, no amount expected', [null], null, 'yes']
]

t.test('a fee is there, and costs what was expected', async t => {
  for (const [what, costs, amount, holds] of expected) t.equal(isAsExpected(costs.map(cost => fee({ cost })), amount), holds, what)
})

t.test('the fees that are there at an instant', async t => {
  const step = (from: number, until: number | null, given: Partial<Fee> | null) => ({ version: '1.0.0', from, until, present: given !== null, variant: 1, fee: given === null ? null : fee(given) })
  const steps = [step(0, 10, { name: 'a' }), step(10, 20, null), step(20, null, { name: 'b' })]
  t.same([-1, 0, 9, 10, 20, 99].map(at => feesAt(steps, at).map(({ name }) => name)), [[], ['a'], ['a'], [], ['b'], ['b']])
})
