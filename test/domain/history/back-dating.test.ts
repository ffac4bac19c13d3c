import t from 'tap'
import { decide } from '../../../src/domain/history/decision.ts'
import type { PolicyFact } from '../../../src/domain/history/facts.ts'
import { fileFact, historyOf, indexCapture, policyFact, urlOf } from '../blank-facts.ts'

const labels = { published: '2005-03-02T09', effective: '2005-03-02T10' }

/** A court whose policy 1.0.2 came into the index between two captures, by the server's own clock; null where it said nothing. */
function historyWith (without: string | null, listed: string | null, late: Partial<PolicyFact> = {}, others: readonly PolicyFact[] = []) {
  const policy = policyFact({ version: '1.0.2', ...labels, ...late }, 9)
  const files = [fileFact({}, { url: urlOf(policy), before: indexCapture(7, without), since: indexCapture(10, listed) })]
  return historyOf([policyFact(), ...others, policy], files)
}

// Policy 1.0.2 says that it was published 2005-03-02 at 9, Pacific time.
// [what it shows, Date of the last index without it, what else of the policy, whether it is back-dated]
const dates: ReadonlyArray<readonly [string, string | null, Partial<PolicyFact>, boolean]> = [
  ['the hour before', '2005-03-02T08:50-08:00', {}, false],
  ['its hour', '2005-03-02T09:44:59-08:00', {}, false],
  ['a minute for a clock that is off', '2005-03-02T09:45:59-08:00', {}, false],
  ['minute 46', '2005-03-02T09:46-08:00', {}, true],
  ['the next day', '2005-03-03T09:46-08:00', {}, true],
  ['a server without a clock', null, {}, false],
  ['a policy without hours, on its day', '2005-03-02T23:30-08:00', { specification: '01', published: '2005-03-02T00' }, false],
  ['a policy without hours, after its day', '2005-03-02T23:46-08:00', { specification: '02-draft', published: '2005-03-02T00' }, true],
  ['a Test draft, on its day', '2005-03-02T23:30-08:00', { specification: 'test' }, false],
  ['the second of two hours with its label', '2005-10-30T01:40-08:00', { published: '2005-10-30T01', effective: '2005-11-01T00' }, false],
  ['after the second of two', '2005-10-30T01:46-08:00', { published: '2005-10-30T01', effective: '2005-11-01T00' }, true],
  ['an hour that the clock skips, after it', '2005-04-03T03:46-07:00', { published: '2005-04-03T02', effective: '2005-04-05T00' }, true]
]

t.test('an index without a policy, by its server\'s own clock, tells that it was published later than it says', async t => {
  for (const [what, without, late, isBackDated] of dates) {
    t.same(historyWith(without, '2006-01-01T00:00-08:00', late).backDated.map(({ policy }) => policy.version), isBackDated ? ['1.0.2'] : [], what)
  }
  const unknown = historyOf([policyFact({ version: '1.0.2', ...labels })])
  t.same(unknown.backDated, [], 'what no index lists is not known to have come late')
})

const between = policyFact({ version: '1.0.3', published: '2005-03-02T11', effective: '2005-03-02T12' }, 5)

// 1.0.2 says 9, the index had it between 10:50 and 12:50: it is to be labelled 11 or 13.
// [at, what answers, whether the answer doubts 1.0.2, 1.0.3 (published 11, effective 12) being there or not]
const instants: ReadonlyArray<readonly [string, string, boolean, PolicyFact[]]> = [
  ['2005-03-02T09:30-08:00', '1.0.1', false, []],
  ['2005-03-02T10:00-08:00', '1.0.2', true, []],
  ['2005-03-02T13:30-08:00', '1.0.2', true, []],
  ['2005-03-02T14:00-08:00', '1.0.2', false, []],
  ['2005-03-02T11:30-08:00', '1.0.2', true, [between]],
  ['2005-03-02T13:30-08:00', '1.0.3', false, [between]],
  ['2005-03-02T14:00-08:00', '1.0.3', true, [between]]
]

t.test('an answer doubts a policy that is back-dated where the true hour would give another', async t => {
  for (const [at, answer, isDoubted, others] of instants) {
    const decision = decide(historyWith('2005-03-02T10:50-08:00', '2005-03-02T12:50-08:00', {}, others), Date.parse(at), null)
    t.equal(decision.standing?.policy.version, answer, at)
    t.same(decision.doubts.map(({ kind, version }) => [kind, version]), isDoubted ? [['back-dated', '1.0.2']] : [], at)
  }
  const [doubt] = decide(historyWith('2005-03-02T10:50-08:00', null), Date.parse('2005-03-02T10:30-08:00'), null).doubts
  t.match(doubt?.text, /published 2005-03-02T09, but https:\/\/courtinfo\.example\/CourtPolicies\/index\.xml did not list it yet 2005-03-02T10:50:00-08:00/)
})
