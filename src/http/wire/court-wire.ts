import type { CourtHistory, KnownPolicy } from '../../domain/court-history.ts'
import { effectivePolicy } from '../../domain/effective-policy.ts'
import { printInstant, type Instant } from '../../domain/court-time.ts'
import { holdsEveryWord } from '../../domain/text-match.ts'
import { stateCode } from '../../domain/us-zones.ts'

/** The court of an answer: both keys, and whether the policy that answers knows the division. */
export function courtWire (history: CourtHistory, courtKey: string, policy: KnownPolicy | undefined) {
  const { organizationKey, zone, policies } = history
  const best = policy ?? policies[0]
  return {
    organizationKey,
    courtKey,
    divisionInPolicy: best?.courtKeys.some(key => key.courtKey === courtKey) ?? false,
    name: best?.courtName ?? policies.find(each => each.courtName !== null)?.courtName ?? null,
    timeZone: zone.name,
    timeZoneSource: zone.source
  }
}

/** A court in a list: as the policy in force has it, else the newest. */
export function courtSummaryWire (history: CourtHistory, at: Instant) {
  const { organizationKey, policies, zone } = history
  const effective = effectivePolicy(policies, at)
  const policy = (effective ?? policies[0]) as KnownPolicy
  return {
    organizationKey,
    name: policy.courtName,
    state: policy.state,
    county: policy.county,
    courtType: policy.courtType,
    timeZone: zone.name,
    divisions: policy.courtKeys.filter(({ courtKey }) => courtKey !== organizationKey),
    effectiveVersion: effective?.version ?? null
  }
}

/** An instant on the court's clock, or null. */
export function courtInstant (instant: Instant | null, history: CourtHistory): string | null {
  return instant === null ? null : printInstant(instant, history.zone.name)
}

/** Whether a court has every word of `q` in a key, a name or its county, and is of `state`; what is not asked for does not matter. */
export function matchesCourt (court: ReturnType<typeof courtSummaryWire>, { q = '', state }: { q?: string, state?: string }): boolean {
  const texts = [court.organizationKey, court.name, court.county, ...court.divisions.flatMap(({ courtKey, name }) => [courtKey, name])]
  return holdsEveryWord(texts, q) && (state === undefined || stateCode(court.state) === stateCode(state))
}
