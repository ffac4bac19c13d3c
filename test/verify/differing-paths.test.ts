import t from 'tap'
import { differingPaths } from '../../src/verify/differing-paths.ts'

// [what it shows, stored, computed, where they differ]
const compared: Array<[string, unknown, unknown, string[]]> = [
  ['the same', { fees: [{ cost: '1.00' }] }, { fees: [{ cost: '1.00' }] }, []],
  ['another order of members', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ['another order of items', ['a', 'b'], ['b', 'a'], ['[0] "a" "b"', '[1] "b" "a"']],
  ['a value', { fees: [{ cost: '1.00' }, { cost: '2.00' }] }, { fees: [{ cost: '1.00' }, { cost: '3.00' }] }, ['fees[1].cost "2.00" "3.00"']],
  ['text that looks like a number', { line: '3' }, { line: 3 }, ['line "3" 3']],
  ['a member too few', { a: 1 }, { a: 1, b: null }, ['b - null']],
  ['a member too many', { a: 1, b: false }, { a: 1 }, ['b false -']],
  ['a member that is undefined is absent', { a: 1 }, { a: 1, b: undefined }, []],
  ['an item too many', { codes: ['a', 'b'] }, { codes: ['a'] }, ['codes[1] "b" -']],
  ['an item too few', [[]], [['a']], ['[0][0] - "a"']],
  ['null and nothing in it', { key: null }, { key: {} }, ['key null {}']],
  ['a list and an object', { key: [] }, { key: {} }, ['key [] {}']],
  ['a name that every object inherits', { a: {} }, { a: { constructor: 'x' } }, ['a.constructor - "x"']],
  ['the whole', 'policy', 'unreadable', [' "policy" "unreadable"']],
  ['the first three of many', [1, 2, 3, 4], [5, 6, 7, 8], ['[0] 1 5', '[1] 2 6', '[2] 3 7']]
]

t.test('the first places where two values differ', async t => {
  for (const [what, stored, computed, expected] of compared) {
    const found = differingPaths(stored, computed, 3).map(place => `${place.path} ${JSON.stringify(place.stored) ?? '-'} ${JSON.stringify(place.computed) ?? '-'}`)
    t.same(found, expected, what)
  }
})
