import t from 'tap'
import { isOffered } from '../../../src/domain/policy/offered.ts'

// [Include as printed, whether the entry is offered]
const entries = [
  [null, true],
  ['Yes', true],
  ['', true],
  ['maybe', true],
  ['No', false],
  ['no', false],
  ['NO', false]
] as const

t.test('an entry is offered unless Include says No', async t => {
  for (const [include, offered] of entries) t.equal(isOffered({ include }), offered, `Include ${include}`)
})
