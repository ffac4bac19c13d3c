import t from 'tap'
import { instantOf } from '../../../src/domain/time/court-time.ts'
import { decide, standingOf } from '../../../src/domain/history/decision.ts'
import type { KnownPolicy } from '../../../src/domain/history/known-policy.ts'
import { fileFact, historyOf, policyElsewhere, policyFact } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)
const history = historyOf(example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1)))

t.test('the worked example of the specification [88]-[97]', async t => {
  for (const [wallTime, version] of example.inForce as Array<[string, string | null]>) {
    const [hour = '', minute, second] = wallTime.split(':')
    const instant = instantOf(hour, example.timeZone).instant + Number(minute) * 60_000 + Number(second) * 1000
    const { standing } = decide(history, instant, null)
    t.equal(standing?.policy.version ?? null, version, wallTime)
    if (standing !== undefined) t.equal(standing.state, 'effective', wallTime)
  }
  for (const version of example.neverEffective) {
    const policy = history.policies.find(each => each.version === version) as KnownPolicy
    t.match(standingOf(history, policy, at('2026-11-22T12:00')), { state: 'never-effective', effectiveFrom: null, effectiveUntil: null }, version)
  }
})

// Where each policy of the example stands: [version, asked at, state, effective from, effective until, superseded by]
const standings = [
  ['1.0.0', '2005-01-01T10:00', 'scheduled', '2005-01-01T11:00', '2005-02-04T11:00', '1.0.1'],
  ['1.0.1', '2005-02-04T11:00', 'effective', '2005-02-04T11:00', '2005-03-02T09:00', '1.0.3'],
  ['1.0.1', '2005-03-02T09:00', 'expired', '2005-02-04T11:00', '2005-03-02T09:00', '1.0.3'],
  ['1.0.2', '2005-03-02T08:59', 'scheduled', null, null, '1.0.3'],
  ['1.0.2', '2005-03-02T09:00', 'never-effective', null, null, '1.0.3'],
  ['1.0.3', '2005-03-02T09:59', 'effective', '2005-03-02T09:00', '2005-03-02T10:00', '1.0.4'],
  ['1.0.4', '2005-03-02T10:00', 'effective', '2005-03-02T10:00', null, null]
] as const

t.test('a policy that never rules has no period, even while it is scheduled', async t => {
  for (const [version, when, state, from, until, supersededBy] of standings) {
    const policy = history.policies.find(each => each.version === version) as KnownPolicy
    t.same(standingOf(history, policy, at(when)), {
      policy, state, supersededBy, effectiveFrom: from === null ? null : at(from), effectiveUntil: until === null ? null : at(until)
    }, `${version} at ${when}`)
  }
})

// [asked at, next change: version and instant]
const changes = [
  ['2004-12-31T00:00', '1.0.0', '2005-01-01T11:00'],
  ['2005-01-01T11:00', '1.0.1', '2005-02-04T11:00'],
  ['2005-03-02T08:59', '1.0.3', '2005-03-02T09:00'],
  ['2005-03-02T10:00', null, null]
] as const

t.test('the next change is the next policy that will rule', async t => {
  for (const [when, version, from] of changes) {
    t.same(decide(history, at(when), null).nextChange, version === null ? null : { version, effectiveFrom: at(from) }, when)
  }
})

// [index last checked, asked at, settled until, provisional]
const checks = [
  [null, '2005-03-02T09:30', null, true],
  ['2005-03-02T09:30', '2005-03-02T09:59', '2005-03-02T10:00', false],
  ['2005-03-02T09:30', '2005-03-02T10:00', '2005-03-02T10:00', true],
  ['2005-03-02T09:50', '2005-03-02T10:59', '2005-03-02T11:00', false],
  ['2005-03-02T09:50', '2005-03-02T11:00', '2005-03-02T11:00', true]
] as const

t.test('an answer at or past settledUntil is provisional', async t => {
  for (const [checked, when, settledUntil, provisional] of checks) {
    const decision = decide(history, at(when), checked === null ? null : at(checked))
    t.match(decision, { at: at(when), settledUntil: settledUntil === null ? null : at(settledUntil), provisional }, `${when}, checked ${checked}`)
  }
})

t.test('a document that does not count has no place in the court\'s time', async t => {
  const aside = historyOf([policyFact(), policyElsewhere({ version: '1.0.7' }, 2)])
  const [other] = aside.setAside
  const policy = { ...other?.document, first: other?.first } as KnownPolicy
  t.same(standingOf(aside, policy, at('2005-03-02T09:00')), { policy, effectiveFrom: null, effectiveUntil: null, state: null, supersededBy: null })
})

t.test('reasons and doubts come with the answer', async t => {
  const decision = decide(historyOf([policyFact()], [fileFact({ version: '1.0.2', published: '2005-03-01T09' })]), at('2005-03-02T09:00'), null)
  t.match(decision, {
    standing: { policy: { version: '1.0.1' } },
    doubts: [{ kind: 'not-fetched', version: '1.0.2' }],
    reasons: [{ version: '1.0.1', verdict: 'in-force' }, { version: '1.0.2', verdict: 'not-fetched' }],
    laterPublications: 0
  })
  t.match(decide(history, at('2004-12-31T00:00'), null), { standing: undefined, doubts: [], reasons: [{ version: '1.0.0', verdict: 'not-yet-published' }], laterPublications: 4 })
})
