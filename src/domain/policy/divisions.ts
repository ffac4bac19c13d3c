import { asksWholeCourt, nameKey, seesKeys, type KeyAsked } from './court-keys.ts'
import type { Contact, CourtDetails, CourtDivision, HoursOfOperation } from './people-and-places.ts'
import type { AssociatedPolicy, Exchange, HumanPolicy, Policy, PolicyContent } from './policy.ts'

/**
 * The division that a key asks for; undefined where it asks for the whole court, or the policy has no such division.
 */
export function divisionOf (
  { courtDivisions }: Pick<Policy, 'courtDivisions'>,
  asked: KeyAsked
): CourtDivision | undefined {
  if (asksWholeCourt(asked)) return undefined
  return courtDivisions.find(({ courtDetails }) => nameKey([courtDetails?.courtKey ?? ''], asked.courtKey))
}

/**
 * The court's details as a division has them: each element that is
 * present in the division replaces the court's whole element [169][177].
 */
export function detailsOf (
  { courtDetails }: Pick<Policy, 'courtDetails'>,
  division: CourtDivision | undefined
): CourtDetails {
  const present = Object.entries(division?.courtDetails ?? {}).filter(([, value]) => value !== null)
  return { ...courtDetails, ...Object.fromEntries(present) }
}

/** The hours of the division that a key asks for; the court's where it has none of its own [177]. */
export function hoursOfKey (
  policy: Pick<Policy, 'courtDivisions' | 'hoursOfOperation'>,
  asked: KeyAsked
): HoursOfOperation | null {
  return divisionOf(policy, asked)?.hoursOfOperation ?? policy.hoursOfOperation
}

/**
 * The contacts of the division that a key asks for; where it has none
 * of its own, the court's, but for those of other divisions [169].
 */
export function contactsOfKey (policy: Pick<Policy, 'courtDivisions' | 'contacts'>, asked: KeyAsked): Contact[] {
  return divisionOf(policy, asked)?.contacts ?? policy.contacts.filter(({ courtKeys }) => seesKeys(courtKeys, asked))
}

/** What a policy has for a court as a whole and for divisions side by side. */
export type Shared = Pick<Policy, 'exchanges' | 'associatedPolicies' | 'humanPolicies'>

/**
 * What one who asks by a key sees of it: a division its own and what is court-wide, the whole court all (domain §7).
 */
export function seenByKey ({ exchanges, associatedPolicies, humanPolicies }: Shared, asked: KeyAsked): Shared {
  const isSeen = ({ courtKeys }: AssociatedPolicy | HumanPolicy): boolean => seesKeys(courtKeys, asked)
  return {
    exchanges: exchanges.filter(({ courtKey }: Exchange) => seesKeys(courtKey === null ? [] : [courtKey], asked)),
    associatedPolicies: associatedPolicies.filter(isSeen),
    humanPolicies: humanPolicies.filter(isSeen)
  }
}

/** A policy without what is other divisions' alone; the divisions themselves are parts of the court that all see. */
export function contentSeenByKey (policy: PolicyContent, asked: KeyAsked): PolicyContent {
  const contacts = policy.contacts.filter(({ courtKeys }) => seesKeys(courtKeys, asked))
  return { ...policy, ...seenByKey(policy, asked), contacts }
}
