import fc from 'fast-check'
import t from 'tap'
import { printInstant } from '../../../src/domain/time/court-time.ts'
import { availableFrom, newestFirst, placePolicy, type PlacedPolicy } from '../../../src/domain/history/effective-policy.ts'
import { periodAt, periodsOf, periodsUntil, stateAt, supersededBy, type Period } from '../../../src/domain/history/timeline.ts'
import { policyFact } from '../blank-facts.ts'
import { inOrder, naiveRule, randomHistory, sampled, walked } from '../random-history.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const zone = 'America/Los_Angeles'

// Policies as [version, publication label, effective label]; periods as [version, from, until].
type Labels = readonly (readonly [version: string, published: string, effective: string])[]

function policiesOf (labels: Labels): PlacedPolicy[] {
  return labels.map(([version, published, effective]) => placePolicy(policyFact({ version, published, effective }), zone)).sort(newestFirst)
}

function printed (periods: readonly Period[]): unknown[] {
  const print = (instant: number | null): string | null => instant === null ? null : printInstant(instant, zone).slice(0, 13)
  return periods.map(({ policy, from, until }) => [policy.version, print(from), print(until)])
}

const exampleLabels = example.policies.map(({ version, published, effective }) => [version, published, effective] as const)

const histories = [
  ['no policy', [], []],
  ['one policy', [['1.0.0', '2005-01-01T10', '2005-01-01T11']], [['1.0.0', '2005-01-01T11', null]]],
  ['the worked example: 1.0.2 never rules [96]', exampleLabels, [
    ['1.0.0', '2005-01-01T11', '2005-02-04T11'],
    ['1.0.1', '2005-02-04T11', '2005-03-02T09'],
    ['1.0.3', '2005-03-02T09', '2005-03-02T10'],
    ['1.0.4', '2005-03-02T10', null]
  ]],
  ['an older publication whose label arrives later never rules', [
    ['1.0.0', '2005-01-01T10', '2005-06-01T00'],
    ['1.0.1', '2005-02-01T10', '2005-03-01T00']
  ], [['1.0.1', '2005-03-01T00', null]]],
  ['a newer publication that starts later leaves the older its time', [
    ['1.0.0', '2005-01-01T10', '2005-03-01T00'],
    ['1.0.1', '2005-02-01T10', '2005-06-01T00']
  ], [['1.0.0', '2005-03-01T00', '2005-06-01T00'], ['1.0.1', '2005-06-01T00', null]]],
  ['two of one hour: the higher version rules', [
    ['1.0.1', '2005-01-01T10', '2005-03-01T00'],
    ['1.0.0', '2005-01-01T10', '2005-03-01T00']
  ], [['1.0.1', '2005-03-01T00', null]]]
] as const

t.test('periods follow one another, each policy at most once', async t => {
  for (const [what, labels, periods] of histories) t.same(printed(periodsOf(policiesOf(labels))), periods, what)
})

// The worked example: [version, hour asked, state, what ended or passed it]
const states = [
  ['1.0.0', '2005-01-01T10:59-08:00', 'scheduled', '1.0.1'],
  ['1.0.0', '2005-01-01T11:00-08:00', 'effective', '1.0.1'],
  ['1.0.0', '2005-02-04T10:59-08:00', 'effective', '1.0.1'],
  ['1.0.0', '2005-02-04T11:00-08:00', 'expired', '1.0.1'],
  ['1.0.1', '2005-03-02T09:00-08:00', 'expired', '1.0.3'],
  ['1.0.2', '2005-03-02T08:59-08:00', 'scheduled', '1.0.3'],
  ['1.0.2', '2005-03-02T09:00-08:00', 'never-effective', '1.0.3'],
  ['1.0.2', '2026-11-22T12:00-08:00', 'never-effective', '1.0.3'],
  ['1.0.3', '2005-03-02T09:00-08:00', 'effective', '1.0.4'],
  ['1.0.3', '2005-03-02T10:00-08:00', 'expired', '1.0.4'],
  ['1.0.4', '2005-03-02T09:59-08:00', 'scheduled', null],
  ['1.0.4', '2026-11-22T12:00-08:00', 'effective', null]
] as const

