import { contacts, hoursContent, organizationContent } from './people-xml.js'
import { element, listOf } from './write-xml.js'

/** The full court key of a short one in the data: `*` is the whole court, `Civil` the division OrganizationKey + `Civil`. */
export const courtKeysOf = organizationKey => short => short === '*' ? organizationKey : organizationKey + short

/** Schemas §5.1: a court's or a division's details; what a division does not say is the court's. */
export function courtDetailsContent (court, unit = { courtKey: court.organizationKey }) {
  const part = (name, value, attributes) => element('CourtDetails', name, value, attributes)
  return [
    part('OrganizationKey', court.organizationKey),
    part('CourtKey', unit.courtKey),
    part('Court', organizationContent({ ...court.organization, ...unit.organization })),
    part('Country', court.country),
    part('State', court.state),
    part('County', court.county),
    part('CourtType', court.courtType),
    part('Division', unit.division, unit.divisionCode === undefined ? {} : { Code: unit.divisionCode }),
    part('Location', unit.location ?? court.location),
    part('CourtCode', court.courtCode)
  ]
}

/** Schemas §5.2: only what differs from the court stands in a division [169][177]. */
export function courtDivisions (court, divisions) {
  const keyOf = courtKeysOf(court.organizationKey)
  return listOf('Policy', 'CourtDivisions', 'CourtDivision', divisions, unit => [
    element('CourtDivision', 'CourtDetails', courtDetailsContent(court, { ...unit, courtKey: keyOf(unit.key) })),
    element('CourtDivision', 'HoursOfOperation', unit.hours && hoursContent(unit.hours)),
    contacts('CourtDivision', unit.contacts, keyOf)
  ])
}
