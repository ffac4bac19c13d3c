import type { Instant } from '../time/court-time.ts'
import type { CourtFacts } from './facts.ts'

const stampsOf = new WeakMap<CourtFacts, readonly Instant[]>()

/** Every moment at which the archive recorded anything of a court, in time order; facts never change. */
export function recordedMoments (facts: CourtFacts): readonly Instant[] {
  const moments = stampsOf.get(facts) ?? [...stampsIn(facts)].sort((a, b) => a - b)
  stampsOf.set(facts, moments)
  return moments
}

/**
 * The last of them by `knownAt` (null: of all): as known at it, the
 * court is what it is as known at `knownAt`. Null before the first.
 */
export function lastRecorded (facts: CourtFacts, knownAt: Instant | null): Instant | null {
  return recordedMoments(facts).findLast(moment => knownAt === null || moment <= knownAt) ?? null
}

/**
 * Whether anything of the court itself was recorded by `knownAt`
 * (null: ever): a policy, or a file that is said to be one.
 */
export function isNamed ({ policies, files }: CourtFacts, knownAt: Instant | null): boolean {
  return [...stampsIn([policies, files])].some(moment => knownAt === null || moment <= knownAt)
}

/**
 * In facts the archive's stamps, and no other instant, have names
 * that end in `recordedAt` or `readAt`, or are called `until`.
 */
const isStamp = (name: string): boolean => /(recorded|read)At$|^until$/i.test(name)

function stampsIn (value: unknown, found = new Set<Instant>()): Set<Instant> {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, held] of Object.entries(value)) {
    if (typeof held === 'object') stampsIn(held, found)
    else if (typeof held === 'number' && isStamp(name)) found.add(held)
  }
  return found
}
