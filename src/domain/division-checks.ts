import { nearNames } from './near-names.ts'
import type { Contact } from './people-and-places.ts'
import type { Policy } from './policy.ts'
import { repeated, type PolicyCheck, type PolicyFault } from './policy-check.ts'

/** Checks of the keys by which a policy names its court and its divisions. */
export const divisionChecks: readonly PolicyCheck[] = [
  { rule: 'keys-differ', find: findDifferingKeys },
  { rule: 'division-of-other-court', find: findDivisionsOfOtherCourts },
  { rule: 'division-repeated', find: findRepeatedDivisions },
  { rule: 'division-unknown', find: findUnknownDivisions }
]

/** Where a key is used; the path is that of the element which has it. */
interface KeyUse { path: string, key: string }

function findDifferingKeys ({ courtDetails: { organizationKey, courtKey } }: Policy): PolicyFault[] {
  if (organizationKey === null || courtKey === null || organizationKey === courtKey) return []
  const path = 'Policy/CourtDetails/CourtKey'
  return [{ path, message: `${path} is "${courtKey}" and the OrganizationKey beside it "${organizationKey}": in the court's own details both should be the same. Did the court mean "${organizationKey}"?` }]
}

function findDivisionsOfOtherCourts ({ organizationKey, courtDivisions }: Policy): PolicyFault[] {
  return courtDivisions.flatMap(({ courtDetails }, index) => {
    const key = courtDetails?.organizationKey ?? organizationKey
    const path = `${divisionPath(index)}/CourtDetails/OrganizationKey`
    return key === organizationKey
      ? []
      : [{ path, message: `${path} is "${key}": the court's own "${organizationKey}" is expected. A division's own key stands in CourtKey.` }]
  })
}

function findRepeatedDivisions ({ courtDivisions }: Policy): PolicyFault[] {
  return repeated(courtDivisions, division => division.courtDetails?.courtKey ?? null).map(({ value, place, first }) => {
    const path = `${divisionPath(place - 1)}/CourtDetails/CourtKey`
    return { path, message: `${path} is "${value}", as in CourtDivision[${first}]: each division is expected to have a CourtKey of its own. Give this one another, or leave one of the two out.` }
  })
}

function findUnknownDivisions (policy: Policy): PolicyFault[] {
  const known = knownKeys(policy)
  return keyUses(policy).filter(({ key }) => !known.has(key)).map(({ path, key }) => {
    const near = nearNames(key, [...known], 1).map(name => `Did the court mean "${name}"? If not, add the division.`).join('')
    return { path, message: `${path} is "${key}": the OrganizationKey or the CourtKey of a division in CourtDivisions is expected. ${near || 'Add the division, or name one that is there.'}` }
  })
}

function knownKeys ({ organizationKey, courtDetails, courtDivisions }: Policy): Set<string> {
  const keys = [organizationKey, courtDetails.courtKey, ...courtDivisions.map(division => division.courtDetails?.courtKey ?? null)]
  return new Set(keys.filter(key => key !== null))
}

function keyUses ({ fees, codeTables, humanPolicies, exchanges, contacts, courtDivisions }: Policy): KeyUse[] {
  return [
    ...usesOfAll('Policy/Contacts/Contact', contacts),
    ...courtDivisions.flatMap((division, index) => usesOfAll(`${divisionPath(index)}/Contacts/Contact`, division.contacts ?? [])),
    ...usesOfAll('Policy/CodeTables/CodeTable', codeTables),
    ...usesOfAll('Policy/Fees/Fee', fees),
    ...exchanges.flatMap(({ courtKey }, index) => courtKey === null ? [] : [{ path: `Policy/Exchanges/Exchange[${index + 1}]/CourtKey`, key: courtKey }]),
    ...usesOfAll('Policy/HumanPolicies/HumanPolicy', humanPolicies)
  ]
}

function usesOfAll (path: string, elements: readonly Pick<Contact, 'courtKeys'>[]): KeyUse[] {
  return elements.flatMap(({ courtKeys }, index) =>
    courtKeys.map((key, place) => ({ path: `${path}[${index + 1}]/CourtKeys/CourtKey[${place + 1}]`, key })))
}

const divisionPath = (index: number): string => `Policy/CourtDivisions/CourtDivision[${index + 1}]`
