import t from 'tap'
import { finding, rules } from '../../../src/domain/policy/rules.ts'

t.test('each rule has a readable id, a severity, paragraphs of the specification and a sentence', async t => {
  for (const [id, { severity, paragraphs, text }] of Object.entries(rules)) {
    t.match(id, /^[a-z]+(-[a-z]+)*$/)
    t.match(severity, /^(error|warning|info)$/, id)
    t.ok(paragraphs.every(paragraph => Number.isInteger(paragraph) && paragraph >= 1 && paragraph <= 181), `${id}: [1] to [181]`)
    t.same(paragraphs, [...new Set(paragraphs)].sort((a, b) => a - b), `${id}: in order`)
    t.match(text, /^[A-Z].*[.]$/, id)
  }
})

// [rule, severity, what domain §5 says of it]
const ruled = [
  ['too-soon', 'error', 'Rule 5'],
  ['short-notice', 'info', 'three days'],
  ['keys-differ', 'warning', 'OrganizationKey and CourtKey in the court\'s own details'],
  ['code-repeated', 'warning', 'codes whose name or value repeats'],
  ['document-changed', 'error', 'Rule 8'],
  ['version-reused', 'error', 'Rule 9'],
  ['overtaken', 'warning', 'courts will often not have meant it'],
  ['other-source', 'error', 'domain §4']
] as const

t.test('severities are those that were ruled', async t => {
  for (const [id, severity, why] of ruled) t.equal(rules[id].severity, severity, `${id}: ${why}`)
})

t.test('a finding takes severity and paragraphs from its rule', async t => {
  t.same(finding('too-soon', 'Too soon.'), {
    rule: 'too-soon', severity: 'error', paragraphs: [64, 81], path: null, line: null, column: null, message: 'Too soon.'
  })
})

t.test('a finding says where it lies, and may rest on fewer paragraphs', async t => {
  t.same(finding('size-not-positive', 'Zero.', { path: 'Policy/MaximumFilingSize', line: 3, column: 7, paragraphs: [123] }), {
    rule: 'size-not-positive', severity: 'error', paragraphs: [123], path: 'Policy/MaximumFilingSize', line: 3, column: 7, message: 'Zero.'
  })
})
