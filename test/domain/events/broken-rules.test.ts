import t from 'tap'
import { brokenRules } from '../../../src/domain/events/broken-rules.ts'
import { finding, type RuleId } from '../../../src/domain/policy/rules.ts'
import { historyOf, policyElsewhere, policyFact, sighting, source } from '../blank-facts.ts'

const one = policyFact({ version: '1.0.0' }, 1)
const two = policyFact({ version: '1.0.1', published: '2005-03-01T11', effective: '2005-03-04T11' }, 2)
const MOMENT = 1_200_000_000_000

/** A reader that found these rules broken in the documents of these versions. */
const reader = (found: Readonly<Record<string, readonly RuleId[]>>) => ({ version }: { version: string }) => (found[version] ?? []).map((rule, place) => finding(rule, `${rule} ${place}`))

// Policy 1.0.0 was known before, 1.0.1 is new. [what it shows; what its reader found of each; what is told: identity, count, about the publication]
const found = [
  ['nothing', {}, []],
  ['an error of the new one', { '1.0.1': ['value-forbidden'] }, [['rule-broken 1.0.1 value-forbidden', 1, true]]],
  ['several of one rule', { '1.0.1': ['value-forbidden', 'too-soon', 'value-forbidden'] }, [['rule-broken 1.0.1 value-forbidden', 2, true], ['rule-broken 1.0.1 too-soon', 1, true]]],
  ['warnings and infos', { '1.0.1': ['code-repeated', 'short-notice'] }, []],
  ['what was there before', { '1.0.0': ['value-forbidden'] }, []],
  ['changed documents, which are told of by themselves', { '1.0.1': ['document-changed'] }, []]
] as const

t.test('rules that are broken newly', async t => {
  const [before, after] = [historyOf([one]), historyOf([one, two])]
  for (const [what, errors, expected] of found) {
    const told = brokenRules(before, after, reader(errors), MOMENT)
    t.same(told.map(event => [event.identity, event.kind === 'rule-broken' && event.count, event.at === after.policies[0]?.publishedAt]), expected, what)
  }
  t.match(brokenRules(before, after, reader({ '1.0.1': ['too-soon', 'too-soon'] }), MOMENT), [{ rule: 'too-soon', version: '1.0.1', sha256: two.sha256, paragraphs: [64, 81], message: 'too-soon 0' }])
})

t.test('at the first look everything is new', async t => {
  const told = brokenRules(undefined, historyOf([one, two]), reader({ '1.0.0': ['too-soon'], '1.0.1': ['too-soon'] }), MOMENT)
  t.same(told.map(({ identity }) => identity), ['rule-broken 1.0.1 too-soon', 'rule-broken 1.0.0 too-soon'])
  t.ok(told.every(({ at }) => at < MOMENT))
})

t.test('a version that only another source has is told of once, when it is met', async t => {
  const abroad = policyElsewhere({ version: '1.0.7' }, 3)
  const after = historyOf([one, abroad])
  t.match(brokenRules(historyOf([one]), after, reader({}), MOMENT), [{ kind: 'rule-broken', rule: 'other-source', version: '1.0.7', sha256: abroad.sha256, paragraphs: [162, 163], at: MOMENT, count: 1 }])
  t.same(brokenRules(after, after, reader({}), MOMENT), [])
})

t.test('what is broken of a policy that was known is about now', async t => {
  const renamed = policyFact({ version: '1.0.0', sightings: [...one.sightings, sighting(5, { url: `https://${source}.example/CourtPolicies/other.xml` })] }, 1)
  const told = brokenRules(historyOf([one]), historyOf([renamed]), reader({}), MOMENT)
  t.same(told.map(({ identity, at }) => [identity, at]), [['rule-broken 1.0.0 file-name-pattern', MOMENT], ['rule-broken 1.0.0 version-reused', MOMENT]])
})
