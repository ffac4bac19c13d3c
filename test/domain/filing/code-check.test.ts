import t from 'tap'
import { judgeCode, searchedTable } from '../../../src/domain/filing/code-check.ts'
import { findTables } from '../../../src/domain/policy/code-tables.ts'
import type { CodeTable } from '../../../src/domain/policy/fees-and-codes.ts'
import { code, codeTable } from '../blank-policy.ts'

const filter = { table: null, values: [], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }

const tables = [
  codeTable({
    codifiedName: 'DocumentType',
    name: 'Documents',
    codes: [
      code({ value: '0001', name: 'Motion to Strike', alias: 'Strike' }), code({ value: '0002', name: 'Demurrer', include: 'No' }),
      code({ value: '0003', name: 'Lien', filters: [filter] }), code({ value: 'Strike', name: 'Walkout', include: 'no' })
    ]
  }),
  codeTable({ codifiedName: 'CaseType', name: 'Case types', courtKeys: ['Civil'], codes: [code({ value: '1' }), code({ value: '2' })] }),
  codeTable({ codifiedName: 'CaseType', name: 'Other case types', codes: [code({ value: '2', filters: [filter] }), code({ value: '3' })] }),
  codeTable({ codifiedName: 'PartyRole', filters: [filter], codes: [code({ value: 'PLT' })] })
]

const searched = (table: CodeTable) => searchedTable(table, table.codes)

// [what it shows, table, code, result, a part of the text]
const cases = [
  ['by value', 'DocumentType', '0001', 'pass', 'has the code'],
  ['by name', 'documents', 'motion to strike', 'pass', 'has the code'],
  ['a value before an alias, and it is not offered', 'DocumentType', 'Strike', 'fail', 'does not offer'],
  ['not offered', 'DocumentType', '0002', 'fail', 'does not offer'],
  ['no such code', 'DocumentType', '001', 'fail', 'no code "001"'],
  ['no such table', 'DocumentTypes', '0001', 'fail', 'no code table "DocumentTypes"'],
  ['offered under conditions', 'DocumentType', '0003', 'undetermined', 'conditions'],
  ['a table with conditions', 'PartyRole', 'PLT', 'undetermined', 'conditions'],
  ['in one of two tables', 'CaseType', '1', 'pass', 'of Civil'],
  ['in both, in one of them without conditions', 'CaseType', '2', 'pass', 'of Civil'],
  ['in the other', 'CaseType', '3', 'pass', 'has the code']
] as const

t.test('a code is one that the court has and offers [119][171]', async t => {
  for (const [what, table, wanted, result, text] of cases) {
    const verdict = judgeCode(findTables(tables, table).map(searched), tables, { table, code: wanted }, () => [])
    t.equal(verdict.result, result, what)
    t.ok(verdict.text.includes(text), `${what}: ${verdict.text}`)
  }
})

t.test('what would pass is near', async t => {
  const asked: unknown[] = []
  const near = (wanted: string, known: () => readonly string[]) => {
    asked.push([wanted, known()])
    return ['a', 'b']
  }
  t.equal(judgeCode(tables.slice(0, 1).map(searched), tables, { table: 'DocumentType', code: 'x' }, near).expected, 'a, b')
  t.equal(judgeCode([], tables.slice(0, 1), { table: 'Documenttypes', code: 'x' }, near).expected, 'a, b')
  t.equal(judgeCode(tables.slice(0, 1).map(searched), tables, { table: 'DocumentType', code: '0001' }, near).expected, null)
  t.same(asked, [
    ['x', ['0001', 'Motion to Strike', 'Strike', '0003', 'Lien']],
    ['Documenttypes', ['DocumentType', 'Documents']]
  ], 'of what is offered, and only where something is wrong')
})
