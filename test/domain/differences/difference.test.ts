import t from 'tap'
import { describeFields, differencesOf, isSame, type Item } from '../../../src/domain/differences/difference.ts'

const item = (key: string, value: unknown, printed: string | null = null, title = key): Item => ({ key, title, value, printed })

// [what it shows, before, after, what differs]
const lists: ReadonlyArray<readonly [string, Item[], Item[], string[]]> = [
  ['nothing', [item('a', 1)], [item('a', 1)], []],
  ['another order', [item('a', 1), item('b', 2)], [item('b', 2), item('a', 1)], []],
  ['what came and what went', [item('a', 1)], [item('b', 1)], ['removed a: a: removed', 'added b: b: added']],
  ['what came and went, as it reads', [item('a', 1, '1 byte')], [item('b', 2, '2 bytes')], ['removed a: a: removed, was 1 byte', 'added b: b: added, 2 bytes']],
  ['what changed, as it reads', [item('a', 1, '1 byte')], [item('a', 2, '2 bytes')], ['changed a: a: 1 byte to 2 bytes']],
  ['what changed and reads the same', [item('a', { name: 'x', note: null }, 'x')], [item('a', { name: 'x', note: 'y' }, 'x')], ['changed a: a: note none to "y"']],
  ['what changed is called as it is now', [item('a', { n: 1 }, null, 'Old')], [item('a', { n: 2 }, null, 'New')], ['changed a: New: n 1 to 2']],
  ['other letters and blanks are no other thing', [item('Text\u00a0/XML', 1)], [item('text /xml', 1)], []],
  ['what changed is told by its key before', [item('Text/XML', 1)], [item('text/xml', 2)], ['changed Text/XML: text/xml: value 1 to 2']],
  ['of keys that differ in letters alone each is paired with its own', [item('a', 'a'), item('A', 'A')], [item('A', 'A'), item('a', 'a')], []],
  ['an identity that is less than the key', [{ ...item('a of x', 1), identity: 'a' }], [{ ...item('a of y', 2), identity: 'a' }], ['changed a of x: a of y: value 1 to 2']],
  ['keys of one identity are counted each by itself', [], [{ ...item('a of x', 1), identity: 'a' }, { ...item('a of y', 2), identity: 'a' }], ['added a of x: a of x: added', 'added a of y: a of y: added']],
  ['the order of keys and types says nothing', [item('a', { courtKeys: ['A', 'B'], note: null })], [item('a', { courtKeys: ['B', 'A'], note: null })], []],
  ['and is not told beside what changed', [item('a', { caseTypes: ['A', 'B'], note: null })], [item('a', { caseTypes: ['B', 'A'], note: 'x' })], ['changed a: a: note none to "x"']],
  ['of several of one key those alike are paired', [item('a', 1), item('a', 2)], [item('a', 2), item('a', 1)], []],
  ['then those that are called the same', [item('a', 1, null, 'one'), item('a', 2, null, 'two')], [item('a', 3, null, 'two'), item('a', 1, null, 'one')], ['changed a: two: value 2 to 3']],
  ['then by order', [item('a', 1), item('a', 2), item('a', 3)], [item('a', 4), item('a', 5)], ['changed a: a: value 1 to 4', 'changed a #2: a: value 2 to 5', 'removed a #3: a: removed']]
]

t.test('things are compared by what they are', async t => {
  for (const [what, before, after, expected] of lists) {
    t.same(differencesOf(before, after).map(({ change, key, text }) => `${change} ${key}: ${text}`), expected, what)
  }
  t.same(differencesOf([item('a', 1)], [item('a', 2)]), [{ change: 'changed', key: 'a', before: 1, after: 2, text: 'a: value 1 to 2' }])
  t.same(differencesOf([], [item('a', 2)]), [{ change: 'added', key: 'a', before: null, after: 2, text: 'a: added' }])
})

t.test('a change is told by its fields, shortly where that can be', async t => {
  t.equal(describeFields({ a: 'x', b: true, c: 1, d: [], e: ['p', 'q'], f: { deep: 1 }, g: 1 }, { a: null, b: false, c: 2, d: ['y'], e: ['p'], f: { deep: 2 }, g: 1 }),
    'a "x" to none, b yes to no, c 1 to 2, d none to "y", e "p, q" to "p", f')
  t.equal(describeFields({}, { added: 'x' }), 'added none to "x"')
  t.equal(describeFields([1], [2]), 'value')
})

t.test('the order of members says nothing', async t => {
  t.ok(isSame({ a: 1, b: 2 }, { b: 2, a: 1 }))
  t.notOk(isSame({ a: 1 }, { a: 2 }))
})
