import { Type, type TSchema } from 'typebox'
import { exactly, orNull, ref, textOrNull } from './atoms.ts'

const texts = Type.Array(Type.String())
const extra = Type.Array(ref('Extra'))
/** Division, Subdivision, Group, Location or Department. */
export const unit = orNull(exactly({ name: Type.String(), code: textOrNull, number: textOrNull }))
const status = { status: textOrNull, statusDate: textOrNull, noticePriority: textOrNull }

/** What `policy-reader/1` did not take from a document: as known before it was read again, it is not there. */
const later = <T extends TSchema>(schema: T) => Type.Optional(schema)
const notice = { noticeType: later(textOrNull), noticeRole: later(textOrNull), noticeSwitch: later(textOrNull) }

const address = exactly(
  {
    addressType: textOrNull,
    ...status,
    lines: texts,
    lineParts: later(
      Type.Array(
        exactly({ line: Type.Integer({ description: 'From 1.' }), name: Type.String(), text: Type.String() }),
        { description: 'What the lines declare of their parts.' }
      )
    ),
    suburb: textOrNull,
    city: textOrNull,
    state: textOrNull,
    county: textOrNull,
    postalCode: textOrNull,
    country: textOrNull,
    text: textOrNull,
    extra
  },
  {
    $id: 'Address',
    description: 'An address as the policy prints it; `text` is what stands loose between its parts.'
  }
)

const phone = exactly({
  phoneType: textOrNull,
  ...status,
  countryCode: textOrNull,
  areaCode: textOrNull,
  number: textOrNull,
  extension: textOrNull,
  extra
}, { $id: 'Phone', description: 'A telephone number, in the parts that the policy prints.' })

const ways = {
  addresses: Type.Array(ref('Address')),
  phones: Type.Array(ref('Phone')),
  emails: texts,
  webAddresses: texts,
  extra
}

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

const person = exactly(
  { personKey: later(textOrNull), ...notice, name: orNull(ref('PersonName')), ...ways },
  { $id: 'Person', description: 'A person: name, and ways to reach them [160][170].' }
)
const organization = exactly(
  { organizationKey: later(textOrNull), ...notice, name: textOrNull, ...ways },
  { $id: 'Organization', description: 'A court or another organisation: name, and ways to reach it [161][170].' }
)

const hours = exactly(
  {
    title: textOrNull,
    days: Type.Array(exactly({ dayName: textOrNull, open: textOrNull, close: textOrNull, extra })),
    holidays: Type.Array(
      exactly({
        holidayName: textOrNull,
        date: textOrNull,
        open: textOrNull,
        close: textOrNull,
        note: textOrNull,
        extra
      })
    ),
    extra
  },
  {
    $id: 'HoursOfOperation',
    description:
      'Regular days and hours, and holidays, as printed [177]: a weekday that is not listed is closed, and a holiday without hours all day.'
  }
)

const contact = exactly({
  courtKeys: texts,
  person: orNull(ref('Person')),
  organization: orNull(ref('Organization')),
  hoursOfOperation: orNull(ref('HoursOfOperation')),
  note: textOrNull,
  extra
}, { $id: 'Contact', description: 'A person or an organisation within the court, and how to reach them [170].' })

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
}, { $id: 'CourtDetails', description: 'Keys, name and place of a court or of a division [161]-[166].' })

const division = exactly(
  {
    courtDetails: orNull(ref('CourtDetails')),
    hoursOfOperation: orNull(ref('HoursOfOperation')),
    contacts: orNull(Type.Array(ref('Contact'))),
    extra
  },
  {
    $id: 'CourtDivision',
    description:
      "A division: an element that it has replaces the court's whole element; null is as the court has it [169][177]."
  }
)

export const peopleSchemas = [address, phone, personName, person, organization, hours, contact, details, division]
