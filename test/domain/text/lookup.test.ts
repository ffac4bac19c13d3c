import t from 'tap'
import { byKey, firstPlace, latest } from '../../../src/domain/text/lookup.ts'

t.test('what is computed of a value is held until another is asked about', async t => {
  let times = 0
  const count = latest((list: readonly number[]) => {
    times += 1
    return list.length === 0 ? undefined : list.length
  })
  const [one, none] = [[1, 2], []]
  t.same([count(one), count(one), count(none), count(none)], [2, 2, undefined, undefined])
  t.equal(times, 2)
  t.equal(count(one), 2)
  t.equal(times, 3)
})

t.test('items are found by each of their keys, in order and once a key', async t => {
  const find = byKey(['ab', 'b', 'bb'], item => item)
  t.same([find('a'), find('b'), find('c')], [['ab'], ['ab', 'b', 'bb'], []])
})

t.test('the first place from which on something holds', async t => {
  const list = [1, 3, 3, 7]
  t.same([0, 1, 2, 3, 7, 8].map(least => firstPlace(list.length, place => (list[place] as number) >= least)), [0, 0, 1, 1, 3, 4])
  t.equal(firstPlace(0, () => true), 0)
})
