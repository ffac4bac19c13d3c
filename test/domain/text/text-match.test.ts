import t from 'tap'
import { firstRank, holdsEveryWord, plainLetters, plainText, sameText } from '../../../src/domain/text/text-match.ts'

t.test('texts are the same whatever their capitals; an absent one is like none', async t => {
  t.ok(sameText('Civil', 'CIVIL'))
  t.notOk(sameText('Civil', 'Civil law'))
  t.notOk(sameText(null, ''))
})

// [what it shows, a text, another that is compared as the same]
const same = [
  ['composed and not', 'Pe\u0301rez', 'P\u00e9rez'],
  ['broken over lines', 'Complaint,\n    unlimited', 'Complaint, unlimited'],
  ['a no-break space', 'Fee\u00a0Waiver', 'Fee Waiver'],
  ['blanks around', ' Civil\t', 'Civil'],
  ['directional marks', '\u200eCivil\u200f', 'Civil'],
  ['a mark within a letter', 'e\u200e\u0301', '\u00e9'],
  ['a mark between blanks', 'a \u200e b', 'a b']
] as const

t.test('texts are compared as a reader sees them (domain §7)', async t => {
  for (const [what, one, other] of same) {
    t.equal(plainText(one), plainText(other), what)
    t.ok(sameText(one, other.toUpperCase()), what)
    t.ok(holdsEveryWord([one], other), what)
  }
  t.not(plainText('Civil'), plainText('civil'))
  t.equal(plainLetters(' CIVIL'), 'civil')
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