t.test('states of a policy, and what superseded it', async t => {
  const policies = policiesOf(exampleLabels)
  const periods = periodsOf(policies)
  for (const [version, at, state, by] of states) {
    const policy = policies.find(each => each.version === version) as PlacedPolicy
    const period = periods.find(each => each.policy === policy)
    t.equal(stateAt(policy, period, Date.parse(at)), state, `${version} at ${at}`)
    t.equal(supersededBy(policy, periods), by, version)
  }
})

t.test('a policy passed twice names the one that rules when its start comes', async t => {
  const policies = policiesOf([['1.0.0', '2005-01-01T10', '2005-06-01T00'], ['1.0.1', '2005-01-02T10', '2005-02-01T00'], ['1.0.2', '2005-01-03T10', '2005-03-01T00']])
  t.equal(supersededBy(policies[2] as PlacedPolicy, periodsOf(policies)), '1.0.2')
})

// The worked example: [instant, version in force, version of the next period]
const around = [
  ['2005-01-01T10:59-08:00', undefined, '1.0.0'],
  ['2005-01-01T11:00-08:00', '1.0.0', '1.0.1'],
  ['2005-03-02T08:59-08:00', '1.0.1', '1.0.3'],
  ['2005-03-02T10:00-08:00', '1.0.4', undefined],
  ['2026-11-22T12:00-08:00', '1.0.4', undefined]
] as const

t.test('the period that holds an instant, and the next one', async t => {
  const periods = periodsOf(policiesOf(exampleLabels))
  for (const [at, now, next] of around) {
    t.equal(periodAt(periods, Date.parse(at))?.policy.version, now, at)
    t.equal(periods[periodsUntil(periods, Date.parse(at))]?.policy.version, next, at)
  }
  t.equal(periodAt([], 0), undefined)
})

const runs = { numRuns: 300, seed: 20050302 }

t.test('property: a walk along the clock meets the same periods', async () => {
  fc.assert(fc.property(randomHistory, history => {
    const naive = naiveRule(history)
    const steps = walked(history).map(at => ({ at, version: naive(at)?.version }))
    const met = steps.filter(({ version }, place) => version !== steps[place - 1]?.version)
    const periods = periodsOf(inOrder(history))
    return JSON.stringify(met.map(({ at, version }) => [at, version])) === JSON.stringify(periods.map(({ from, policy }) => [from, policy.version]))
  }), runs)
})

t.test('property: periods are half-open, without gap or overlap, one to a policy, and every instant finds its own', async () => {
  fc.assert(fc.property(randomHistory, history => {
    const periods = periodsOf(inOrder(history))
    const naive = naiveRule(history)
    const isGapless = periods.every(({ until }, place) => until === (periods[place + 1]?.from ?? null))
    const isForward = periods.every(({ from, until }) => until === null || from < until)
    const isOnce = new Set(periods.map(({ policy }) => policy)).size === periods.length
    return isGapless && isForward && isOnce && sampled(history).every(at => periodAt(periods, at)?.policy.version === naive(at)?.version)
  }), runs)
})

t.test('property: states and successors agree with the periods', async () => {
  fc.assert(fc.property(randomHistory, history => {
    const [policies, naive] = [inOrder(history), naiveRule(history)]
    const periods = periodsOf(policies)
    const answers = sampled(history).map(at => ({ at, version: naive(at)?.version }))
    return policies.every(policy => {
      const period = periods.find(each => each.policy === policy)
      const successorAt = period === undefined ? availableFrom(policy) : period.until
      const successor = successorAt === null ? undefined : naive(successorAt)
      const isRight = ({ at, version }: typeof answers[number]): boolean => {
        const past = period === undefined ? 'never-effective' : 'expired'
        return stateAt(policy, period, at) === (version === policy.version ? 'effective' : at < availableFrom(policy) ? 'scheduled' : past)
      }
      return supersededBy(policy, periods) === (successor?.version ?? null) && answers.every(isRight)
    })
  }), runs)
})
