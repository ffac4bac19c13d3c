import t from 'tap'
import { firstRank, holdsEveryWord, sameText } from '../../src/domain/text-match.ts'

t.test('texts are the same whatever their capitals; an absent one is like none', async t => {
  t.ok(sameText('Civil', 'CIVIL'))
  t.notOk(sameText('Civil', 'Civil '))
  t.notOk(sameText(null, ''))
})

// [texts, query, whether every word of it is in one of them]
const searches = [
  [['Complaint, unlimited civil', '0101'], 'civil complaint', true],
  [['Complaint, unlimited civil', '0101'], '  UNLIMITED   0101 ', true],
  [['Complaint, unlimited civil', '0101'], 'plain', true],
  [['Complaint, unlimited civil', '0101'], 'complaint criminal', false],
  [['Complaint', null], 'null', false],
  [['Complaint'], '', true],
  [[null], ' ', true],
  [[], 'a', false]
] as const

t.test('a search finds what has every word', async t => {
  for (const [texts, query, found] of searches) t.equal(holdsEveryWord(texts, query), found, `"${query}" in ${texts.join(' | ')}`)
})

t.test('of several ranks the first that any item reaches counts, with all its items', async t => {
  const items = [{ id: 1, key: 'a', name: 'x' }, { id: 2, key: 'b', name: 'A' }, { id: 3, key: 'A', name: 'x' }, { id: 4, key: null, name: 'x' }]
  const ranks = [(item: typeof items[number]) => item.key, (item: typeof items[number]) => item.name]
  const ids = (text: string): number[] => firstRank(items, ranks, text).map(({ id }) => id)
  t.same(ids('a'), [1, 3])
  t.same(ids('X'), [1, 3, 4])
  t.same(ids('c'), [])
})
