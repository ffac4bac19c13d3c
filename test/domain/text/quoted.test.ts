import t from 'tap'
import { quoted, shortened } from '../../../src/domain/text/quoted.ts'

t.test('what a caller sent is repeated to 200 characters, whole ones', async t => {
  t.equal(quoted('0101'), '"0101"')
  t.equal(shortened('x'.repeat(200)), 'x'.repeat(200))
  t.equal(shortened('x'.repeat(201)), `${'x'.repeat(200)}…`)
  t.equal(shortened('😀'.repeat(201)), `${'😀'.repeat(200)}…`)
  t.equal(shortened('abc', 2), 'ab…')
})
