import fc from 'fast-check'
import t from 'tap'
import { instantOf } from '../../../src/domain/time/court-time.ts'
import { availableFrom, effectivePolicy, newestFirst, placePolicy } from '../../../src/domain/history/effective-policy.ts'
import type { PolicyIdentity } from '../../../src/domain/policy/policy.ts'
import { court } from '../blank-facts.ts'
import { inOrder, naiveRule, naiveStart, randomHistory, sampled, searched } from '../random-history.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const losAngeles = 'America/Los_Angeles'

function identity (given: Partial<PolicyIdentity>): PolicyIdentity {
  return { specification: '02', organizationKey: court, version: '1.0.0', published: '2005-03-01T09', effective: '2005-03-02T09', ...given }
}

t.test('the worked example of the specification [88]-[97]', async t => {
  const policies = example.policies.map(policy => placePolicy(identity(policy), example.timeZone)).sort(newestFirst)
  for (const [wallTime, version] of example.inForce as Array<[string, string | null]>) {
    const [hour = '', minute, second] = wallTime.split(':')
    const at = instantOf(hour, example.timeZone).instant + Number(minute) * 60_000 + Number(second) * 1000
    t.equal(effectivePolicy(policies, at)?.version ?? null, version, wallTime)
  }
})

// Where a policy's labels lie on the clock of Los Angeles; the clock is changed on 3 April and 30 October 2005.
// [what it shows, specification, publication label, effective label, published at, starts at, floored, clock changes met]
const placed = [
  ['a day ahead', '02', '2005-03-01T09', '2005-03-02T09', '2005-03-01T09:00-08:00', '2005-03-02T09:00-08:00', false, [null, null]],
  ['an hour ahead: soon enough', '02', '2005-03-02T09', '2005-03-02T10', '2005-03-02T09:00-08:00', '2005-03-02T10:00-08:00', false, [null, null]],
  ['the hour of its publication: Rule 5 [81]', '02', '2005-03-02T09', '2005-03-02T09', '2005-03-02T09:00-08:00', '2005-03-02T10:00-08:00', true, [null, null]],
  ['long before its publication', '02', '2005-03-02T23', '2004-01-01T00', '2005-03-02T23:00-08:00', '2005-03-03T00:00-08:00', true, [null, null]],
  ['a draft without hours', '02-draft', '2005-03-02T00', '2005-03-02T00', '2005-03-02T00:00-08:00', '2005-03-02T00:00-08:00', false, [null, null]],
  ['Court Policy 01 knows no floor [9]', '01', '2004-09-02T00', '2004-09-02T00', '2004-09-02T00:00-07:00', '2004-09-02T00:00-07:00', false, [null, null]],
  ['Court Policy 01, made to start before it was published', '01', '2004-09-02T00', '2004-09-01T00', '2004-09-02T00:00-07:00', '2004-09-01T00:00-07:00', false, [null, null]],
  ['effective in the hour that spring skips', '02', '2005-04-01T09', '2005-04-03T02', '2005-04-01T09:00-08:00', '2005-04-03T03:00-07:00', false, [null, 'skipped']],
  ['published in the hour that spring skips', '02', '2005-04-03T02', '2005-04-03T03', '2005-04-03T03:00-07:00', '2005-04-03T03:00-07:00', false, ['skipped', null]],
  ['moved into the hour that spring skips', '02', '2005-04-03T01', '2005-04-03T01', '2005-04-03T01:00-08:00', '2005-04-03T03:00-07:00', true, [null, null]],
  ['too soon, and in the hour that spring skips', '02', '2005-04-03T02', '2005-04-03T02', '2005-04-03T03:00-07:00', '2005-04-03T03:00-07:00', true, ['skipped', 'skipped']],
  ['effective in the hour that autumn repeats: the first', '02', '2005-10-29T09', '2005-10-30T01', '2005-10-29T09:00-07:00', '2005-10-30T01:00-07:00', false, [null, 'repeated']],
  ['published there: two hours pass between the labels 01 and 02', '02', '2005-10-30T01', '2005-10-30T02', '2005-10-30T01:00-07:00', '2005-10-30T02:00-08:00', false, ['repeated', null]]
] as const

t.test('labels become instants on the court\'s clock [64][81]', async t => {
  for (const [what, specification, published, effective, publishedAt, startsAt, floored, [whenPublished, whenEffective]] of placed) {
    const policy = placePolicy(identity({ specification, published, effective }), losAngeles)
    t.match(policy, { published, effective, publishedAt: Date.parse(publishedAt), startsAt: Date.parse(startsAt), floored }, what)
    t.same(policy.clockChanges, { published: whenPublished, effective: whenEffective }, what)
    t.equal(availableFrom(policy), Math.max(Date.parse(publishedAt), Date.parse(startsAt)), what)
  }
})

// [publication label, version], newest publication first
const order = [['2005-03-02T10', '1.0.0'], ['2005-03-02T09', '2.0.0'], ['2005-03-02T09', '1.9.9'], ['2005-03-02T09', '1.1.0'], ['2005-03-01T23', '9.9.9']] as const

t.test('the newest publication comes first; within an hour the highest version', async t => {
  const policies = order.map(([published, version]) => identity({ published, version }))
  t.same(policies.toReversed().sort(newestFirst), policies)
  t.equal(newestFirst(identity({}), identity({})), 0)
})

t.test('of two policies that start together the newer publication rules, and never the older one [96]', async t => {
  const policies = [identity({ version: '1.0.3', published: '2005-03-01T16' }), identity({ version: '1.0.2' })].map(policy => placePolicy(policy, losAngeles))
  t.equal(effectivePolicy(policies, Date.parse('2005-03-02T08:59:59-08:00')), undefined)
  t.equal(effectivePolicy(policies, Date.parse('2005-03-02T09:00-08:00'))?.version, '1.0.3')
})

t.test('property: labels become the instants at which the clock shows them', async () => {
  fc.assert(fc.property(randomHistory, history => inOrder(history).every(policy =>
    policy.publishedAt === searched(policy.published, history.zone) && policy.startsAt === naiveStart(policy, history.zone)
  )), { numRuns: 300, seed: 20050302 })
})

t.test('property: at any instant the rule picks the greatest publication of all that have started', async () => {
  fc.assert(fc.property(randomHistory, history => {
    const [policies, naive] = [inOrder(history), naiveRule(history)]
    return sampled(history).every(at => effectivePolicy(policies, at)?.version === naive(at)?.version)
  }), { numRuns: 300, seed: 20050302 })
})
