import type { Policy } from './policy.ts'
import { plainText } from '../text/text-match.ts'

/**
 * By which key a court is asked for; `ownCourtKey` is the CourtKey
 * in its own details, which need not be its OrganizationKey [165].
 */
export interface KeyAsked { courtKey: string, organizationKey: string, ownCourtKey: string | null }

/** Whether the whole court is asked for: by its OrganizationKey, or by its own CourtKey (domain §4). */
export function asksWholeCourt ({ courtKey, organizationKey, ownCourtKey }: KeyAsked): boolean {
  return [organizationKey, ownCourtKey].some(key => key !== null && plainText(key) === plainText(courtKey))
}

/** Whether one of the keys is the whole court's. */
export function nameWholeCourt (keys: readonly string[], asked: Omit<KeyAsked, 'courtKey'>): boolean {
  return keys.some(courtKey => asksWholeCourt({ ...asked, courtKey }))
}

/** Whether a key is one of these. */
export function nameKey (keys: readonly string[], wanted: string): boolean {
  return keys.some(key => plainText(key) === plainText(wanted))
}

/**
 * Whether one who asks by a key sees what is bound to these keys (domain §7): a division
 * its own and what is court-wide, the whole court all. Without keys it is court-wide.
 */
export function seesKeys (keys: readonly string[], asked: KeyAsked): boolean {
  return asksWholeCourt(asked) || keys.length === 0 || nameWholeCourt(keys, asked) || nameKey(keys, asked.courtKey)
}

/** Where a key is used; the path is that of the element which has it. */
export interface KeyUse { path: string, key: string }

/**
 * Every use of a key of a court or a division by something else than
 * the court's details and CourtDivisions, in the policy's order.
 */
export function keyUses ({
  fees,
  codeTables,
  humanPolicies,
  exchanges,
  associatedPolicies,
  contacts,
  courtDivisions
}: Policy): KeyUse[] {
  return [
    ...usesOfAll('Policy/Contacts/Contact', contacts),
    ...courtDivisions.flatMap((division, index) =>
      usesOfAll(`Policy/CourtDivisions/CourtDivision[${index + 1}]/Contacts/Contact`, division.contacts ?? [])
    ),
    ...usesOfAll('Policy/CodeTables/CodeTable', codeTables),
    ...usesOfAll('Policy/Fees/Fee', fees),
    ...exchanges.flatMap(({ courtKey }, index) =>
      courtKey === null ? [] : [{ path: `Policy/Exchanges/Exchange[${index + 1}]/CourtKey`, key: courtKey }]
    ),
    // Its keys may stand in CourtKeys or not.
    ...associatedPolicies.flatMap(({ courtKeys }, index) =>
      courtKeys.map(key => ({ path: `Policy/AssociatedPolicies/AssociatedPolicy[${index + 1}]`, key }))
    ),
    ...usesOfAll('Policy/HumanPolicies/HumanPolicy', humanPolicies)
  ]
}

function usesOfAll (path: string, elements: readonly { courtKeys: readonly string[] }[]): KeyUse[] {
  return elements.flatMap(({ courtKeys }, index) =>
    courtKeys.map((key, place) => ({ path: `${path}[${index + 1}]/CourtKeys/CourtKey[${place + 1}]`, key })))
}
