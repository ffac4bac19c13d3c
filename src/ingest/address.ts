import type { Address, LinePart, Phone } from '../domain/policy/people-and-places.ts'
import { attributeOf, carry, extraLeft, many, take, textOf, valueOf, type BlockReader } from './block-reader.ts'
import { dateIn } from './typed-values.ts'

/** The most lines of an address, schemas §5.6. */
const mostLines = 5

/** What a line may be made of, schemas §5.6. */
const lineParts: ReadonlySet<string> = new Set([
  'Descriptor',
  'BuildingName',
  'StreetNumber',
  'StreetName',
  'StreetSuffix',
  'Directional',
  'UnitNumber',
  'ApartmentNumber',
  'POBox',
  'Suite'
])

/** Address/03, schemas §5.6: mixed content, so that its loose text counts. */
export function readAddress (block: BlockReader): Address {
  const text = (name: string): string | null => textOf(block, name)
  const lines = many(block, 'Line', 'optional', mostLines).map(readLine).filter(({ text }) => text !== '')
  // Where the parts stand is a guess: those beside the lines go through.
  carry(block, ...lineParts)
  return {
    addressType: attributeOf(block, 'AddressType'),
    ...readStatus(block),
    lines: lines.map(({ text }) => text),
    lineParts: lines.flatMap(({ parts }, index) => parts.map(part => ({ line: index + 1, ...part }))),
    suburb: text('Suburb'),
    city: text('City'),
    state: text('State'),
    county: text('County'),
    postalCode: text('PostalCode'),
    country: text('Country'),
    text: valueOf(block),
    extra: extraLeft(block)
  }
}

/** Phone/03, schemas §5.7. */
export function readPhone (block: BlockReader): Phone {
  return {
    phoneType: attributeOf(block, 'PhoneType'),
    ...readStatus(block),
    countryCode: textOf(block, 'CountryCode'),
    areaCode: textOf(block, 'AreaCode'),
    number: textOf(block, 'Number', 'required'),
    extension: textOf(block, 'Extension'),
    extra: extraLeft(block)
  }
}

/** Attributes that addresses and phones have in common. */
function readStatus (block: BlockReader): Pick<Address, 'status' | 'statusDate' | 'noticePriority'> {
  const date = attributeOf(block, 'StatusDate')
  return {
    status: attributeOf(block, 'Status'),
    statusDate: date === null ? null : dateIn(block, date, 'StatusDate'),
    noticePriority: attributeOf(block, 'NoticePriority')
  }
}

interface Line { text: string, parts: Omit<LinePart, 'line'>[] }

/** The texts of a line and of its parts, in their order. */
function readLine (line: BlockReader): Line {
  const loose = valueOf(line)
  const children = line.children.filter(({ name }) => lineParts.has(name))
  const textIn = new Map(children.map(child => [child, valueOf(take(line, child)) ?? '']))
  if (children.length === 0) return { text: loose ?? '', parts: [] }
  const texts = line.element.content.map(item => typeof item === 'string' ? item.trim() : textIn.get(item) ?? '')
  return {
    text: texts.filter(text => text !== '').join(' '),
    parts: children.map(child => ({ name: child.name, text: textIn.get(child) as string }))
  }
}
