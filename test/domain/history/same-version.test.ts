import t from 'tap'
import type { CourtFacts, PolicyFact } from '../../../src/domain/history/facts.ts'
import { courtHistory, type CourtHistory } from '../../../src/domain/history/court-history.ts'
import { courtFacts, elsewhere, policyFact, sighting, source } from '../blank-facts.ts'

const january = { published: '2019-01-01T08', effective: '2019-01-02T08' }
const march = { published: '2019-03-01T08', effective: '2019-03-02T08' }
const at = (sequence: number, ...names: string[]): Partial<PolicyFact> => ({ sightings: names.map(name => sighting(sequence, { url: `https://courtinfo.example/CourtPolicies/${name}.xml` })) })
const checkedAt = (recordedAt: number, repositoryId = source): Pick<CourtFacts, 'firstChecks'> => ({ firstChecks: [{ repositoryId, version: '1.0.1', recordedAt }] })

// Two documents of version 1.0.1: a and b. Numbers are moments at which things were recorded.
// [what it shows, a, b, what was checked, knownAt, which answers]
const cases: ReadonlyArray<readonly [string, PolicyFact, PolicyFact, Partial<CourtFacts>, number | null, 'a' | 'b']> = [
  ['the earlier label answers, which came first', policyFact(january, 1), policyFact(march, 2), checkedAt(3), null, 'a'],
  ['the earlier label answers, which came second', policyFact(march, 1), policyFact(january, 2), checkedAt(3), null, 'b'],
  ['as known before it came, the other one did', policyFact(march, 1), policyFact(january, 2), checkedAt(3), 1, 'a'],
  ['before any check was complete', policyFact(march, 1), policyFact(january, 2), {}, null, 'b'],
  ['what answers at a complete check answers for ever', policyFact(march, 1), policyFact(january, 4), checkedAt(3), null, 'a'],
  ['the check of another repository is none', policyFact(march, 1), policyFact(january, 4), checkedAt(3, elsewhere), null, 'b'],
  ['of one label the first address answers', policyFact({ ...march, ...at(1, 'z') }, 1), policyFact({ ...march, ...at(2, 'm') }, 2), checkedAt(3), null, 'b'],
  ['of several addresses the first counts', policyFact({ ...march, ...at(1, 'n') }, 1), policyFact({ ...march, ...at(2, 'z', 'm') }, 2), checkedAt(3), null, 'b'],
  ['an address found after the check changes nothing',
    policyFact({ ...march, ...at(1, 'm') }, 1), policyFact({ ...march, sightings: [...sightings(2, 'z'), ...sightings(5, 'a')] }, 2), checkedAt(3), null, 'a'],
  ['of one label at one address the first recorded answers', policyFact({ ...march, ...at(1, 'm') }, 1), policyFact({ ...march, ...at(2, 'm') }, 2), checkedAt(3), null, 'a'],
  ['what only a later reader can read comes after', policyFact({ ...january, readAt: 9 }, 1), policyFact(march, 2), checkedAt(3), null, 'b'],
  ['and before any check by its label', policyFact({ ...january, readAt: 9 }, 1), policyFact(march, 2), {}, null, 'a']
]

function sightings (sequence: number, name: string) {
  return at(sequence, name).sightings ?? []
}

t.test('of the documents of one version one answers, whichever came first over the wire (domain §4)', async t => {
  for (const [what, a, b, checked, knownAt, answers] of cases) {
    for (const documents of [[a, b], [b, a]]) {
      const { policies, setAside } = courtHistory(courtFacts(documents, [], checked), knownAt) as CourtHistory
      t.equal(policies.length, 1)
      t.equal(policies[0]?.sha256, { a, b }[answers].sha256, what)
      t.equal(setAside.length, knownAt === 1 ? 0 : 1, 'the other one is kept')
    }
  }
})

t.test('a better reader of the same bytes takes nothing from what answered', async t => {
  const readAgain = policyFact({ ...march, reader: '2', readAt: 8 }, 1)
  const { policies } = courtHistory(courtFacts([policyFact(march, 1), readAgain, policyFact(january, 4)], [], checkedAt(3)), null) as CourtHistory
  t.match(policies, [{ sha256: readAgain.sha256, reader: '2' }])
})

t.test('each version has its own', async t => {
  const others = [policyFact({ ...march, version: '1.0.2' }, 5), policyFact({ ...january, version: '1.0.2' }, 6)]
  const { policies } = courtHistory(courtFacts([policyFact(march, 1), policyFact(january, 4), ...others], [], checkedAt(3)), null) as CourtHistory
  t.same(policies.map(({ version, published }) => `${version} ${published}`), ['1.0.1 2019-03-01T08', '1.0.2 2019-01-01T08'])
})
