import { element, listOf } from './write-xml.js'

/** Schemas §5.6: an address's children, the typed content of a local element. */
function addressContent (address) {
  return [
    ...address.lines.map(line => element('Address', 'Line', line)),
    ...['City', 'State', 'County', 'PostalCode', 'Country']
      .map(name => element('Address', name, address[name[0].toLowerCase() + name.slice(1)]))
  ]
}

/** Schemas §5.7, from `916-874-5522`. */
function phoneContent (phone) {
  const [areaCode, ...number] = phone.split('-')
  return [element('Phone', 'CountryCode', '1'), element('Phone', 'AreaCode', areaCode), element('Phone', 'Number', number.join('-'))]
}

/** The contact parts that Person and Organization share, each in its own schema. */
function contactParts (schema, party) {
  return [
    listOf(schema, 'Addresses', 'Address', party.addresses, addressContent),
    element(schema, 'Phones', (party.phones ?? []).map(phone => element(schema, 'Phone', phoneContent(phone), { PhoneType: 'Office' }))),
    listOf(schema, 'Emails', 'Email', party.emails),
    listOf(schema, 'WebAddresses', 'WebAddress', party.webAddresses)
  ]
}

const nameParts = ['title', 'salutation', 'fullName', 'firstName', 'middleName', 'lastName', 'suffix', 'designation']

/** Schemas §5.4. */
export function personContent (person) {
  const name = nameParts.map(part => element('Person', part[0].toUpperCase() + part.slice(1), person[part]))
  return [element('Person', 'Name', name), ...contactParts('Person', person)]
}

/** Schemas §5.5. */
export function organizationContent (organization) {
  return [element('Organization', 'Name', organization.name), ...contactParts('Organization', organization)]
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const timeOf = time => time === undefined ? null : `${time}:00`

/** Schemas §6.1, from spans of weekdays `{ from, to, open, close }`; an absent `to` is a span of one day. */
export function hoursContent ({ days, holidays = [] }) {
  const part = (name, value) => element('HoursOfOperation', name, value)
  const dayNames = span => weekdays.slice(weekdays.indexOf(span.from), weekdays.indexOf(span.to ?? span.from) + 1)
  return [
    part('Days', days.flatMap(span => dayNames(span).map(day =>
      part('Day', [part('DayName', day), part('Open', timeOf(span.open)), part('Close', timeOf(span.close))])))),
    part('Holidays', holidays.map(holiday => part('Holiday', [
      part('HolidayName', holiday.name),
      part('Date', holiday.date),
      part('Open', timeOf(holiday.open)),
      part('Close', timeOf(holiday.close)),
      part('Note', holiday.note)
    ])))
  ]
}

/** Schemas §5.9: Contacts, whose container and items are in the schema that holds them. */
export function contacts (schema, list = [], keyOf) {
  const part = (name, value) => element('Contact', name, value)
  return listOf(schema, 'Contacts', 'Contact', list, contact => [
    listOf('Contact', 'CourtKeys', 'CourtKey', contact.courtKeys, keyOf),
    part('Person', contact.person && personContent(contact.person)),
    part('Organization', contact.organization && organizationContent(contact.organization)),
    part('HoursOfOperation', contact.hours && hoursContent(contact.hours)),
    part('Note', contact.note)
  ])
}
