import { html } from 'hono/html'
import type {
  Address,
  HoursOfOperation,
  Organization,
  Person,
  PersonName,
  Phone
} from '../../domain/policy/people-and-places.ts'
import type { Markup } from '../page.ts'
import { dateInWords, timeInWords } from '../words.ts'

/** Where somebody can be reached. */
export type Reached = Pick<Organization, 'addresses' | 'phones' | 'emails' | 'webAddresses'>

/** Addresses, telephones and the rest as rows of facts; what is not stated has no row. */
export function waysToReach ({ addresses, emails, phones, webAddresses }: Reached): Markup {
  return html`${addresses.map(
    address => html`<dt>${address.addressType ?? 'Address'}</dt><dd>${addressLines(address).map((line, place) => html`${place === 0 ? '' : html`<br>`}${line}`)}</dd>
`
  )}${phones.map(
    phone => html`<dt>${phone.phoneType === null ? 'Telephone' : `Telephone, ${phone.phoneType.toLowerCase()}`}</dt><dd>${phoneInWords(phone)}</dd>
`
  )}${emails.map(
    email => html`<dt>E-mail</dt><dd>${emailLink(email)}</dd>
`
  )}${webAddresses.map(
    address => html`<dt>Web</dt><dd>${webLink(address)}</dd>
`
  )}`
}

/** The address as it is put on an envelope. */
function addressLines ({ city, country, lines, postalCode, state, suburb, text }: Address): string[] {
  const place = [[city, state].filter(each => each !== null).join(', '), postalCode ?? '']
    .filter(each => each !== '')
    .join(' ')
  return [
    ...lines,
    suburb ?? '',
    place,
    country === null || country === 'US' ? '' : country,
    lines.length === 0 ? (text ?? '') : ''
  ].filter(line => line.trim() !== '')
}

function phoneInWords ({ areaCode, countryCode, extension, number }: Phone): string {
  const parts = [
    countryCode === null ? '' : `+${countryCode.replace(/^\+/, '')}`,
    areaCode ?? '',
    number ?? '',
    extension === null ? '' : `extension ${extension}`
  ]
  return parts.filter(part => part !== '').join(' ')
}

/** What a browser would run is no link: only what leads to a mailbox or a site. */
const emailLink = (email: string): Markup | string =>
  /^[\w.+'-]+@[\w.-]+$/.test(email) ? html`<a href="mailto:${email}">${email}</a>` : email

/** The same of a site. */
export const webLink = (address: string): Markup | string =>
  /^https?:\/\//i.test(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : address

/** The name of a person, with the title; null where none is stated. */
export function personInWords ({ name }: Pick<Person, 'name'>): string | null {
  if (name === null) return null
  const full = name.fullName ?? (inParts(name) || name.text)
  return [full, name.title].filter(each => each !== null && each !== '').join(', ') || null
}

const inParts = ({ firstName, lastName, middleName, suffix }: PersonName): string =>
  [firstName, middleName, lastName, suffix].filter(each => each !== null).join(' ')

/** When somebody can be reached, in a row of facts. */
export function hoursRow ({ days, holidays }: HoursOfOperation): Markup {
  const rows = days.map(({ close, dayName, open }) => `${dayName ?? 'A day without a name'}: ${spanOf(open, close)}`)
  const off = holidays.map(
    ({ close, date, holidayName, open }) =>
      `${holidayName ?? 'Holiday'}${date === null ? '' : `, ${dateInWords(date)}`}: ${open === null && close === null ? 'closed' : spanOf(open, close)}`
  )
  return html`<dt>Hours</dt><dd>${[...rows, ...off].map((line, place) => html`${place === 0 ? '' : html`<br>`}${line}`)}</dd>
`
}

const spanOf = (open: string | null, close: string | null): string => `${timeOf(open)} to ${timeOf(close)}`

/** What is no time of day stays as it is printed. */
export const timeOf = (time: string | null): string =>
  time === null ? 'not stated' : /^\d\d:\d\d(:\d\d)?$/.test(time) ? timeInWords(time) : time
