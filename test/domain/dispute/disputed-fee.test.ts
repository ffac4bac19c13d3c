import t from 'tap'
import { judgeDisputed } from '../../../src/domain/dispute/disputed-fee.ts'
import { judged } from './judged.ts'

// [what it shows, the fees of the code, how the policy stands to it, how many remain, what is due]
const cases = [
  ['one that applies', [judged('110.00')], 'due', 1, '110.00'],
  ['no fee of the code', [], 'fee-not-in-policy', 0, undefined],
  ['one that is not offered', [judged('110.00', 'yes', [], 'USD', false)], 'fee-not-in-policy', 0, undefined],
  ['one that is not offered beside one that is', [judged('60.00', 'yes', [], 'USD', false), judged('110.00')], 'due', 1, '110.00'],
  ['criteria contradict every one', [judged('60.00', 'no'), judged('110.00', 'no')], 'fee-not-in-policy', 0, undefined],
  ['before its first day', [judged('110.00', 'no', ['effective-date'])], 'fee-not-in-force', 0, undefined],
  ['after its last day', [judged('110.00', 'no', ['expiration-date'])], 'fee-not-in-force', 0, undefined],
  ['out of its dates and of another case type', [judged('110.00', 'no', ['expiration-date', 'case-type'])], 'fee-not-in-policy', 0, undefined],
  ['one out of its dates, one of another case type', [judged('60.00', 'no'), judged('110.00', 'no', ['effective-date'])], 'fee-not-in-force', 0, undefined],
  ['one contradicted, one that applies', [judged('60.00', 'no'), judged('110.00')], 'due', 1, '110.00'],
  ['a sole one that could apply', [judged('60.00', 'no'), judged('110.00', 'undetermined')], 'due', 1, '110.00'],
  ['two of different amounts', [judged('60.00', 'undetermined'), judged('110.00', 'undetermined')], 'undetermined', 2, undefined],
  ['two of the same amount', [judged('110.00', 'undetermined'), judged('110.00')], 'due', 2, '110.00'],
  ['two of the same figure in different currencies', [judged('110.00'), judged('110.00', 'yes', [], 'EUR')], 'undetermined', 2, undefined],
  ['one whose cost is not known', [judged(null)], 'undetermined', 1, undefined],
  ['one known and one not', [judged('110.00'), judged(null)], 'undetermined', 2, undefined],
  ['two that are not known', [judged(null), judged(null)], 'undetermined', 2, undefined]
] as const

t.test('how a policy stands to one fee of a filing', async t => {
  for (const [what, fees, standing, remaining, amount] of cases) {
    const fee = judgeDisputed(fees)
    t.equal(fee.standing, standing, what)
    t.equal(fee.candidates.length, remaining, `${what}: candidates`)
    t.equal(fee.due?.amount, amount, `${what}: due`)
  }
})
