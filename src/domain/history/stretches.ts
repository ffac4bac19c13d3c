import { instantOf, type Instant } from '../time/court-time.ts'
import { startOfDay } from '../time/days.ts'
import type { CourtZone } from '../time/time-zone.ts'
import type { BackDating } from './back-dating.ts'
import { availableFrom } from './effective-policy.ts'
import type { FileFact } from './facts.ts'
import type { KnownPolicy, SetAside } from './known-policy.ts'
import { couldRuleFrom } from './pending-files.ts'
import { firstPlace } from '../text/lookup.ts'
import type { Period } from './timeline.ts'

/** What of a court makes its turning points. */
interface Turning {
  policies: readonly KnownPolicy[]
  periods: ReadonlyArray<Period<KnownPolicy>>
  missing: readonly FileFact[]
  setAside: readonly SetAside[]
  backDated: ReadonlyArray<BackDating<KnownPolicy>>
  zone: CourtZone
}

/**
 * The instants at which a decision of a court can become another, in order:
 * between two of them it differs in nothing but `at` and what the last check says.
 * - A policy is published, starts, or would start by its own label if no floor held it back.
 * - A file that nobody could read, or a document that does not count, could begin to rule.
 * - A policy that was published later than it says would rule by the hour at which it was.
 * - The day after a policy's own ExpirationDate begins [73].
 */
export function turningPointsOf ({ policies, periods, missing, setAside, backDated, zone }: Turning): Float64Array {
  const { name } = zone
  const orders = backDated.flatMap(each => each.orders.flat())
  const floored = policies.filter(policy => policy.floored)
  const instants = [
    ...policies.flatMap(({ publishedAt, startsAt }) => [publishedAt, startsAt]),
    ...floored.map(({ effective }) => instantOf(effective, name).instant),
    ...periods.map(({ from }) => from),
    ...missing.map(file => couldRuleFrom(file, name)),
    ...setAside.map(({ document }) => availableFrom(document)),
    ...orders.flatMap(policy => [policy.publishedAt, policy.startsAt]),
    ...policies.flatMap(({ expirationDate }) =>
      expirationDate === null ? [] : (startOfDay(expirationDate, 1, name) ?? [])
    )
  ]
  return Float64Array.from(new Set(instants)).filter(instant => instant !== -Infinity).sort()
}

/** A stretch of time between two turning points, half-open; the first begins with time itself. */
export interface Stretch { from: Instant, until: Instant }

/** The place of the stretch that holds an instant: 0 before the first turning point. */
export function stretchPlace (turningPoints: Float64Array, at: Instant): number {
  return firstPlace(turningPoints.length, place => (turningPoints[place] as Instant) > at)
}

/** The stretch at a place. */
export function stretchAt (turningPoints: Float64Array, place: number): Stretch {
  return { from: turningPoints[place - 1] ?? -Infinity, until: turningPoints[place] ?? Infinity }
}
