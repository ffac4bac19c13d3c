import t from 'tap'
import type { CourtHistory } from '../../../src/domain/history/court-history.ts'
import { doubtsOf } from '../../../src/domain/history/doubts.ts'
import { effectivePolicy } from '../../../src/domain/history/effective-policy.ts'
import type { PolicyFact } from '../../../src/domain/history/facts.ts'
import { reasonsOf, type Reasons } from '../../../src/domain/history/reasons.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)

function reasonsAt (history: CourtHistory, instant: number): Reasons {
  const chosen = effectivePolicy(history.policies, instant)
  return reasonsOf(history, history.periods.find(({ policy }) => policy === chosen), instant, doubtsOf(history, chosen, instant))
}

const examplePolicies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))

// The worked example [88]-[97]: [asked at, reasons in their order, publications after the next one named]
const asked = [
  ['2004-12-31T00:00', ['1.0.0 not-yet-published'], 4],
  ['2005-01-01T10:30', ['1.0.1 not-yet-published', '1.0.0 not-yet-effective'], 3],
  ['2005-01-01T11:00', ['1.0.1 not-yet-published', '1.0.0 in-force'], 3],
  ['2005-03-01T15:59', ['1.0.3 not-yet-published', '1.0.2 not-yet-effective', '1.0.1 in-force'], 1],
  ['2005-03-01T16:00', ['1.0.4 not-yet-published', '1.0.3 not-yet-effective', '1.0.2 not-yet-effective', '1.0.1 in-force'], 0],
  ['2005-03-02T09:30', ['1.0.4 not-yet-effective', '1.0.3 in-force', '1.0.2 overtaken'], 0],
  ['2005-03-02T10:00', ['1.0.4 in-force'], 0],
  ['2026-11-22T12:00', ['1.0.4 in-force'], 0]
] as const

t.test('why the rule answers as it does, newest publication first', async t => {
  const history = historyOf(examplePolicies)
  for (const [when, reasons, laterPublications] of asked) {
    const found = reasonsAt(history, at(when))
    t.same(found.reasons.map(({ version, verdict }) => `${version} ${verdict}`), reasons, when)
    t.equal(found.laterPublications, laterPublications, when)
  }
})

t.test('each reason has its rule, its paragraphs and a sentence', async t => {
  const history = historyOf(examplePolicies)
  t.same(reasonsAt(history, at('2005-03-02T09:30')).reasons, [
    { version: '1.0.4', verdict: 'not-yet-effective', rule: 1, paragraphs: [77], text: 'Published 2005-03-02T09:00:00-08:00, but it starts only 2005-03-02T10:00:00-08:00.' },
    { version: '1.0.3', verdict: 'in-force', rule: 1, paragraphs: [77], text: 'The newest publication that has started: published 2005-03-01T16:00:00-08:00, in force from 2005-03-02T09:00:00-08:00 and rules until 2005-03-02T10:00:00-08:00.' },
    { version: '1.0.2', verdict: 'overtaken', rule: 1, paragraphs: [77, 96], text: 'Its start came 2005-03-02T09:00:00-08:00, but 1.0.3 was published later and had started by then: 1.0.2 never rules.' }
  ])
  t.match(reasonsAt(history, at('2026-11-22T12:00')).reasons[0]?.text, 'in force from 2005-03-02T10:00:00-08:00 and nothing known ends it.')
  t.same(reasonsAt(history, at('2004-12-31T00:00')).reasons, [
    { version: '1.0.0', verdict: 'not-yet-published', rule: 1, paragraphs: [77], text: 'Published only 2005-01-01T10:00:00-08:00.' }
  ])
})

