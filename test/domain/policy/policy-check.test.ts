import t from 'tap'
import { repeated } from '../../../src/domain/policy/policy-check.ts'

// [values, the repeated ones: value, place from 1, place of the first]
const lists = [
  [['a', 'b', 'a', 'A', 'b', 'a'], [['a', 3, 1], ['b', 5, 2], ['a', 6, 1]]],
  [['a', 'b'], []],
  [[null, null], []],
  [['', 'x', ''], [['', 3, 1]]],
  [[], []]
] as const

t.test('values that repeat an earlier one', async t => {
  for (const [values, found] of lists) {
    t.same(repeated(values, value => value).map(({ value, place, first }) => [value, place, first]), found, values.join())
  }
})
