import type { CourtHistory } from '../history/court-history.ts'
import { inForceAt } from '../history/decision.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { stretchAt, stretchPlace } from '../history/stretches.ts'
import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'

/** Three-valued: `undetermined` while no policy is in force, where a doubt could make it another, and where the policy does not tell. */
export type Holds = 'yes' | 'no' | 'undetermined'

/** Whether something holds at an instant, and between which instants that is so without a break, by every policy published so far. */
export interface Holding {
  holds: Holds
  /** Null: as far back as anything is known. */
  since: Instant | null
  /** Null while nothing known ends it. */
  until: Instant | null
  /** The version that ends what holds; null where something else does. */
  brokenBy: Version | null
}

/**
 * @param cuts instants at which what a policy says can become another while it rules: a fee's own dates
 * @param saidBy what a policy says from an instant on, up to the next cut
 */
export function holdingAt (history: CourtHistory, cuts: readonly Instant[], at: Instant, saidBy: (policy: KnownPolicy, from: Instant) => Holds): Holding {
  const points = Float64Array.from(new Set([...history.turningPoints, ...cuts])).sort()
  // That there was no policy yet is another state than that one does not tell.
  const holdsIn = (place: number): Holds | undefined => {
    const { from } = stretchAt(points, place)
    const { policy, isSure } = inForceAt(history, from)
    if (policy === undefined) return undefined
    return isSure ? saidBy(policy, from) : 'undetermined'
  }
  const place = stretchPlace(points, at)
  const holds = holdsIn(place)
  const first = lastWhile(place, -1, 0, each => holdsIn(each) === holds)
  const last = lastWhile(place, 1, points.length, each => holdsIn(each) === holds)
  const [{ from }, { until }] = [stretchAt(points, first), stretchAt(points, last)]
  return {
    holds: holds ?? 'undetermined',
    since: from === -Infinity ? null : from,
    until: until === Infinity ? null : until,
    brokenBy: holds === 'yes' && until !== Infinity ? newAt(history, until) : null
  }
}

/** The last place, from one in steps to an end, up to which something holds. */
function lastWhile (place: number, step: 1 | -1, end: number, holds: (place: number) => boolean): number {
  let last = place
  while (last !== end && holds(last + step)) last += step
  return last
}

/** The version that begins to rule at an instant. */
function newAt (history: CourtHistory, at: Instant): Version | null {
  return history.periods.find(({ from }) => from === at)?.policy.version ?? null
}
