import t from 'tap'
import { instantOf, type Label } from '../../../src/domain/time/court-time.ts'
import { inOrder, type KnownSince, type Telling } from '../../../src/domain/events/events.ts'
import { eventsOfTime } from '../../../src/domain/events/passing-time.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const on = (label: Label): number => instantOf(label, example.timeZone).instant
const examplePolicies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))
const whole = historyOf(examplePolicies)
const upTo = (version: string) => historyOf(examplePolicies.filter(policy => policy.version <= version))

const told = (known: readonly KnownSince[], until: Label): Telling[] => eventsOfTime(known, on(until)).told

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
  for (const [from, to, expected] of spans) {
    t.same(inWords(told([{ since: on(from), history: whole, pending: [] }], to)), expected, `${from} to ${to}`)
  }
})

// Looked at when only 1.0.1 was known; 1.0.4 becomes known at some hour. [that hour, what is told until noon of 2005-03-02]
const learned = [
  ['2005-03-02T08', ['policy-published 1.0.4', 'policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4']],
  ['2005-03-02T10', ['policy-published 1.0.4', 'policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4']],
  ['2005-03-02T11', []]
] as const

t.test('each hour is asked of what was known when it came; what became known later waits for the next look', async t => {
  for (const [since, expected] of learned) {
    const known = [{ since: on('2005-03-02T09'), history: upTo('1.0.3'), pending: [] }, { since: on(since), history: upTo('1.0.4'), pending: [] }]
    if (since <= '2005-03-02T09') known[0] = { since: on('2005-03-02T07'), history: upTo('1.0.3'), pending: [] }
    const events = inWords(told(known, '2005-03-02T12'))
    t.same(events.filter(event => !event.includes('1.0.1') && event !== 'policy-effective 1.0.3'), expected, since)
  }
  t.same(eventsOfTime([], on('2005-03-02T12')), { told: [], withheld: [] }, 'nothing was known')
})

t.test('a policy that is known only since then is published before it takes effect', async t => {
  const known = [{ since: on('2005-03-02T06'), history: upTo('1.0.1'), pending: [] }, { since: on('2005-03-02T08'), history: whole, pending: [] }]
  t.same(inWords(inOrder(told(known, '2005-03-02T09'))), ['policy-published 1.0.3', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3'])
  t.match(told(known, '2005-03-02T09')[0], { published: '2005-03-01T16', effective: '2005-03-02T09', startsAt: on('2005-03-02T09'), at: on('2005-03-01T16') })
})

t.test('what a file could have changed that was pending when its hour came is withheld, whatever is known of it since', async t => {
  const pending = [fileFact({ version: '1.0.5', published: '2005-03-02T09', effective: '2005-03-02T10' })]
  const known = [{ since: on('2005-03-02T07'), history: upTo('1.0.3'), pending: [] }, { since: on('2005-03-02T08'), history: whole, pending }, { since: on('2005-03-02T11'), history: whole, pending: [] }]
  const { told, withheld } = eventsOfTime(known, on('2005-03-02T12'))
  t.same(inWords(told), ['policy-published 1.0.4', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3'])
  t.same(inWords(withheld), ['policy-effective 1.0.4', 'policy-superseded 1.0.3 by 1.0.4'])
})
