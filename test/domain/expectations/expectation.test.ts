import t from 'tap'
import { always } from '../../../src/domain/expectations/expectation.ts'

t.test('what is said of whatever time has no end', async t => {
  t.same(always({ holds: 'yes', found: 1, text: 'it is' }), [{ holds: 'yes', found: 1, text: 'it is', from: -Infinity, until: Infinity }])
})
