import t from 'tap'
import { feeChecks } from '../../../src/domain/policy/fee-checks.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { checkPolicy } from '../../../src/domain/policy/policy-checks.ts'
import { fee, policy } from '../blank-policy.ts'

const rulesHere = feeChecks.map(({ rule }) => rule as string)

// [what it shows, the second fee, faults: rule and what of it]
const fees: readonly (readonly [string, Partial<Fee>, readonly string[]])[] = [
  ['dollars', {}, []],
  ['a currency that was one in 2005', { currency: 'ROL' }, []],
  ['a sign', { currency: '$' }, ['currency-unknown Currency']],
  ['words', { currency: 'US Dollars' }, ['currency-unknown Currency']],
  ['three letters that are no code', { currency: 'XXQ' }, ['currency-unknown Currency']],
  ['nothing to pay', { cost: '0.00', subsequentPages: '0.00' }, []],
  ['a cost below zero', { cost: '-1.00' }, ['amount-negative Cost']],
  ['later pages below zero', { subsequentPages: '-4.00' }, ['amount-negative SubsequentPages']],
  ['a threshold below zero', { amountInControversy: { amount: '-25000', threshold: 'Over' } }, ['amount-negative AmountInControversy']],
  ['a threshold in words', { amountInControversy: { amount: 'minus', threshold: null } }, []],
  ['amounts that cannot be read', { cost: null, costText: '-', subsequentPagesText: '-5 each' }, []],
  ['all at once', { currency: 'XXQ', cost: '-1.00', subsequentPages: '-1.00' }, ['currency-unknown Currency', 'amount-negative Cost', 'amount-negative SubsequentPages']]
]

t.test('what fees cost is checked', async t => {
  for (const [what, given, faults] of fees) {
    const found = checkPolicy(policy({ fees: [fee(), fee(given)] })).filter(({ rule }) => rulesHere.includes(rule))
    t.same(found.map(({ rule, path }) => `${rule} ${path?.replace('Policy/Fees/Fee[2]/', '')}`), faults, what)
  }
})
