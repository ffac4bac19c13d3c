import type { Money } from '../policy/money.ts'
import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'

/**
 * How a version that says the tendered amount stands to the
 * filing: it ruled before, it rules after, or it never does.
 */
export const relations = ['earlier', 'later', 'never-effective'] as const

/** What a version asks for the filing, and when it rules: both instants null where it never does. */
export interface AskingVersion {
  version: Version
  due: Money | null
  effectiveFrom: Instant | null
  effectiveUntil: Instant | null
}

/**
 * How far a version that says the tendered amount was from ruling
 * when it was filed; `secondsAway` null where it never rules.
 */
export interface SameAmount<Asking extends AskingVersion> {
  asking: Asking
  relation: (typeof relations)[number]
  secondsAway: number | null
}

/**
 * Every other version that asks what was tendered, and how far in
 * time it was from being in force (domain §8); in the order given.
 */
export function sameAmountElsewhere<Asking extends AskingVersion> (
  versions: readonly Asking[],
  tendered: Money,
  filedAt: Instant
): Array<SameAmount<Asking>> {
  return versions
    .filter(({ due }) => due?.amount === tendered.amount && due.currency === tendered.currency)
    .flatMap(asking => placed(asking, filedAt))
}

/** The one that rules at the filing is no other. Intervals are half-open. */
function placed<Asking extends AskingVersion> (asking: Asking, filedAt: Instant): Array<SameAmount<Asking>> {
  const { effectiveFrom: from, effectiveUntil: until } = asking
  if (from === null) return [{ asking, relation: 'never-effective', secondsAway: null }]
  if (filedAt < from) return [{ asking, relation: 'later', secondsAway: (from - filedAt) / 1000 }]
  return until === null || filedAt < until
    ? []
    : [{ asking, relation: 'earlier', secondsAway: (filedAt - until) / 1000 }]
}
