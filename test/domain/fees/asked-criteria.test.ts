import t from 'tap'
import { contradictedGenericTypes, isGenericallyOneOf, isOneOf, nothingAsked, type AskedType } from '../../../src/domain/fees/asked-criteria.ts'
import { codeFinder } from '../../../src/domain/policy/code-tables.ts'
import { code } from '../blank-policy.ts'

const documentTypes = [
  code({ value: '10', name: 'Complaint', alias: 'Petition', genericType: 'Complaint' }),
  code({ value: '20', name: 'Motion to compel', genericType: 'Motion' }),
  code({ value: '21', name: 'Motion', genericType: 'Motion' }),
  code({ value: '22', name: 'Motion', genericType: 'Request' }),
  code({ value: '30', name: 'Letter' })
]

const asked = (text: string): AskedType => ({ text, find: codeFinder(documentTypes) })

// [what it shows, what is asked, what the fee states, whether it is one of them]
const types = [
  ['the value', '10', ['10'], 'yes'],
  ['another value', '20', ['10'], 'no'],
  ['asked by name, stated by value', 'complaint', ['10'], 'yes'],
  ['asked by value, stated by alias', '10', ['PETITION'], 'yes'],
  ['asked by alias, stated by name', 'Petition', ['Letter', 'Complaint'], 'yes'],
  ['a name of two codes, the fee states the name', 'Motion', ['motion'], 'yes'],
  ['a name of two codes, the fee states both values', 'Motion', ['21', '22'], 'yes'],
  ['a name of two codes, the fee states one value', 'Motion', ['21'], 'undetermined'],
  ['a value, the fee states the name of two codes', '22', ['Motion'], 'yes'],
  ['in no table, the same text', ' Brief  of friends ', ['brief of friends'], 'yes'],
  ['in no table, another text', 'Brief', ['Brief of friends'], 'no'],
  ['in the table, the fee states what is in none', '10', ['Brief'], 'no'],
  ['in no table, the fee states what is in it', 'Brief', ['10'], 'no']
] as const

t.test('a type is one of those that a fee states by value, name or alias', async t => {
  for (const [what, text, stated, result] of types) t.equal(isOneOf(asked(text), stated), result, what)
})

// [what it shows, document type, generic type asked, what the fee states, result]
const generics = [
  ['asked and stated', null, 'Motion', ['Complaint', 'motion'], 'yes'],
  ['asked, and another stated', null, 'Motion', ['Complaint'], 'no'],
  ['told by the document type', 'Petition', null, ['Complaint'], 'yes'],
  ['told by the document type to be another', '20', null, ['Complaint'], 'no'],
  ['asked counts, where the document type tells none', '30', 'Letter', ['Letter'], 'yes'],
  ['a document type of two generic types', 'Motion', null, ['Motion'], 'undetermined'],
  ['a document type that has none', '30', null, ['Motion'], null],
  ['a document type in no table', 'Brief', null, ['Motion'], null],
  ['nothing asked', null, null, ['Motion'], null]
] as const

t.test('the generic type is the one asked about, else that of the document type', async t => {
  for (const [what, type, documentGenericType, stated, result] of generics) {
    t.equal(isGenericallyOneOf({ ...nothingAsked, documentType: type === null ? null : asked(type), documentGenericType }, stated), result, what)
  }
})

t.test('a document type contradicts a generic type that it has not', async t => {
  const contradicted = (type: string | null, documentGenericType: string | null): string[] =>
    contradictedGenericTypes({ ...nothingAsked, documentType: type === null ? null : asked(type), documentGenericType })
  t.same(contradicted('10', 'Motion'), ['Complaint'])
  t.same(contradicted('10', 'complaint'), [])
  t.same(contradicted('Motion', 'Complaint'), ['Motion', 'Request'])
  t.same(contradicted('Motion', 'Request'), [])
  t.same(contradicted('30', 'Motion'), [], 'it has none')
  t.same(contradicted('Brief', 'Motion'), [], 'it is in no table')
  t.same([contradicted(null, 'Motion'), contradicted('10', null)], [[], []])
})
