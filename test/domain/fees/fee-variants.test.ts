import t from 'tap'
import { criteriaOf, variantsOf } from '../../../src/domain/fees/fee-variants.ts'
import { fee } from '../blank-policy.ts'

const limited = { caseTypes: ['Limited'] }
const unlimited = { caseTypes: ['Unlimited'] }
const small = { caseTypes: ['Small Claims'] }

/** Fees written `name cost criteria`; the cost tells them apart. */
const named = (name: string, cost: string, criteria = {}): ReturnType<typeof fee> => fee({ name, cost, ...criteria })

// [what it shows, the code's fees in each policy, costs of each series; null where a policy has none]
const policies = [
  ['one fee through three policies', [[named('A', '1')], [named('A', '2')], [named('A', '3')]], [['1', '2', '3']]],
  ['a fee that comes late', [[], [named('A', '2')]], [[null, '2']]],
  ['a fee that goes', [[named('A', '1')], []], [['1', null]]],
  ['a fee that comes back', [[named('A', '1')], [], [named('A', '3')]], [['1', null, '3']]],
  ['two by their criteria, in another order', [[named('A', '1', limited), named('A', '2', unlimited)], [named('A', '3', unlimited), named('A', '4', limited)]], [['1', '4'], ['2', '3']]],
  ['two by their names', [[named('A', '1'), named('B', '2')], [named('B', '3'), named('A', '4')]], [['1', '4'], ['2', '3']]],
  ['one renamed, by its criteria', [[named('A', '1', limited), named('B', '2', unlimited)], [named('C', '3', unlimited), named('A', '4', limited)]], [['1', '4'], ['2', '3']]],
  ['criteria changed, by its name', [[named('A', '1', limited), named('B', '2', unlimited)], [named('B', '3', small), named('A', '4')]], [['1', '4'], ['2', '3']]],
  ['nothing alike, by order', [[named('A', '1', limited), named('B', '2', unlimited)], [named('C', '3', small), named('D', '4')]], [['1', '3'], ['2', '4']]],
  ['a name that is absent is like no other', [[fee({ name: null, cost: '1', ...limited }), fee({ name: 'B', cost: '2', ...unlimited })], [fee({ name: null, cost: '3', ...unlimited }), fee({ name: 'B', cost: '4', ...small })]], [['1', '4'], ['2', '3']]],
  ['one splits in two', [[named('A', '1')], [named('A', '2', limited), named('A', '3')]], [['1', '3'], [null, '2']]],
  ['two become one', [[named('A', '1', limited), named('A', '2', unlimited)], [named('A', '3', unlimited)]], [['1', null], ['2', '3']]],
  ['no policy', [], []]
] as const

t.test('fees of one code are followed from policy to policy', async t => {
  for (const [what, fees, series] of policies) {
    t.same(variantsOf(fees).map(variant => variant.map(one => one?.cost ?? null)), series, what)
  }
})

t.test('criteria are compared whatever their order', async t => {
  const one = fee({ courtKeys: ['a', 'b'], caseTypes: ['x', 'y'], documentTypes: ['1', '2'], documentGenericTypes: ['m', 'n'] })
  const other = fee({ courtKeys: ['b', 'a'], caseTypes: ['y', 'x'], documentTypes: ['2', '1'], documentGenericTypes: ['n', 'm'], name: 'Other', cost: '7.00' })
  t.equal(criteriaOf(one), criteriaOf(other))
  for (const given of [
    { courtKeys: ['a'] }, { firstPaper: 'Yes' }, { caseTypes: ['x'] }, { documentTypes: ['1'] }, { documentGenericTypes: ['m'] },
    { amountInControversy: { amount: '1', threshold: null } }, { jurisdictionalAmount: { amount: 'Limited', threshold: null } },
    { filters: [{ table: 'CaseType', values: ['x'], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }] }
  ]) t.not(criteriaOf(fee(given)), criteriaOf(fee()), JSON.stringify(given))
})
