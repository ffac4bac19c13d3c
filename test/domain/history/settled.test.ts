import fc from 'fast-check'
import t from 'tap'
import type { Label } from '../../../src/domain/time/court-time.ts'
import { effectivePolicy } from '../../../src/domain/history/effective-policy.ts'
import type { PolicyIdentity } from '../../../src/domain/policy/policy.ts'
import { settledUntil } from '../../../src/domain/history/settled.ts'
import { court } from '../blank-facts.ts'
import { hours, inOrder, labelAfter, minutes, place, policiesOn, shown } from '../random-history.ts'

const losAngeles = 'America/Los_Angeles'
const lordHowe = 'Australia/Lord_Howe'

// [what it shows, zone, index checked at, answers settled before]
const checks = [
  ['at the top of the hour', losAngeles, '2005-03-02T09:00-08:00', '2005-03-02T10:00-08:00'],
  ['in the first three quarters', losAngeles, '2005-03-02T09:44:59.999-08:00', '2005-03-02T10:00-08:00'],
  ['in the last quarter [63]', losAngeles, '2005-03-02T09:45-08:00', '2005-03-02T11:00-08:00'],
  ['at the end of the hour', losAngeles, '2005-03-02T09:59:59.999-08:00', '2005-03-02T11:00-08:00'],
  ['before midnight', losAngeles, '2005-12-31T23:50-08:00', '2006-01-01T01:00-08:00'],
  ['before spring skips an hour', losAngeles, '2005-04-03T01:30-08:00', '2005-04-03T03:00-07:00'],
  ['in the last quarter before it: what is labelled 02 starts at 03', losAngeles, '2005-04-03T01:50-08:00', '2005-04-03T03:00-07:00'],
  ['two hours before it', losAngeles, '2005-04-03T00:50-08:00', '2005-04-03T03:00-07:00'],
  ['an hour before autumn repeats one: three hours pass', losAngeles, '2005-10-30T00:50-07:00', '2005-10-30T02:00-08:00'],
  ['in the first hour that autumn repeats: what comes in the second starts at 02', losAngeles, '2005-10-30T01:30-07:00', '2005-10-30T02:00-08:00'],
  ['in its last quarter: what comes in the second is labelled 01 too', losAngeles, '2005-10-30T01:50-07:00', '2005-10-30T02:00-08:00'],
  ['in the second', losAngeles, '2005-10-30T01:30-08:00', '2005-10-30T02:00-08:00'],
  ['in the last quarter of the second', losAngeles, '2005-10-30T01:50-08:00', '2005-10-30T03:00-08:00'],
  ['before a clock that goes forward half an hour', lordHowe, '2005-10-30T01:50+10:30', '2005-10-30T03:00+11:00'],
  ['after it', lordHowe, '2005-10-30T02:35+11:00', '2005-10-30T03:00+11:00'],
  ['before a clock that goes back half an hour, from the last quarter into the one before', lordHowe, '2005-03-27T01:50+11:00', '2005-03-27T02:00+10:30'],
  ['in the repeated half hour', lordHowe, '2005-03-27T01:40+10:30', '2005-03-27T02:00+10:30']
] as const

t.test('a check settles one hour, in its last quarter two [61][63][64]', async t => {
  for (const [what, zone, checkedAt, until] of checks) {
    t.equal(new Date(settledUntil(Date.parse(checkedAt), zone)).toISOString(), new Date(until).toISOString(), what)
  }
})

/** Two truthful labels of what is published at an instant: by the printed hour, and by the next hour that the clock shows in full. */
function truthfulLabels (instant: number, zone: string): Label[] {
  const clock = shown(instant, zone)
  const hour = clock.slice(0, 13)
  if (Number(clock.slice(14)) < 45) return [hour]
  let next = instant
  while (shown(next, zone).slice(14) !== '00') next += minutes(1)
  return [labelAfter(hour, 1), shown(next, zone).slice(0, 13)]
}

/** Minutes after midnight UTC of a day: when the index is checked, and how much later a policy comes. */
const publication = fc.record({ delay: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 600 })), byPrint: fc.boolean(), notice: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30 })), version: fc.integer({ min: 300, max: 999 }) })

t.test('property: nothing published truthfully after a check changes an answer before settledUntil', async () => {
  const situation = place.chain(({ zone, day }) => fc.record({
    zone: fc.constant(zone),
    policies: policiesOn(day, 6),
    checkedAt: fc.oneof(fc.integer({ min: -720, max: 1080 }), fc.integer({ min: -720, max: -480 }), fc.integer({ min: 480, max: 720 })).map(minute => Date.parse(`${day}T00:00Z`) + minutes(minute)),
    later: fc.uniqueArray(publication, { minLength: 1, maxLength: 4, selector: ({ version }) => version })
  }))
  fc.assert(fc.property(situation, ({ zone, policies, checkedAt, later }) => {
    const published = later.map(({ delay, byPrint, notice, version }): PolicyIdentity => {
      const labels = truthfulLabels(checkedAt + minutes(delay), zone)
      const label = labels.at(byPrint ? 0 : -1) ?? ''
      return { specification: '02', organizationKey: court, version: [...String(version)].join('.'), published: label, effective: labelAfter(label, notice) }
    })
    const until = settledUntil(checkedAt, zone)
    const [before, after] = [policies, [...policies, ...published]].map(policies => inOrder({ zone, policies }))
    const instants = Array.from({ length: 49 }, (_, half) => until - half * minutes(30)).flatMap(at => [at - 1, at - minutes(1), at - hours(1) - 1])
    return until > checkedAt && instants.every(at => effectivePolicy(before ?? [], at)?.version === effectivePolicy(after ?? [], at)?.version)
  }), { numRuns: 600, seed: 20050302 })
})
