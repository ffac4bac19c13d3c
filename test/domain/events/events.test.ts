import t from 'tap'
import { instantOf, type Label } from '../../../src/domain/time/court-time.ts'
import { answerAt, changesOfPolicy, doubtedKinds, eventKinds, firstCapture, inOrder, newPolicies, nextChange, published, type Telling } from '../../../src/domain/events/events.ts'
import { historyOf, policyFact, sighting } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const on = (label: Label): number => instantOf(label, example.timeZone).instant
const examplePolicies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))
const whole = historyOf(examplePolicies)
const upTo = (version: string) => historyOf(examplePolicies.filter(policy => policy.version <= version))

/** An event in words. */
const inWords = (events: readonly Telling[]): string[] => events.map(event => event.identity)

t.test('what changes between two moments [77]; 1.0.2 of the example never takes effect [96]', async t => {
  t.same(inWords(changesOfPolicy(whole, on('2004-12-31T00'), on('2005-01-01T10'))), [])
  t.same(inWords(changesOfPolicy(whole, on('2005-01-01T10'), on('2005-02-04T11'))), ['policy-effective 1.0.0', 'policy-effective 1.0.1', 'policy-superseded 1.0.0 by 1.0.1'])
  t.match(changesOfPolicy(whole, on('2005-03-02T09'), on('2005-03-02T10')), [
    { kind: 'policy-effective', version: '1.0.4', at: on('2005-03-02T10') },
    { kind: 'policy-superseded', version: '1.0.3', supersededBy: '1.0.4', at: on('2005-03-02T10') }
  ])
})

t.test('a policy is published with its labels, at its publication', async t => {
  t.match(published(whole.policies[1] as typeof whole.policies[1] & object), { version: '1.0.3', published: '2005-03-01T16', effective: '2005-03-02T09', startsAt: on('2005-03-02T09'), at: on('2005-03-01T16') })
})

t.test('which policies are new', async t => {
  const versions = (policies: ReturnType<typeof newPolicies>): string[] => policies.map(({ version }) => version)
  t.same(versions(newPolicies(undefined, upTo('1.0.1'))), ['1.0.1', '1.0.0'])
  t.same(versions(newPolicies(upTo('1.0.1'), upTo('1.0.3'))), ['1.0.3', '1.0.2'])
  t.same(newPolicies(whole, whole), [])
})

t.test('the first capture is the first that counts', async t => {
  const seenAt = (version: string, recordedAt: number) => policyFact({ version, sightings: [sighting(recordedAt, { url: version })] }, recordedAt)
  t.equal(firstCapture(historyOf([seenAt('1.0.1', 9), seenAt('1.0.2', 4), seenAt('1.0.3', 6)])), 4)
})

t.test('when the next change comes, and who answers', async t => {
  t.equal(nextChange(whole, on('2005-02-04T10')), on('2005-02-04T11'))
  t.equal(nextChange(whole, on('2005-02-04T11')), on('2005-03-02T09'))
  t.equal(nextChange(whole, on('2005-03-02T10')), null)
  t.equal(answerAt(whole, on('2005-01-01T10')), undefined)
  t.equal(answerAt(whole, on('2005-03-02T09'))?.version, '1.0.3')
})

t.test('events are told by their instant, then by their kind', async t => {
  const at = (instant: number, kind: 'policy-published' | 'policy-superseded' | 'policy-effective') => ({ kind, at: instant, identity: `${instant} ${kind}` }) as Telling
  t.same(inWords(inOrder([at(2, 'policy-published'), at(1, 'policy-superseded'), at(1, 'policy-published'), at(1, 'policy-effective')])),
    ['1 policy-published', '1 policy-effective', '1 policy-superseded', '2 policy-published'])
  t.equal(new Set(eventKinds).size, 9)
  t.ok(doubtedKinds.every(kind => eventKinds.includes(kind)))
})