// Policy 1.0.1 rules from 2005-02-04T11; policy 1.0.2 does from 2005-03-01T10, moved by the floor.
const tooSoon = policyFact({ version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-01T09' }, 2)

t.test('where the floor of Rule 5 was applied, the reason says so [81]', async t => {
  const history = historyOf([policyFact(), tooSoon])
  t.match(reasonsAt(history, at('2005-03-01T09:30')).reasons, [
    { version: '1.0.2', verdict: 'not-yet-effective', paragraphs: [77, 81], text: /starts only 2005-03-01T10:00.*Rule 5/ },
    { version: '1.0.1', verdict: 'in-force', paragraphs: [77] }
  ])
  t.match(reasonsAt(history, at('2005-03-01T10:00')).reasons, [{ version: '1.0.2', verdict: 'in-force', paragraphs: [77, 81], text: /Rule 5/ }])
})

t.test('past its own ExpirationDate a policy of Court Policy 01 still rules, with a warning [73]', async t => {
  const history = historyOf([policyFact({ version: '1.0.1', specification: '01', published: '2005-02-01T00', effective: '2005-02-04T00', expirationDate: '2005-03-31' })])
  t.match(reasonsAt(history, at('2005-03-31T23:59')).reasons, [{ version: '1.0.1', verdict: 'in-force', paragraphs: [77] }])
  t.match(reasonsAt(history, at('2005-04-01T00:00')).reasons, [{ version: '1.0.1', verdict: 'in-force', paragraphs: [77, 73], text: /Warning.*2005-03-31/ }])
})

const may = { published: '2005-02-10T09', effective: '2005-05-01T00' }

// Policy 1.0.1 rules from 2005-02-04T11 on; 1.0.5, published after the others, does from 2005-03-01T00, and 1.0.6 from 2005-04-01T00.
const newer = [
  policyFact({ version: '1.0.5', published: '2005-02-20T09', effective: '2005-03-01T00' }, 2),
  policyFact({ version: '1.0.6', published: '2005-03-10T09', effective: '2005-04-01T00' }, 3)
]

// [what it shows, an older policy, asked at, what is said of it]
const overtaken: ReadonlyArray<readonly [string, PolicyFact, string, RegExp | null]> = [
  ['its start lies in the period answered', policyFact({ version: '1.0.2', published: '2005-02-10T09', effective: '2005-03-15T00' }, 4), '2005-03-02T00:00', /^Its start came 2005-03-15T00:00:00-08:00, but 1.0.5 was published later/],
  ['its start begins that period', policyFact({ version: '1.0.2', published: '2005-02-10T09', effective: '2005-03-01T00' }, 4), '2005-03-02T00:00', /^Its start came 2005-03-01/],
  ['it has the same label, and a lower version', policyFact({ version: '1.0.2', published: '2005-02-20T09', effective: '2005-03-15T00' }, 4), '2005-03-02T00:00', /but 1.0.5 is the higher version of the same publication label/],
  ['its start lies in a later period', policyFact({ version: '1.0.2', ...may }, 4), '2005-03-02T00:00', null],
  ['and is said there', policyFact({ version: '1.0.2', ...may }, 4), '2005-05-02T00:00', /but 1.0.6 was/],
  ['it ends that period', policyFact({ version: '1.0.2', published: '2005-02-10T09', effective: '2005-04-01T00' }, 4), '2005-03-02T00:00', null],
  ['it has ruled before', policyFact({ version: '1.0.2', published: '2005-02-10T09', effective: '2005-02-11T00' }, 4), '2005-03-02T00:00', null],
  ['of Court Policy 01, in force once it is published', policyFact({ version: '1.0.2', specification: '01', published: '2005-02-20T09', effective: '2005-01-01T00' }, 4), '2005-03-02T00:00', null]
]

t.test('an older policy was overtaken where its start lies in the period answered [96]', async t => {
  for (const [what, older, when, text] of overtaken) {
    const found = reasonsAt(historyOf([policyFact(), ...newer, older]), at(when)).reasons.filter(({ version }) => version === '1.0.2')
    if (text === null) t.same(found, [], what)
    else t.match(found, [{ verdict: 'overtaken', rule: 1, paragraphs: [77, 96], text }], what)
  }
  const together = historyOf(['1.0.3', '1.0.2'].map((version, place) => policyFact({ version, specification: '01', published: '2005-02-20T09', effective: '2005-01-01T00' }, place + 1)))
  t.match(reasonsAt(together, at('2005-02-20T09:00')).reasons, [{ version: '1.0.3', verdict: 'in-force' }, { version: '1.0.2', verdict: 'overtaken', text: /^Its start came 2005-02-20T09/ }], 'of 01, when it is published')
})

t.test('files that could be newer come last; other doubts are no reasons', async t => {
  const march = { version: '1.0.3', published: '2005-03-01T10', effective: '2005-03-02T00' }
  const files = [fileFact({ ...march }, { kind: 'not-fetched', url: 'a' }), fileFact({}, { kind: 'unreadable', url: 'b', sha256: 'b'.repeat(64) })]
  const { reasons } = reasonsAt(historyOf([policyFact(), tooSoon], files), at('2005-03-02T00:00'))
  t.match(reasons, [
    { version: '1.0.2', verdict: 'in-force' },
    { version: '1.0.3', verdict: 'not-fetched', rule: null, paragraphs: [51], text: /could not be fetched/ },
    { version: null, verdict: 'unreadable', rule: null, paragraphs: [51], text: /cannot be read/ }
  ])
  t.equal(reasons.length, 3)
})

t.test('files that could change only what comes later are told last', async t => {
  const may = { published: '2005-05-01T10', effective: '2005-05-02T00' }
  const files = [fileFact({ version: '1.0.3', ...may }, { kind: 'not-fetched', url: 'a' }), fileFact({ version: '1.0.4', ...may }, { kind: 'unreadable', url: 'b', sha256: 'b'.repeat(64) })]
  const { reasons } = reasonsAt(historyOf([policyFact()], files), at('2005-03-02T00:00'))
  t.match(reasons.slice(1), [
    { version: '1.0.3', verdict: 'not-fetched', rule: null, paragraphs: [51], text: 'Policy 1.0.3, published on 2005-05-01T10, is listed but could not be fetched: it could change what holds later than this instant.' },
    { version: '1.0.4', verdict: 'unreadable', rule: null, paragraphs: [51], text: /cannot be read: it could change what holds later/ }
  ])
  t.equal(reasons.length, 3)
})
