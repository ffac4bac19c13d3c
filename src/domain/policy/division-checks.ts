import { keyUses } from './court-keys.ts'
import { nearNames } from '../text/near-names.ts'
import type { Policy } from './policy.ts'
import { repeated, type PolicyCheck, type PolicyFault } from './policy-check.ts'
import { plainText } from '../text/text-match.ts'

/** Checks of the keys by which a policy names its court and its divisions. */
export const divisionChecks: readonly PolicyCheck[] = [
  { rule: 'keys-differ', find: findDifferingKeys },
  { rule: 'division-of-other-court', find: findDivisionsOfOtherCourts },
  { rule: 'division-repeated', find: findRepeatedDivisions },
  { rule: 'division-unknown', find: findUnknownDivisions }
]

function findDifferingKeys ({ courtDetails: { organizationKey, courtKey } }: Policy): PolicyFault[] {
  if (organizationKey === null || courtKey === null || organizationKey === courtKey) return []
  const path = 'Policy/CourtDetails/CourtKey'
  return [
    {
      path,
      message: `${path} is "${courtKey}" and the OrganizationKey beside it "${organizationKey}": in the court's own details both should be the same. Did the court mean "${organizationKey}"?`
    }
  ]
}

function findDivisionsOfOtherCourts ({ organizationKey, courtDivisions }: Policy): PolicyFault[] {
  return courtDivisions.flatMap(({ courtDetails }, index) => {
    const key = courtDetails?.organizationKey ?? organizationKey
    const path = `${divisionPath(index)}/CourtDetails/OrganizationKey`
    return key === organizationKey
      ? []
      : [
          {
            path,
            message: `${path} is "${key}": the court's own "${organizationKey}" is expected. A division's own key stands in CourtKey.`
          }
        ]
  })
}

function findRepeatedDivisions ({ courtDivisions }: Policy): PolicyFault[] {
  return repeated(courtDivisions, division => division.courtDetails?.courtKey ?? null).map(
    ({ value, place, first }) => {
      const path = `${divisionPath(place - 1)}/CourtDetails/CourtKey`
      return {
        path,
        message: `${path} is "${value}", as in CourtDivision[${first}]: each division is expected to have a CourtKey of its own. Give this one another, or leave one of the two out.`
      }
    }
  )
}

function findUnknownDivisions (policy: Policy): PolicyFault[] {
  const known = new Map(knownKeys(policy).map(key => [plainText(key), key]))
  return keyUses(policy).filter(({ key }) => !known.has(plainText(key))).map(({ path, key }) => {
    const near = nearNames(key, [...known.values()], 1)
      .map(name => `Did the court mean "${name}"? If not, add the division.`)
      .join('')
    return {
      path,
      message: `${path} is "${key}": the OrganizationKey or the CourtKey of a division in CourtDivisions is expected. ${near || 'Add the division, or name one that is there.'}`
    }
  })
}

function knownKeys ({ organizationKey, courtDetails, courtDivisions }: Policy): string[] {
  const keys = [
    organizationKey,
    courtDetails.courtKey,
    ...courtDivisions.map(division => division.courtDetails?.courtKey ?? null)
  ]
  return keys.filter(key => key !== null)
}

const divisionPath = (index: number): string => `Policy/CourtDivisions/CourtDivision[${index + 1}]`
