import t from 'tap'
import { codeCounter, codeFinder, findCodes, findTables, searchCodes, tableFinder, visibleTables } from '../../../src/domain/policy/code-tables.ts'
import { code, codeTable } from '../blank-policy.ts'

const court = 'USCASacramentoSuperior'
const civil = 'USCASacramentoSuperiorCivil'
const criminal = 'USCASacramentoSuperiorCriminal'

// CodifiedName, Name, Alias, court keys
const tables = [
  codeTable({ codifiedName: 'CaseCategory', name: 'Case Category', alias: 'Kinds', courtKeys: [civil] }),
  codeTable({ codifiedName: 'CaseCategory', name: 'Category', alias: 'CaseCategory', courtKeys: [criminal] }),
  codeTable({ codifiedName: 'DocumentType', name: 'Kinds', alias: 'Documents', courtKeys: [court] }),
  codeTable({ codifiedName: null, name: 'Party Role', alias: 'Kinds', courtKeys: [] }),
  codeTable({ codifiedName: 'CourtRoom', name: 'Room', alias: null, courtKeys: [civil, criminal] })
]

// [name asked for, places of the tables found, from 1]
const found = [
  ['CaseCategory', [1, 2]],
  ['casecategory', [1, 2]],
  ['Kinds', [3]],
  ['kinds', [3]],
  ['Documents', [3]],
  ['party role', [4]],
  ['Courts', []]
] as const

t.test('a table is found by CodifiedName, else Name, else Alias (domain §7)', async t => {
  for (const [name, places] of found) t.same(findTables(tables, name).map(table => tables.indexOf(table) + 1), places, name)
})

// [key asked by, places of the tables seen]
const seen = [
  [court, [1, 2, 3, 4, 5]],
  [civil, [1, 3, 4, 5]],
  [criminal, [2, 3, 4, 5]],
  ['Own', [1, 2, 3, 4, 5]],
  ['USCASacramentoSuperiorTraffic', [3, 4]]
] as const

t.test('a division sees its own tables and the court-wide ones, the court all', async t => {
  for (const [courtKey, places] of seen) {
    t.same(visibleTables(tables, { courtKey, organizationKey: court, ownCourtKey: 'Own' }).map(table => tables.indexOf(table) + 1), places, courtKey)
  }
})

const codes = [
  code({ value: '0001', name: 'Motion to Compel', alias: 'Compel', genericType: 'Motion' }),
  code({ value: '0004', name: 'Motion for Fee Waiver', alias: '0001', genericType: 'Fee Waiver' }),
  code({ value: 'A', name: 'Answer', alias: 'Reply' }),
  code({ value: 'a', name: 'Amendment', alias: 'Reply' }),
  code({ value: null, name: 'Compel', alias: null })
]

// [text asked for, values of the codes found]
const looked = [
  ['0001', ['0001']],
  ['a', ['A', 'a']],
  ['motion for fee waiver', ['0004']],
  ['COMPEL', [null]],
  ['reply', ['A', 'a']],
  ['Motion', []]
] as const

t.test('a code is found by value, else name, else alias', async t => {
  for (const [text, values] of looked) t.same(findCodes(codes, text).map(({ value }) => value), values, text)
})

t.test('who asks many times finds the same', async t => {
  const codes = [code({ value: 'A', name: 'B' }), code({ value: 'B', name: 'C', alias: 'D' }), code({ value: 'E', name: 'C' })]
  const find = codeFinder(codes)
  for (const text of ['a', 'b', ' c ', 'D', 'E', 'F']) t.same(find(text), findCodes(codes, text), text)
  const findTable = tableFinder(tables)
  for (const name of ['casecategory', 'Category', ' kinds ', 'None']) t.same(findTable(name), findTables(tables, name), name)
})

t.test('codes are searched by every word in value, name and alias', async t => {
  t.same(searchCodes(codes, 'motion').map(({ value }) => value), ['0001', '0004'])
  t.same(searchCodes(codes, 'waiver 0001').map(({ value }) => value), ['0004'])
  t.same(searchCodes(codes, 'fee'), [codes[1]], 'the generic type is none of them')
  t.same(searchCodes(codes, 'reply').map(({ value }) => value), ['A', 'a'])
  t.same(searchCodes(codes, ''), codes)
  const count = codeCounter(codes)
  for (const q of ['motion', 'Waiver  0001', 'fee', 'reply', '']) t.equal(count(q), searchCodes(codes, q).length, q)
})
