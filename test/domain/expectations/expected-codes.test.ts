import t from 'tap'
import { sayCode, sayCount } from '../../../src/domain/expectations/expected-codes.ts'
import { code } from '../blank-policy.ts'

const kept = code({ value: '60', name: 'Probate', include: 'No' })

// [what it shows, codes of the name, holds, found, text]
const codes = [
  ['the table has it', [code({ value: '42' })], 'yes', 1, 'there is a code "42" in CaseType'],
  ['twice', [code(), code()], 'yes', 2, 'there is a code "42" in CaseType'],
  ['not offered', [kept], 'no', 1, 'the code "42" in CaseType is not offered'],
  ['one of them offered', [kept, code()], 'yes', 2, 'there is a code "42" in CaseType'],
  ['the table has it not', [], 'no', 0, 'there is no code "42" in CaseType'],
  ['no such table', undefined, 'no', 0, 'there is no code table "CaseType"']
] as const

t.test('a table has a code and offers it, or not', async t => {
  for (const [what, found, holds, number, text] of codes) t.same(sayCode({ table: 'CaseType', code: '42' }, found), { holds, found: number, text }, what)
})

// [what it shows, words, expected, found, holds, number, text]
const counts = [
  ['as many', 'civil', 2, 2, 'yes', 2, 'CaseType has 2 codes with "civil", as expected'],
  ['more', 'civil', 1, 2, 'no', 2, 'CaseType has 2 codes with "civil", 1 were expected'],
  ['fewer, of all', ' ', 3, 2, 'no', 2, 'CaseType has 2 codes, 3 were expected'],
  ['none of no table', 'civil', 0, undefined, 'yes', 0, 'there is no code table "CaseType", as expected'],
  ['some of no table', 'civil', 1, undefined, 'no', 0, 'there is no code table "CaseType", 1 were expected']
] as const

t.test('so many codes of a table are found, or not', async t => {
  for (const [what, q, count, found, holds, number, text] of counts) t.same(sayCount({ table: 'CaseType', q, count }, found), { holds, found: number, text }, what)
})
