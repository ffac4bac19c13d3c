import { asksWholeCourt, nameKey } from '../../domain/policy/court-keys.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import type { CourtDetails } from '../../domain/policy/people-and-places.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { isStale } from '../../http/caching.ts'
import type { AnsweredQuestion } from '../court-question.ts'
import { printUtc } from '../instants.ts'
import { courtSummaryWire } from './court.ts'
import { restsOnWire } from './decision.ts'

/** One court, or a division of it: what the division has replaces the court's whole element [169][177]. */
export function courtDetailsWire (asked: AnsweredQuestion, policy: Policy, now: Instant) {
  const { history, courtKey, freshness, decision } = asked
  const { divisions, effectiveVersion, unanswerable } = courtSummaryWire(history, decision.at)
  const { ownCourtKey } = asked.standing.policy
  const division = asksWholeCourt({ courtKey, organizationKey: history.organizationKey, ownCourtKey })
    ? undefined
    : policy.courtDivisions.find(each => nameKey([each.courtDetails?.courtKey ?? ''], courtKey))
  const details = merged(policy.courtDetails, division?.courtDetails ?? null)
  return {
    ...restsOnWire(asked),
    organizationKey: history.organizationKey,
    courtKey,
    name: details.court?.name ?? null,
    country: details.country,
    state: details.state,
    county: details.county,
    courtType: details.courtType,
    timeZone: history.zone.name,
    divisions,
    effectiveVersion,
    unanswerable,
    address: details.court?.addresses ?? [],
    phones: details.court?.phones ?? [],
    emails: details.court?.emails ?? [],
    webAddresses: details.court?.webAddresses ?? [],
    contacts: division?.contacts ?? policy.contacts,
    clerk: policy.clerkOfCourt,
    archive: {
      lastCheckedAt: printUtc(freshness.lastCheckedAt),
      nextCheckAt: printUtc(freshness.nextCheckAt),
      stale: isStale(freshness, now),
      source: history.source
    }
  }
}

/** The division's elements where it has them, else the court's. */
function merged (court: CourtDetails, division: CourtDetails | null): CourtDetails {
  if (division === null) return court
  const present = Object.entries(division).filter(([, value]) => value !== null)
  return { ...court, ...Object.fromEntries(present) }
}
