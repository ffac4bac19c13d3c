import t from 'tap'
import { countFindings } from '../../../src/domain/policy/finding.ts'
import { finding } from '../../../src/domain/policy/rules.ts'

t.test('findings are counted by severity', async t => {
  t.same(countFindings([]), { error: 0, warning: 0, info: 0 })
  t.same(countFindings([
    finding('too-soon', 'an error'),
    finding('short-notice', 'an info'),
    finding('keys-differ', 'a warning'),
    finding('document-changed', 'an error')
  ]), { error: 2, warning: 1, info: 1 })
})
