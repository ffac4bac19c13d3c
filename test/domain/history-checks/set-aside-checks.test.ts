import t from 'tap'
import { checkSetAside } from '../../../src/domain/history-checks/set-aside-checks.ts'
import { historyOf, policyElsewhere, policyFact, source, sighting, urlOf } from '../blank-facts.ts'

const first = policyFact({}, 1)
const firstChecks = [{ repositoryId: source, version: '1.0.1', recordedAt: 1 }]
const renamed = { sightings: [sighting(2, { url: 'https://courtinfo.example/CourtPolicies/policy.xml' })] }

// A document that does not count beside policy 1.0.1. [what it is, the document, its findings, what the last one says]
const cases = [
  ['other bytes of the policy', policyFact({ effective: '2005-02-05T00' }, 2), ['document-changed'], /stands in two documents: a+1 .* and a+2 .*new version\.$/],
  ['the version used again', policyFact({ published: '2005-03-01T09', effective: '2005-03-02T09' }, 2), ['version-reused'], /published 2005-02-01T11\) and a+2 \(published 2005-03-01T09/],
  ['of another source', policyElsewhere({}, 2), ['other-source'], /Only the court's own repository counts/],
  ['a version that the source does not know', policyElsewhere({ version: '1.0.7' }, 2), ['other-source'], /repository mirror alone.*does not know it/],
  ['under a name that does not fit', policyFact({ effective: '2005-02-05T00', ...renamed }, 2), ['file-name-pattern', 'document-changed'], /stands in two documents/]
] as const

t.test('a document that does not count says why', async t => {
  for (const [what, document, rules, says] of cases) {
    const { setAside } = historyOf([first, document], [], { firstChecks })
    t.equal(setAside.length, 1)
    const found = setAside.flatMap(checkSetAside)
    t.same(found.map(({ rule }) => rule), rules, what)
    t.match(found.at(-1)?.message, says, what)
  }
})

t.test('names under other repositories are not its own', async t => {
  const document = { ...policyElsewhere({ version: '1.0.7' }, 2), sightings: [sighting(2, { repositoryId: 'mirror', url: urlOf({ version: '1.0.7', published: '2005-02-01' }, 'mirror') }), sighting(3, { repositoryId: 'third', url: 'policy.xml' })] }
  t.same(historyOf([first, document]).setAside.flatMap(checkSetAside).map(({ rule }) => rule), ['other-source'])
})
