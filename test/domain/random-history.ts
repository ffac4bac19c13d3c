import fc from 'fast-check'
import type { Instant, Label } from '../../src/domain/time/court-time.ts'
import { newestFirst, placePolicy, type PlacedPolicy } from '../../src/domain/history/effective-policy.ts'
import type { PolicyIdentity } from '../../src/domain/policy/policy.ts'
import { court } from './blank-facts.ts'

// Random policies of random courts, and the rule read a second time as naively as it can be: by looking at the clock.

export interface RandomHistory {
  zone: string
  /** The day around which the labels lie. */
  day: string
  policies: PolicyIdentity[]
  /** Minutes from that day's midnight in UTC. */
  minutesDrawn: number[]
}

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000

// [zone, days on which its clock is changed, and days on which it is not]
const places = [
  ['America/Los_Angeles', ['2005-04-03', '2005-10-30', '2007-03-11', '2005-12-31', '2004-02-28']],
  ['America/Phoenix', ['2005-04-03', '2005-10-30', '2005-03-01']],
  ['America/Indiana/Indianapolis', ['2005-04-03', '2006-04-02', '2006-10-29']],
  ['Australia/Lord_Howe', ['2005-03-27', '2005-10-30', '2005-07-01']],
  ['UTC', ['2005-04-03', '2005-12-31']]
] as const

/** A zone, and a day to look at. */
export const place = fc.constantFrom(...places.flatMap(([zone, days]) => days.map(day => ({ zone: zone as string, day: day as string }))))

/** Hours from midnight of that day: most of them where clocks are changed. */
const hourAround = fc.oneof(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -72, max: 96 }))

const version = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).map(digits => digits.join('.'))

/** One policy: mostly hours after its publication, at times too soon or before it; of 01 without hours. */
function policyOn (day: string): fc.Arbitrary<PolicyIdentity> {
  return fc.record({
    version,
    specification: fc.constantFrom('02' as const, '02' as const, '02' as const, '02-draft' as const, '01' as const),
    publication: hourAround,
    notice: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -30, max: 80 }))
  }).map(({ version, specification, publication, notice }) => {
    const labels = [publication, publication + notice].map(hour => labelAfter(`${day}T00`, hour))
    const [published = '', effective = ''] = specification === '01' ? labels.map(label => `${label.slice(0, 10)}T00`) : labels
    return { version, specification, organizationKey: court, published, effective }
  })
}

/** Up to twelve policies of one court, each version once. */
export function policiesOn (day: string, maxLength = 12): fc.Arbitrary<PolicyIdentity[]> {
  return fc.uniqueArray(policyOn(day), { maxLength, selector: ({ version }) => version })
}

export const randomHistory: fc.Arbitrary<RandomHistory> = place.chain(({ zone, day }) => fc.record({
  zone: fc.constant(zone),
  day: fc.constant(day),
  policies: policiesOn(day),
  minutesDrawn: fc.array(fc.integer({ min: -6000, max: 9000 }), { minLength: 20, maxLength: 20 })
}))

/** The policies as the rule wants them. */
export function inOrder ({ zone, policies }: Pick<RandomHistory, 'zone' | 'policies'>): PlacedPolicy[] {
  return policies.map(policy => placePolicy(policy, zone)).sort(newestFirst)
}

/** A label so many hours on, by the calendar alone. */
export function labelAfter (label: Label, count: number): Label {
  return new Date(Date.parse(`${label}:00Z`) + hours(count)).toISOString().slice(0, 13)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the court's clock shows: `2005-03-02T09:30`. */
export function shown (instant: Instant, zone: string): string {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, clock)
  return clock.format(instant).replace(' ', 'T')
}

const found = new Map<string, Instant>()

/** The first instant, by quarters of an hour, at which the clock shows the label's hour or a later one. */
export function searched (label: Label, zone: string): Instant {
  const name = `${label} ${zone}`
  let instant = found.get(name) ?? Date.parse(`${label}:00Z`) - hours(12)
  while (shown(instant, zone) < `${label}:00`) instant += minutes(15)
  found.set(name, instant)
  return instant
}

/** The start of a policy: the later of its effective label and, but in 01, the hour after its publication. */
export function naiveStart ({ specification, published, effective }: PolicyIdentity, zone: string): Instant {
  const floor = labelAfter(published, 1)
  const isFloored = specification !== '01' && specification !== '02-draft' && floor > effective
  return searched(isFloored ? floor : effective, zone)
}

/** The rule, naively: of everything that is published and has started, the greatest publication label, then the greatest version. */
export function naiveRule ({ zone, policies }: RandomHistory): (at: Instant) => PolicyIdentity | undefined {
  const read = policies.map(policy => ({
    policy,
    from: Math.max(searched(policy.published, zone), naiveStart(policy, zone)),
    key: `${policy.published} ${policy.version}`
  }))
  return at => read.filter(({ from }) => from <= at).sort((a, b) => a.key < b.key ? -1 : 1).at(-1)?.policy
}

/** Every instant at which the naive answer could change. */
function boundaries ({ zone, policies }: RandomHistory): Instant[] {
  return policies.flatMap(policy => [searched(policy.published, zone), searched(policy.effective, zone), naiveStart(policy, zone)])
}

/** Every half hour from before the first label of a history to after its last; none of an empty one. */
export function walked (history: RandomHistory): Instant[] {
  if (history.policies.length === 0) return []
  const [from, until] = [Math.min(...boundaries(history)) - hours(2), Math.max(...boundaries(history)) + hours(2)]
  return Array.from({ length: (until - from) / minutes(30) }, (_, step) => from + step * minutes(30))
}

/** Instants at and around every boundary, and some that are drawn. */
export function sampled (history: RandomHistory): Instant[] {
  const drawn = history.minutesDrawn.map(minute => Date.parse(`${history.day}T00:00Z`) + minutes(minute))
  return [...boundaries(history).flatMap(instant => [-hours(1), -1, 0, 1, minutes(30), hours(1)].map(step => instant + step)), ...drawn]
}
