import { contactsOfKey, detailsOf, divisionOf } from '../../domain/policy/divisions.ts'
import { isOffered } from '../../domain/policy/offered.ts'
import type { PolicyContent } from '../../domain/policy/policy.ts'
import { isStale } from '../shelf-life.ts'
import type { AnsweredQuestion } from '../question.ts'
import { printUtc } from '../instants.ts'
import { courtSummaryWire } from './court.ts'
import { restsOnWire } from './decision.ts'

/** One court, or a division of it: what the division has replaces the court's whole element [169][177]. */
export function courtDetailsWire (asked: AnsweredQuestion, policy: PolicyContent) {
  const { history, courtKey, freshness, decision, now } = asked
  const { divisions, effectiveVersion, unanswerable } = courtSummaryWire(history, decision.at)
  const { ownCourtKey } = asked.standing.policy
  const key = { courtKey, organizationKey: history.organizationKey, ownCourtKey }
  const details = detailsOf(policy, divisionOf(policy, key))
  return {
    ...restsOnWire(asked),
    organizationKey: history.organizationKey,
    courtKey,
    name: details.court?.name ?? null,
    country: details.country,
    state: details.state,
    county: details.county,
    courtType: details.courtType,
    courtCode: details.courtCode,
    division: details.division,
    subdivision: details.subdivision,
    group: details.group,
    location: details.location,
    department: details.department,
    offered: isOffered(details),
    timeZone: history.zone.name,
    divisions,
    effectiveVersion,
    unanswerable,
    address: details.court?.addresses ?? [],
    phones: details.court?.phones ?? [],
    emails: details.court?.emails ?? [],
    webAddresses: details.court?.webAddresses ?? [],
    contacts: contactsOfKey(policy, key),
    clerk: policy.clerkOfCourt,
    archive: {
      lastCheckedAt: printUtc(freshness.lastCheckedAt),
      nextCheckAt: printUtc(freshness.nextCheckAt),
      stale: isStale(freshness, now),
      source: history.source
    }
  }
}
