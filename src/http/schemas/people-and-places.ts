import { Type, type TSchema } from 'typebox'
import { exactly, orNull, ref, textOrNull } from './atoms.ts'

const texts = Type.Array(Type.String())
const extra = Type.Array(ref('Extra'))
const unit = orNull(exactly({ name: Type.String(), code: textOrNull, number: textOrNull }))
const status = { status: textOrNull, statusDate: textOrNull, noticePriority: textOrNull }

/** What `policy-reader/1` did not take from a document: as known before it was read again, it is not there. */
const later = <T extends TSchema>(schema: T) => Type.Optional(schema)
const notice = { noticeType: later(textOrNull), noticeRole: later(textOrNull), noticeSwitch: later(textOrNull) }

const address = exactly({
  addressType: textOrNull,
  ...status,
  lines: texts,
  lineParts: later(Type.Array(exactly({ line: Type.Integer({ description: 'From 1.' }), name: Type.String(), text: Type.String() }), { description: 'What the lines declare of their parts.' })),
  suburb: textOrNull,
  city: textOrNull,
  state: textOrNull,
  county: textOrNull,
  postalCode: textOrNull,
  country: textOrNull,
  text: textOrNull,
  extra
}, { $id: 'Address', description: 'Facts §5.6.' })

const phone = exactly({
  phoneType: textOrNull,
  ...status,
  countryCode: textOrNull,
  areaCode: textOrNull,
  number: textOrNull,
  extension: textOrNull,
  extra
}, { $id: 'Phone', description: 'Facts §5.7.' })

const ways = { addresses: Type.Array(ref('Address')), phones: Type.Array(ref('Phone')), emails: texts, webAddresses: texts, extra }

const personName = exactly({
  text: textOrNull,
  title: textOrNull,
  salutation: textOrNull,
  fullName: textOrNull,
  firstName: textOrNull,
  middleName: textOrNull,
  lastName: textOrNull,
  suffix: textOrNull,
  designation: textOrNull,
  extra
}, { $id: 'PersonName' })

const person = exactly({ personKey: later(textOrNull), ...notice, name: orNull(ref('PersonName')), ...ways }, { $id: 'Person', description: 'Facts §5.4.' })
const organization = exactly({ organizationKey: later(textOrNull), ...notice, name: textOrNull, ...ways }, { $id: 'Organization', description: 'Facts §5.5.' })

const hours = exactly({
  title: textOrNull,
  days: Type.Array(exactly({ dayName: textOrNull, open: textOrNull, close: textOrNull, extra })),
  holidays: Type.Array(exactly({ holidayName: textOrNull, date: textOrNull, open: textOrNull, close: textOrNull, note: textOrNull, extra })),
  extra
}, { $id: 'HoursOfOperation', description: 'Facts §6.1.' })

const contact = exactly({
  courtKeys: texts,
  person: orNull(ref('Person')),
  organization: orNull(ref('Organization')),
  hoursOfOperation: orNull(ref('HoursOfOperation')),
  note: textOrNull,
  extra
}, { $id: 'Contact', description: 'Facts §5.9.' })

const details = exactly({
  organizationKey: textOrNull,
  courtKey: textOrNull,
  court: orNull(ref('Organization')),
  country: textOrNull,
  state: textOrNull,
  county: textOrNull,
  courtType: textOrNull,
  division: unit,
  subdivision: unit,
  group: unit,
  location: unit,
  department: unit,
  courtCode: textOrNull,
  include: textOrNull,
  extra
}, { $id: 'CourtDetails', description: 'Facts §5.1.' })

const division = exactly({
  courtDetails: orNull(ref('CourtDetails')),
  hoursOfOperation: orNull(ref('HoursOfOperation')),
  contacts: orNull(Type.Array(ref('Contact'))),
  extra
}, { $id: 'CourtDivision', description: 'Facts §5.2.' })

export const peopleSchemas = [address, phone, personName, person, organization, hours, contact, details, division]
