import { asksWholeCourt, nameKey, type KeyAsked } from './court-keys.ts'
import type { CourtDetails, CourtDivision } from './people-and-places.ts'
import type { Policy } from './policy.ts'

/** The division that a key asks for; undefined where it asks for the whole court, or the policy has no such division. */
export function divisionOf ({ courtDivisions }: Pick<Policy, 'courtDivisions'>, asked: KeyAsked): CourtDivision | undefined {
  if (asksWholeCourt(asked)) return undefined
  return courtDivisions.find(({ courtDetails }) => nameKey([courtDetails?.courtKey ?? ''], asked.courtKey))
}

/** The court's details as a division has them: each element that is present in the division replaces the court's whole element [169][177]. */
export function detailsOf ({ courtDetails }: Pick<Policy, 'courtDetails'>, division: CourtDivision | undefined): CourtDetails {
  const present = Object.entries(division?.courtDetails ?? {}).filter(([, value]) => value !== null)
  return { ...courtDetails, ...Object.fromEntries(present) }
}
