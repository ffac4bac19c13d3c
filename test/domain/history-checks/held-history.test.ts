import t from 'tap'
import { compiledHistory, countAllFindings, heldHistory } from '../../../src/domain/history-checks/held-history.ts'
import type { KnownPolicy } from '../../../src/domain/history/known-policy.ts'
import { courtFacts, fileFact, historyOf, policyFact } from '../blank-facts.ts'

t.test('findings on the document and on its place in the history, counted together', async t => {
  const history = heldHistory(historyOf([
    policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-20T09', findingCounts: { error: 1, warning: 2, info: 3 } }, 1),
    policyFact({ version: '1.0.2', published: '2005-02-05T10', effective: '2005-02-10T09' }, 2)
  ]))
  const overtaken = history.policies.find(({ version }) => version === '1.0.1') as KnownPolicy
  const counts = countAllFindings(history, overtaken)
  t.same(counts, { error: 1, warning: 3, info: 3 }, 'that it is overtaken is a warning')
  t.same(countAllFindings(history, overtaken), counts, 'also when asked again')
})

t.test('where nothing is found in the history, those of the document are all', async t => {
  const history = heldHistory(historyOf([policyFact({ findingCounts: { error: 0, warning: 1, info: 0 } })]))
  const [policy] = history.policies
  t.same(countAllFindings(history, policy as KnownPolicy), { error: 0, warning: 1, info: 0 })
})

t.test('a document that does not count has its own', async t => {
  const history = heldHistory(historyOf([
    policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-20T09' }, 1),
    policyFact({ version: '1.0.1', published: '2005-02-03T10', effective: '2005-02-21T09' }, 2)
  ]))
  const [aside] = history.setAside
  t.ok(aside)
  if (aside !== undefined) t.same(countAllFindings(history, aside.document), { error: 1, warning: 0, info: 0 })
})

t.test('what indexes list is counted and not kept', async t => {
  const policy = policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-20T09' }, 1)
  const listed = historyOf([policy], [fileFact({ version: '1.0.2', published: '2005-02-01' }, { url: policy.sightings[0]?.url as string })])
  t.equal(listed.listings.length, 1)
  const held = heldHistory(listed)
  t.notOk('listings' in held)
  t.same(countAllFindings(held, held.policies[0] as KnownPolicy), { error: 1, warning: 0, info: 0 }, 'the index names another version')
  t.equal(held.policies, listed.policies)
})

t.test('a court of which no decision can be given has nothing to count', async t => {
  t.match(compiledHistory(courtFacts(), null), { kind: 'unanswerable', reason: 'nothing-readable' })
  t.same(compiledHistory(courtFacts([policyFact()]), null), { ...compiledHistory(courtFacts([policyFact()]), 1), placeFindings: new Map() })
})
