import t from 'tap'
import { codeDifferences, tableItem, tablePairs } from '../../../src/domain/differences/code-differences.ts'
import { code, codeTable } from '../blank-policy.ts'

t.test('tables are paired by what they are called and whose they are', async t => {
  const [type, civil, party, unnamed] = [codeTable({ codifiedName: 'DocumentType' }), codeTable({ codifiedName: 'DocumentType', courtKeys: ['B', 'A'] }), codeTable({ name: 'Party' }), codeTable({ alias: 'x' })]
  const [later, civilLater] = [codeTable({ codifiedName: 'documenttype', name: 'Documents' }), codeTable({ codifiedName: 'DocumentType', courtKeys: ['A', 'B'], name: 'c' })]
  t.same(tablePairs([type, civil, party, unnamed], [civilLater, later]), [
    { before: type, after: later }, { before: civil, after: civilLater }, { before: party, after: null }, { before: unnamed, after: null }
  ])
  t.same(tablePairs([type], [later, later]), [{ before: type, after: later }, { before: null, after: later }])
  t.same(tablePairs([codeTable()], []), [{ before: codeTable(), after: null }])
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
