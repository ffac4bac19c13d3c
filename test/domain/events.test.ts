import t from 'tap'
import { instantOf, type Label } from '../../src/domain/court-time.ts'
import { answerAt, changesOfPolicy, eventKinds, eventsOfTime, firstCapture, inOrder, newPolicies, nextChange, type Telling } from '../../src/domain/events.ts'
import { historyOf, policyFact, sighting } from './blank-facts.ts'
import example from '../fixtures/worked-example.json' with { type: 'json' }

const on = (label: Label): number => instantOf(label, example.timeZone).instant
const examplePolicies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))
const whole = historyOf(examplePolicies)
const upTo = (version: string) => historyOf(examplePolicies.filter(policy => policy.version <= version))

/** An event in words. */
const inWords = (events: readonly Telling[]): string[] => events.map(event => event.identity)

// From one hour, not included, to another the time passes. [from, to, what is told]
const spans = [
  ['2004-12-31T00', '2005-01-01T10', []],
  ['2004-12-31T00', '2005-01-01T11', ['policy-effective 1.0.0']],
  ['2005-01-01T11', '2005-02-04T10', []],
  ['2005-01-01T11', '2005-02-04T11', ['policy-effective 1.0.1', 'policy-superseded 1.0.0 by 1.0.1']],
  ['2005-03-02T08', '2005-03-02T10', ['policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3', 'policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4']],
  ['2005-03-02T10', '2030-01-01T00', []]
] as const

t.test('a policy takes effect and ends another when its hour comes [77]; 1.0.2 of the example never does [96]', async t => {
  for (const [from, to, told] of spans) {
    t.same(inWords(changesOfPolicy(whole, on(from), on(to))), told, `${from} to ${to}`)
    t.same(inWords(eventsOfTime([{ since: on(from), history: whole }], on(to))), told, `${from} to ${to}`)
  }
  t.match(changesOfPolicy(whole, on('2005-03-02T09'), on('2005-03-02T10')), [
    { kind: 'policy-effective', version: '1.0.4', at: on('2005-03-02T10') },
    { kind: 'policy-superseded', version: '1.0.3', supersededBy: '1.0.4', at: on('2005-03-02T10') }
  ])
})

// Looked at when only 1.0.1 was known; 1.0.4 becomes known at some hour. [that hour, what is told until noon of 2005-03-02]
const learned = [
  ['2005-03-02T08', ['policy-published 1.0.4', 'policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4']],
  ['2005-03-02T10', ['policy-published 1.0.4', 'policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4']],
  ['2005-03-02T11', []]
] as const

t.test('each hour is asked of what was known when it came; what became known later waits for the next look', async t => {
  for (const [since, told] of learned) {
    const known = [{ since: on('2005-03-02T09'), history: upTo('1.0.3') }, { since: on(since), history: upTo('1.0.4') }]
    if (since <= '2005-03-02T09') known[0] = { since: on('2005-03-02T07'), history: upTo('1.0.3') }
    const events = inWords(eventsOfTime(known, on('2005-03-02T12')))
    t.same(events.filter(event => !event.includes('1.0.1') && event !== 'policy-effective 1.0.3'), told, since)
  }
  t.same(eventsOfTime([], on('2005-03-02T12')), [], 'nothing was known')
})

t.test('a policy that is known only since then is published before it takes effect', async t => {
  const known = [{ since: on('2005-03-02T06'), history: upTo('1.0.1') }, { since: on('2005-03-02T08'), history: whole }]
  t.same(inWords(inOrder(eventsOfTime(known, on('2005-03-02T09')))), ['policy-published 1.0.3', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3'])
  t.match(eventsOfTime(known, on('2005-03-02T09'))[0], { published: '2005-03-01T16', effective: '2005-03-02T09', startsAt: on('2005-03-02T09'), at: on('2005-03-01T16') })
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
  t.equal(new Set(eventKinds).size, 7)
})
