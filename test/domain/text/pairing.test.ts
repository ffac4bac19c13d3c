import t from 'tap'
import { pairsOf, pairUp } from '../../../src/domain/text/pairing.ts'

// [what it shows, first list, second list, places]; a letter and a digit: the surest likeness is both, the next the letter, the last anything but x
const lists = [
  ['all the same', ['a1', 'b2'], ['a1', 'b2'], [0, 1]],
  ['another order', ['a1', 'b2'], ['b2', 'a1'], [1, 0]],
  ['the surest comes first', ['a1', 'a2'], ['a2', 'a3'], [1, 0]],
  ['of several alike the first', ['a1', 'a1', 'a1'], ['a1', 'a1'], [0, 1, null]],
  ['what is left', ['a1', 'b1'], ['c1', 'b2'], [0, 1]],
  ['like nothing', ['x1'], ['x1', 'a1'], [0]],
  ['like nothing left', ['x1'], ['x2'], [null]],
  ['none', [], ['a1'], []]
] as const

t.test('pairs are those of the first list in its order, then what is left of the second', async t => {
  t.same(pairsOf(['a', 'b'], ['d', 'b', 'c'], [item => item]), [{ before: 'a', after: null }, { before: 'b', after: 'b' }, { before: null, after: 'd' }, { before: null, after: 'c' }])
  t.same(pairsOf<string>([], [], []), [])
})

t.test('things are paired by the surest likeness first', async t => {
  for (const [what, first, second, places] of lists) {
    t.same(pairUp<string>(first, second, [item => item, item => item.startsWith('x') ? null : item.charAt(0), item => item.startsWith('x') ? null : '']), places, what)
  }
})
