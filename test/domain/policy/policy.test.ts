import t from 'tap'
import { specifications } from '../../../src/domain/policy/policy.ts'

t.test('the specifications that a file can follow, as the contract names them', async t => {
  t.same(specifications, ['01', '02', '02-draft', 'test'])
})
