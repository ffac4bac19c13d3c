import { instantOf, type ClockChange, type Instant } from '../time/court-time.ts'
import { floorOf } from '../policy/floor.ts'
import type { PolicyIdentity } from '../policy/policy.ts'
import { compareVersions } from '../policy/version.ts'

/** A policy whose labels have been turned into instants on its court's clock. */
export interface Placed {
  publishedAt: Instant
  /** The later of the effective label and, but in specifications without hours, the publication label plus one hour. */
  startsAt: Instant
  /** The floor of Rule 5 was applied: the file's effective label was too soon. */
  floored: boolean
  /** What the labels, as the file prints them, meet where the clock is changed. */
  clockChanges: { published: ClockChange | null, effective: ClockChange | null }
}

export type PlacedPolicy<P extends PolicyIdentity = PolicyIdentity> = P & Placed

/**
 * Turns a policy's labels into instants.
 * - A policy is never effective in the hour of its publication: its start is the later of its effective label
 *   and its publication label plus one hour, compared as labels [64], Rule 5 [81].
 * - Court Policy 01 and the drafts of 02 without hours have no such rule [9][10].
 */
export function placePolicy<P extends PolicyIdentity> (policy: P, zone: string): PlacedPolicy<P> {
  const floor = floorOf(policy)
  const floored = floor !== null && policy.effective < floor
  const published = instantOf(policy.published, zone)
  const effective = instantOf(policy.effective, zone)
  return {
    ...policy,
    publishedAt: published.instant,
    startsAt: floored ? instantOf(floor, zone).instant : effective.instant,
    floored,
    clockChanges: published.clockChange === null && effective.clockChange === null
      ? UNCHANGED
      : { published: published.clockChange, effective: effective.clockChange }
  }
}

/** Of almost every policy, and held once. */
const UNCHANGED: Placed['clockChanges'] = { published: null, effective: null }

/** Newest publication first: by publication label, then by version. */
export function newestFirst (a: PolicyIdentity, b: PolicyIdentity): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1
  return compareVersions(b.version, a.version)
}

/**
 * The policy in force at an instant, or undefined while none is yet [51], Rule 1 [77].
 *
 * Start from the newest publication and step back until one has been published and has reached its start.
 * - One that is passed over when its start comes never rules afterwards, although its label arrives [96]:
 *   what passed it stays started, and stays newer.
 * - Nobody looks at effective labels for order: the newest publication that has started rules [77].
 *
 * @param policies newest publication first
 */
export function effectivePolicy<P extends PlacedPolicy> (policies: readonly P[], at: Instant): P | undefined {
  return policies.find(policy => policy.publishedAt <= at && policy.startsAt <= at)
}

/** The first instant at which the rule could pick this policy. */
export function availableFrom ({ publishedAt, startsAt }: Placed): Instant {
  return Math.max(publishedAt, startsAt)
}
