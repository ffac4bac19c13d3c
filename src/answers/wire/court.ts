import type { CourtHistory, NoHistory } from '../../domain/history/court-history.ts'
import type { KnownPolicy } from '../../domain/history/known-policy.ts'
import { nameKey, nameWholeCourt } from '../../domain/policy/court-keys.ts'
import { inForceAt } from '../../domain/history/decision.ts'
import { doubtsWithoutHistory } from '../../domain/history/doubts.ts'
import { newestFirst } from '../../domain/history/effective-policy.ts'
import type { PolicyFact } from '../../domain/history/facts.ts'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import { holdsEveryWord } from '../../domain/text/text-match.ts'
import { stateCode } from '../../domain/time/us-zones.ts'

/** The court of an answer: both keys, and whether the policy that answers knows the division. */
export function courtWire (history: CourtHistory, courtKey: string, policy: KnownPolicy | undefined) {
  const { organizationKey, zone, policies } = history
  const best = policy ?? policies[0]
  return {
    organizationKey,
    courtKey,
    divisionInPolicy: nameKey(best?.courtKeys.map(key => key.courtKey) ?? [], courtKey),
    name: best?.courtName ?? policies.find(each => each.courtName !== null)?.courtName ?? null,
    timeZone: zone.name,
    timeZoneSource: zone.source
  }
}

/**
 * A court in a list: as the policy in force has it, else the newest;
 * the version in force only where no doubt could make it another.
 */
export function courtSummaryWire (history: CourtHistory, at: Instant) {
  const { organizationKey, policies, zone } = history
  const { policy, doubts, isSure } = inForceAt(history, at)
  return {
    ...describe(organizationKey, policy ?? policies[0]),
    timeZone: zone.name,
    effectiveVersion: isSure ? policy?.version ?? null : null,
    doubts,
    unanswerable: null
  }
}

/** A court in a list that cannot answer yet, and why; described by its newest policy where one can be read. */
export function unansweringWire (nothing: NoHistory) {
  const newest = nothing.unplaced.toSorted(newestFirst)[0]
  return {
    ...describe(nothing.organizationKey, newest),
    timeZone: null,
    effectiveVersion: null,
    doubts: doubtsWithoutHistory(nothing),
    unanswerable: nothing.reason
  }
}

function describe (organizationKey: string, policy: PolicyFact | undefined) {
  return {
    organizationKey,
    name: policy?.courtName ?? null,
    state: policy?.state ?? null,
    county: policy?.county ?? null,
    courtType: policy?.courtType ?? null,
    divisions: policy?.courtKeys.filter(({ courtKey }) => !nameWholeCourt([courtKey], policy)) ?? []
  }
}

/** An instant on the court's clock, or null. */
export function courtInstant (instant: Instant | null, history: CourtHistory): string | null {
  return instant === null ? null : printInstant(instant, history.zone.name)
}

/**
 * Whether a court has every word of `q` in a key, a name or its
 * county, and is of `state`; what is not asked for does not matter.
 */
export function matchesCourt (
  court: ReturnType<typeof describe>,
  { q = '', state }: { q?: string, state?: string }
): boolean {
  const texts = [
    court.organizationKey,
    court.name,
    court.county,
    ...court.divisions.flatMap(({ courtKey, name }) => [courtKey, name])
  ]
  return holdsEveryWord(texts, q) && (state === undefined || stateCode(court.state) === stateCode(state))
}
