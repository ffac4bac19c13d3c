import type { Block } from './extra.ts'

/** Schemas §5.3: an identity only; its date and version select nothing. */
export interface Key extends Block {
  courtKey: string | null
  year: string | null
  month: string | null
  day: string | null
  hour: string | null
  minute: string | null
  second: string | null
  organizationKey: string | null
  application: string | null
  version: string | null
  suffix: string | null
}

/**
 * A part that a line of an address declares, schemas §5.6: `StreetName`, `Suite`; `line` is the line's place from 1.
 */
export interface LinePart { line: number, name: string, text: string }

/**
 * Schemas §5.6, mixed content: `text` is the loose text between the parts; `lines` have the texts of their parts too.
 */
export interface Address extends Block {
  addressType: string | null
  status: string | null
  statusDate: string | null
  noticePriority: string | null
  lines: string[]
  lineParts: LinePart[]
  suburb: string | null
  city: string | null
  state: string | null
  county: string | null
  postalCode: string | null
  country: string | null
  text: string | null
}

/** Schemas §5.7. */
export interface Phone extends Block {
  phoneType: string | null
  status: string | null
  statusDate: string | null
  noticePriority: string | null
  countryCode: string | null
  areaCode: string | null
  number: string | null
  extension: string | null
}

export interface PersonName extends Block {
  text: string | null
  title: string | null
  salutation: string | null
  fullName: string | null
  firstName: string | null
  middleName: string | null
  lastName: string | null
  suffix: string | null
  designation: string | null
}

/** Attributes that tell whom a notice goes to, and how; as printed, schemas §5.4 and §5.5. */
export interface Noticed { noticeType: string | null, noticeRole: string | null, noticeSwitch: string | null }

/** Schemas §5.4: name and contact parts; the rest goes through under `extra`. */
export interface Person extends Block, Noticed {
  personKey: string | null
  name: PersonName | null
  addresses: Address[]
  phones: Phone[]
  emails: string[]
  webAddresses: string[]
}

/** Schemas §5.5. */
export interface Organization extends Block, Noticed {
  organizationKey: string | null
  name: string | null
  addresses: Address[]
  phones: Phone[]
  emails: string[]
  webAddresses: string[]
}

/** Division, Subdivision, Group, Location or Department of CourtDetails, schemas §5.1. */
export interface CourtUnit { name: string, code: string | null, number: string | null }

/** Schemas §5.1. */
export interface CourtDetails extends Block {
  organizationKey: string | null
  courtKey: string | null
  court: Organization | null
  country: string | null
  state: string | null
  county: string | null
  courtType: string | null
  division: CourtUnit | null
  subdivision: CourtUnit | null
  group: CourtUnit | null
  location: CourtUnit | null
  department: CourtUnit | null
  courtCode: string | null
  include: string | null
}

export interface Day extends Block { dayName: string | null, open: string | null, close: string | null }

export interface Holiday extends Block {
  holidayName: string | null
  date: string | null
  open: string | null
  close: string | null
  note: string | null
}

/** Schemas §6.1: a weekday not listed is closed; a holiday without Open and Close is closed all day. */
export interface HoursOfOperation extends Block { title: string | null, days: Day[], holidays: Holiday[] }

/** Schemas §5.9. */
export interface Contact extends Block {
  courtKeys: string[]
  person: Person | null
  organization: Organization | null
  hoursOfOperation: HoursOfOperation | null
  note: string | null
}

/** Schemas §5.2: an element present here replaces the court's whole element [169][177]; null or absent inherits. */
export interface CourtDivision extends Block {
  courtDetails: CourtDetails | null
  hoursOfOperation: HoursOfOperation | null
  contacts: Contact[] | null
}
