import t from 'tap'
import { codeDifferences, tableDifferences, tableItem, tablePairs } from '../../../src/domain/differences/code-differences.ts'
import { code, codeTable } from '../blank-policy.ts'

t.test('tables are paired by what they are called and whose they are', async t => {
  const [type, civil, party, unnamed] = [codeTable({ codifiedName: 'DocumentType' }), codeTable({ codifiedName: 'DocumentType', courtKeys: ['B', 'A'] }), codeTable({ name: 'Party' }), codeTable({ alias: 'x' })]
  const [later, civilLater] = [codeTable({ codifiedName: 'documenttype', name: 'Documents' }), codeTable({ codifiedName: 'DocumentType', courtKeys: ['A', 'B'], name: 'c' })]
  const pairsOf: typeof tablePairs = (before, after) => tablePairs(before, after, () => null)
  t.same(pairsOf([type, civil, party, unnamed], [civilLater, later], () => null), [
    { before: type, after: later }, { before: civil, after: civilLater }, { before: party, after: null }, { before: unnamed, after: null }
  ])
  t.same(tablePairs([type], [later, later], () => null), [{ before: type, after: later }, { before: null, after: later }])
  t.same(tablePairs([codeTable()], [], () => null), [{ before: codeTable(), after: null }])
})

// [what it shows, before, after, pairs by their notes]; a table is its name, alias, units and, as its Use, what it holds; all have one CodifiedName
const dups = [
  ['another order', ['First--A-1', 'Second--A-2'], ['Second--A-2', 'First--A-1'], ['1>1', '2>2']],
  ['and other codes: by their names', ['First--A-1', 'Second--A-2'], ['second--A-4', 'first--A-3'], ['1>3', '2>4']],
  ['by their aliases', ['-x-A-1', '-y-A-2'], ['-y-A-4', '-x-A-3'], ['1>3', '2>4']],
  ['by their aliases, called another name', ['a-x-A-1', 'b-y-A-2'], ['c-y-A-4', 'd-x-A-3'], ['1>3', '2>4']],
  ['by their names, with another alias', ['a-x-A-1', 'b-y-A-2'], ['b-v-A-4', 'a-w-A-3'], ['1>3', '2>4']],
  ['by their units, in any order', ['First--A B-1', 'First--C-2'], ['First--C-4', 'First--B A-3'], ['1>3', '2>4']],
  ['units before names', ['First--A-1', 'Second--B-2'], ['First--B-4', 'Second--A-3'], ['1>3', '2>4']],
  ['other units: by their names', ['First--A-1', 'Second--B-2'], ['Second--C-4', 'First--D-3'], ['1>3', '2>4']],
  ['other units: by their aliases', ['-x-A-1', '-y-B-2'], ['-y-C-4', '-x-D-3'], ['1>3', '2>4']],
  ['by what they hold where their heads are the same', ['First--A-1', 'First--A-2'], ['First--A-2', 'First--A-1'], ['1>1', '2>2']],
  ['one went', ['First--A-1', 'Second--A-2'], ['Second--A-3'], ['1>', '2>3']],
  ['one came in front', ['First--A-1'], ['Second--A-3', 'First--A-2'], ['1>2', '>3']],
  ['a table of other units now', ['First--A-1'], ['First---2'], ['1>2']],
  ['nothing tells them apart: by order', ['First--A-1', 'First--A-2'], ['First--A-3', 'First--A-4'], ['1>3', '2>4']]
] as const

t.test('several tables of one CodifiedName are paired by what they are, not by where they stand', async t => {
  const table = (text: string) => {
    const [name, alias, units = '', use = ''] = text.split('-')
    return codeTable({ codifiedName: 'Dup', name: name || null, alias: alias || null, courtKeys: units.split(' ').filter(Boolean), use })
  }
  for (const [what, before, after, expected] of dups) {
    const found = tablePairs(before.map(table), after.map(table), ({ use }) => use)
    t.same(found.map(pair => `${pair.before?.use ?? ''}>${pair.after?.use ?? ''}`), expected, what)
  }
})

t.test('the heads of tables are compared as they are paired', async t => {
  const [first, second] = [codeTable({ codifiedName: 'Dup', name: 'First' }), codeTable({ codifiedName: 'DUP', name: 'Second' })]
  const told = (...pairs: Parameters<typeof tableDifferences>[0]) => tableDifferences(pairs).map(({ key, text }) => `${key}: ${text}`)
  t.same(told({ before: first, after: first }), [])
  t.same(told({ before: first, after: { ...second, name: 'First' } }), ['codeTables/Dup: Code table DUP: codifiedName "Dup" to "DUP"'])
  t.same(told({ before: null, after: first }, { before: first, after: null }), ['codeTables/Dup: Code table Dup: added', 'codeTables/Dup #2: Code table Dup: removed'])
  t.same(told({ before: { ...first, courtKeys: ['A', 'B'] }, after: { ...first, courtKeys: ['B', 'A'] } }), [], 'the order of keys says nothing')
})

// [value, name; before and after]
t.test('codes are compared by their table and value', async t => {
  const table = codeTable({ codifiedName: 'CaseType' })
  const before = [code({ value: '1', name: 'A' }), code({ value: '2', name: 'B' }), code({ name: 'without a value' })]
  const after = [code({ value: '2', name: 'B', alias: 'b' }), code({ value: '3', name: '3' }), code({})]
  t.same(codeDifferences(table, before, after).map(({ change, key, text }) => `${change} ${key}: ${text}`), [
    'removed CaseType/1: CaseType 1 (A): removed',
    'changed CaseType/2: CaseType 2 (B): alias none to "b"',
    'removed CaseType/without a value: CaseType without a value: removed',
    'added CaseType/3: CaseType 3: added',
    'added CaseType/: CaseType without a value: added'
  ])
})

t.test('the head of a table is compared without its codes', async t => {
  const { codes, extra, ...head } = codeTable({ codifiedName: 'CaseType', use: 'x' })
  t.same(tableItem({ ...head, extra }), { key: 'codeTables/CaseType', title: 'Code table CaseType', value: head, printed: null })
  t.match(tableItem(codeTable({ name: 'Party' })), { key: 'codeTables/Party', title: 'Code table Party' })
  t.match(tableItem(codeTable()), { key: 'codeTables/', title: 'Code table without a name' })
})
