import { isDate } from '../domain/time/wall-clock.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { valueOf, one, type BlockReader, type Need } from './block-reader.ts'
import type { Detail } from './report.ts'
import { quote } from './report.ts'

/** A closed list of values, and the paragraphs that give it. */
export interface Enumeration { values: readonly string[], paragraphs: readonly number[] }

/** Section 2.1. */
export const mimeTypes: Enumeration = {
  values: [
    'text/html',
    'text/plain',
    'text/richtext',
    'text/xml',
    'image/tiff',
    'image/gif',
    'image/jpeg',
    'image/bmp',
    'application/msword',
    'application/octet-stream',
    'application/pdf',
    'Other'
  ],
  paragraphs: [127]
}

/** Section 2.2. */
export const encodings: Enumeration = { values: ['Base64', 'Link', 'Path', 'Absent'], paragraphs: [134] }

/** Section 2.3. */
export const replyToProtocols: Enumeration = {
  values: ['HTTP', 'HTTPS', 'SOAP', 'SOAPS', 'SMTP', 'FTP', 'Facsimile', 'Post', 'Media'],
  paragraphs: [146]
}

/** Section 2.4. */
export const deliveryFormats: Enumeration = {
  values: [
    'Links to Information',
    'XML as Email Attachment',
    'XML and Formatted Document(s) as Email Attachment(s)',
    'Formatted Document(s) Only as Email Attachment(s)'
  ],
  paragraphs: [147]
}

/** Section 2.5. */
export const documentVersions: Enumeration = { values: ['Final', 'Draft', 'Exhibit', 'Data File'], paragraphs: [128] }

/** Include, FirstPaper, Alphabetize: schemas §2.2 and §3.5. */
export const yesNo: Enumeration = { values: ['Yes', 'No'], paragraphs: [] }

/** The value as printed, with a finding where the list does not have it. */
export function oneOf (
  block: BlockReader,
  value: string | null,
  { values, paragraphs }: Enumeration,
  attribute?: string
): string | null {
  if (value === null || values.includes(value)) return value
  forbid(
    block,
    path =>
      `${path} is ${quote(value)}: ${listed(values)} is expected. ${didYouMean(nearNames(value, values, 1)[0])}`,
    { paragraphs, ...(attribute === undefined ? {} : { attribute }) }
  )
  return value
}

/** The value of a child that says yes or no. */
export function yesNoOf (block: BlockReader, name: string): string | null {
  const child = one(block, name)
  return child === undefined ? null : oneOf(child, valueOf(child), yesNo)
}

/** A date, `YYYY-MM-DD`, without its zone; one that the calendar does not have is kept as printed, with a finding. */
export function dateOf (block: BlockReader, name: string, need: Need = 'optional'): string | null {
  const child = one(block, name, need)
  const text = child === undefined ? null : valueOf(child)
  return child === undefined || text === null ? null : dateIn(child, text)
}

/** The date in a text of a block or of its attribute. */
export function dateIn (block: BlockReader, text: string, attribute?: string): string {
  const where = attribute === undefined ? {} : { attribute }
  const date = withoutZone(text)
  if (!isDate(date)) {
    forbid(
      block,
      path =>
        `${path} is ${quote(text)}: a date of the calendar, YYYY-MM-DD, is expected. ${didYouMean(dateMeant(text))}`,
      where
    )
    return text
  }
  if (date !== text) {
    block.context.report.tell(
      'date-with-zone',
      block.element,
      path =>
        `${path} is ${quote(text)}: a date without a time zone is expected, and "${date}" is taken. Leave the zone out.`,
      where
    )
  }
  return date
}

/** The text without the zone that xsd:date allows behind a date. */
export function withoutZone (text: string): string {
  return text.replace(/(?<=^\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$/, '')
}

/** The date that a text written another way is likely to mean: `3/2/2005`, `2005/3/2`, `20050302`. */
export function dateMeant (text: string): string | undefined {
  const [, usMonth, usDay, usYear] = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})$/.exec(text) ?? []
  const [, year = usYear, month = usMonth, day = usDay] = /^(\d{4})[/.-]?(\d\d?)[/.-]?(\d\d?)$/.exec(text) ?? []
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

/** The value of a child of type xsd:integer; null, with a finding and the text under extra, where it is none. */
export function integerOf (block: BlockReader, name: string, paragraphs: readonly number[]): number | null {
  return parsed(block, name, paragraphs, 'a whole number of bytes, in digits alone,', text => {
    const number = /^[+-]?\d+$/.test(text) ? Number(text) : NaN
    return Number.isSafeInteger(number) ? number : undefined
  })
}

/** The value of a child of type xsd:boolean, likewise. */
export function booleanOf (block: BlockReader, name: string, paragraphs: readonly number[]): boolean | null {
  return parsed(block, name, paragraphs, 'true or false', text => booleans.get(text))
}

const booleans: ReadonlyMap<string, boolean> = new Map([['true', true], ['1', true], ['false', false], ['0', false]])

function parsed<Value> (
  block: BlockReader,
  name: string,
  paragraphs: readonly number[],
  expected: string,
  parse: (text: string) => Value | undefined
): Value | null {
  const child = one(block, name)
  const text = child === undefined ? null : valueOf(child)
  if (child === undefined || text === null) return null
  const value = parse(text)
  if (value !== undefined) return value
  child.text = 'kept'
  forbid(child, path => `${path} is ${quote(text)}: ${expected} is expected. It is kept under extra; correct it.`, {
    paragraphs
  })
  return null
}

/** A finding that a value is none of its type's. */
export function forbid (block: BlockReader, message: (path: string) => string, detail: Detail = {}): void {
  block.context.report.tell('value-forbidden', block.element, message, detail)
}

/** The question that ends a message, or the advice where nothing is near. */
export function didYouMean (meant: string | undefined): string {
  return meant === undefined ? 'Correct it.' : `Did the court mean "${meant}"?`
}

const listed = (values: readonly string[]): string =>
  values.length === 2 ? values.join(' or ') : `one of ${values.join(', ')}`
