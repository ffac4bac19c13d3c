import t from 'tap'
import { nearNames } from '../../../src/domain/text/near-names.ts'

const keys = ['USCASacramentoSuperior', 'USCASacramentoSuperiorCivil', 'USCASacramentoSuperiorCriminal', 'USCASanMateoSuperior', 'USGADouglasJuvenile']

// [what it shows, wanted, known, near ones in order]
const wanted = [
  ['other capitals', 'uscasanmateosuperior', keys, ['USCASanMateoSuperior']],
  ['a beginning, the shortest addition first', 'USCASacramento', keys, ['USCASacramentoSuperior', 'USCASacramentoSuperiorCivil', 'USCASacramentoSuperiorCriminal']],
  ['a part', 'Juvenile', keys, ['USGADouglasJuvenile']],
  ['a beginning comes before a part', 'civil', ['A civil case', 'Civil cases'], ['Civil cases', 'A civil case']],
  ['more than a known one', 'knownAtTime', ['knownAt', 'at', 'limit'], ['knownAt']],
  ['a part of it that is known', 'myKnownAt', ['knownAt', 'at'], ['knownAt']],
  ['few letters changed come before a part of it', 'USCASacramentoSuperiorCivli', keys, ['USCASacramentoSuperiorCivil', 'USCASacramentoSuperior']],
  ['one letter changed', 'USCASanMatioSuperior', keys, ['USCASanMateoSuperior']],
  ['one letter left out', 'limt', ['limit', 'cursor', 'at'], ['limit']],
  ['one letter too many', 'cursorr', ['limit', 'cursor'], ['cursor']],
  ['two letters changed places', 'ta', ['at', 'q'], []],
  ['fewer letters first, then as given', 'cursor', ['cusror', 'courser', 'cursr'], ['cursr', 'cusror', 'courser']],
  ['a slip in a short one', 'af', ['at', 'q'], ['at']],
  ['as long, nothing alike', 'filters', ['country', 'divided'], []],
  ['much longer', 'fee', ['0123456789'], []],
  ['the same name twice is one', 'fees', ['fees', 'fees'], ['fees']],
  ['blanks around it', ' limit ', ['limit'], ['limit']],
  ['composed and not', 'Pe\u0301re', ['P\u00e9rez'], ['P\u00e9rez']],
  ['a line end', 'fee\n waivr', ['Fee Waiver'], ['Fee Waiver']],
  ['nothing', '', keys, []],
  ['blanks', '  ', keys, []],
  ['nothing known', 'fees', [], []]
] as const

t.test('names near the wanted one, the nearest first', async t => {
  for (const [what, name, known, near] of wanted) t.same(nearNames(name, known), near, what)
})

t.test('at most as many as asked for, five unless told', async t => {
  const known = ['1', '2', '3', '4', '5', '6', '7'].map(digit => `fee ${digit}`)
  t.same(nearNames('fee', known), known.slice(0, 5))
  t.same(nearNames('fee', known, 2), ['fee 1', 'fee 2'])
})
