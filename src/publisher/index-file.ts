import { placesIn, withPieces, type XmlPlace } from './xml-places.ts'
import type { PublishedAs } from './relabel.ts'

const NAMESPACE = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01/'

/** What an index says of a policy. */
export interface IndexLine extends PublishedAs { organizationKey: string, name: string | null, location: string }

/** An index of our profile that lists nothing yet. */
export const EMPTY_INDEX = `<?xml version="1.0" encoding="UTF-8"?>\n<Index:Index xmlns:Index="${NAMESPACE}">\n</Index:Index>\n`

/** An index with one more policy; every other byte stays. Undefined where it has none of the shape that we write. */
export function withPolicy (index: Uint8Array, line: IndexLine): Uint8Array | undefined {
  return withItem(index, 'Policies', prefix => policyLines(line, prefix))
}

/** An index with one more local index. */
export function withLocalIndex (index: Uint8Array, location: string): Uint8Array | undefined {
  return withItem(index, 'LocalIndexes', prefix => [`<${prefix}LocalIndex>`, `  <${prefix}Location>${escaped(location)}</${prefix}Location>`, `</${prefix}LocalIndex>`])
}

/** Lines that are written within a container; a prefix comes with its colon. */
type Item = (prefix: string) => string[]

function withItem (index: Uint8Array, container: string, item: Item): Uint8Array | undefined {
  const text = Buffer.from(index).toString('latin1')
  const places = placesIn(text, 2)
  const root = places.find(({ path }) => path === 'Index' || path === 'PolicyIndex')
  if (root === undefined) return undefined
  const prefix = root.tag.slice(0, root.tag.lastIndexOf(':') + 1)
  const found = places.filter(({ path }) => path.endsWith(`/${container}`)).at(-1)
  const pieces = found === undefined
    ? [atEnd(text, root, [`<${prefix}${container}>`, ...indented(item(prefix)), `</${prefix}${container}>`], '  ')]
    : [found.isEmptyTag
        ? { from: found.start, to: found.end, piece: [`<${prefix}${container}>`, ...indented(item(prefix)).map(line => `  ${line}`), `  </${prefix}${container}>`].join('\n') }
        : atEnd(text, found, item(prefix), '    ')]
  return Buffer.from(withPieces(text, pieces), 'latin1')
}

/** Before the end tag, which keeps its own indentation. */
function atEnd (text: string, { contentEnd }: XmlPlace, lines: readonly string[], indentation: string): { from: number, to: number, piece: string } {
  const lineStart = text.lastIndexOf('\n', contentEnd - 1) + 1
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, contentEnd)) && lineStart > 0
  const piece = lines.map(line => `${indentation}${line}\n`).join('')
  return isAlone ? { from: lineStart, to: lineStart, piece } : { from: contentEnd, to: contentEnd, piece: `\n${piece}` }
}

const indented = (lines: readonly string[]): string[] => lines.map(line => `  ${line}`)

function policyLines ({ effective, location, name, organizationKey, published, version }: IndexLine, prefix: string): string[] {
  const part = (tag: string, value: string): string => `<${prefix}${tag}>${escaped(value)}</${prefix}${tag}>`
  const [major = '', ...minors] = version.split('.')
  return [
    `<${prefix}Policy>`,
    ...indented([
      part('OrganizationKey', organizationKey),
      ...name === null ? [] : [part('Name', name)],
      `<${prefix}Version>`, ...indented([part('MajorVersion', major), ...minors.map(minor => part('MinorVersion', minor))]), `</${prefix}Version>`,
      part('PublicationDate', published.slice(0, 10)), part('PublicationHour', published.slice(11)),
      part('EffectiveDate', effective.slice(0, 10)), part('EffectiveHour', effective.slice(11)),
      part('Location', location)
    ]),
    `</${prefix}Policy>`
  ]
}

/** In ASCII alone, so that it is the same in every encoding that an index may have. */
const escaped = (text: string): string => [...text].map(sign => /[<>&]|[^\x20-\x7e]/.test(sign) ? `&#${sign.codePointAt(0) ?? 0};` : sign).join('')
