import t from 'tap'
import { checkPolicy, policyChecks } from '../../../src/domain/policy/policy-checks.ts'
import { rules } from '../../../src/domain/policy/rules.ts'
import { code, codeTable, courtDetails, division, fee, policy } from '../blank-policy.ts'

t.test('a policy without a fault has no finding', async t => {
  t.same(checkPolicy(policy()), [])
})

const faulty = policy({
  effective: '2005-02-01T12',
  courtDetails: courtDetails({ courtKey: 'Sacramento' }),
  courtDivisions: [division('A', { organizationKey: 'Other' }), division('A')],
  codeTables: [codeTable({ codes: [code({ value: '1' }), code({ value: '1' })] })],
  fees: [fee({ courtKeys: ['B'], currency: 'US Dollars', cost: '-1.00', effectiveDate: '2005-03-02', expirationDate: '2005-03-01' })],
  acceptedCreditCards: ['visa'],
  maximumFilingSize: 0,
  encodings: ['Absent'],
  replyToProtocols: [{ protocol: 'HTTP', deliveryFormat: 'XML as Email Attachment' }],
  utcOffset: 'PST',
  extensions: [{ name: 'a', value: '1', extra: [] }, { name: 'b', value: '2', extra: [] }]
})

t.test('every row finds its fault', async t => {
  const tooSoon = checkPolicy({ ...faulty, effective: faulty.published })
  const found = new Set([...checkPolicy(faulty), ...tooSoon].map(({ rule }) => rule))
  t.same(policyChecks.map(({ rule }) => rule).filter(rule => !found.has(rule)), [])
})

t.test('a rule has one row, and its findings are the rule\'s', async t => {
  const ids = policyChecks.map(({ rule }) => rule)
  t.equal(new Set(ids).size, ids.length)
  for (const { rule, severity, paragraphs, path, line, column, message } of checkPolicy(faulty)) {
    const row = rules[rule as keyof typeof rules]
    t.equal(severity, row.severity, rule)
    t.ok(paragraphs.length > 0 && paragraphs.every(paragraph => (row.paragraphs as readonly number[]).includes(paragraph)), `${rule} ${paragraphs.join()}`)
    t.match(path, /^Policy\//, rule)
    t.same([line, column], [null, null])
    t.match(message, /[.?]$/)
  }
})

t.test('the rows are those of the rules on a policy\'s content', async t => {
  const all = Object.keys(rules)
  const ofPolicies = all.slice(all.indexOf('too-soon'), all.indexOf('zone-unknown'))
  t.same(policyChecks.map(({ rule }) => rule).toSorted(), ofPolicies.toSorted())
})
