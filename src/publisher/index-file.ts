import type { Version } from '../domain/policy/version.ts'
import type { Label } from '../domain/time/court-time.ts'
import type { Publication } from '../domain/time/publication.ts'
import { placesIn, withPieces, type XmlPlace } from './xml-places.ts'

const NAMESPACE = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01/'

/** What an index says of a policy; null where nobody knows. Of a publication the hour may be unknown alone. */
export interface IndexLine {
  organizationKey: string
  name: string | null
  version: Version | null
  published: Publication | null
  effective: Label | null
  location: string
}

/** A court of a mirror, and when it was last checked as a whole (ISO 8601, UTC); null: never. */
export interface MirroredCourt { organizationKey: string, checkedAt: string | null }

/** An index of our profile that lists nothing yet. */
export const EMPTY_INDEX = `<?xml version="1.0" encoding="UTF-8"?>\n<Index:Index xmlns:Index="${NAMESPACE}">\n</Index:Index>\n`

/** An index with one more policy; every other byte stays. Undefined where it has none of the shape that we write. */
export function withPolicy (index: Uint8Array, line: IndexLine): Uint8Array | undefined {
  return withItem(index, 'Policies', prefix => policyLines(line, prefix))
}

/** An index with one more local index. */
export function withLocalIndex (index: Uint8Array, location: string): Uint8Array | undefined {
  return withItem(index, 'LocalIndexes', prefix => [
    `<${prefix}LocalIndex>`,
    `  <${prefix}Location>${escaped(location)}</${prefix}Location>`,
    `</${prefix}LocalIndex>`
  ])
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
  const pieces =
    found === undefined
      ? [atEnd(text, root, [`<${prefix}${container}>`, ...indented(item(prefix)), `</${prefix}${container}>`], '  ')]
      : [
          found.isEmptyTag
            ? {
                from: found.start,
                to: found.end,
                piece: [
                  `<${prefix}${container}>`,
                  ...indented(item(prefix)).map(line => `  ${line}`),
                  `  </${prefix}${container}>`
                ].join('\n')
              }
            : atEnd(text, found, item(prefix), '    ')
        ]
  return Buffer.from(withPieces(text, pieces), 'latin1')
}

/** Before the end tag, which keeps its own indentation. */
function atEnd (
  text: string,
  { contentEnd }: XmlPlace,
  lines: readonly string[],
  indentation: string
): { from: number, to: number, piece: string } {
  const lineStart = text.lastIndexOf('\n', contentEnd - 1) + 1
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, contentEnd)) && lineStart > 0
  const piece = lines.map(line => `${indentation}${line}\n`).join('')
  return isAlone
    ? { from: lineStart, to: lineStart, piece }
    : { from: contentEnd, to: contentEnd, piece: `\n${piece}` }
}

const indented = (lines: readonly string[]): string[] => lines.map(line => `  ${line}`)

function policyLines (
  { effective, location, name, organizationKey, published, version }: IndexLine,
  prefix: string
): string[] {
  const part = (tag: string, value: string): string => `<${prefix}${tag}>${escaped(value)}</${prefix}${tag}>`
  const label = (kind: string, text: string | null): string[] =>
    text === null
      ? []
      : [part(`${kind}Date`, text.slice(0, 10)), ...(text.length > 10 ? [part(`${kind}Hour`, text.slice(11))] : [])]
  const [major = '', ...minors] = version?.split('.') ?? []
  const versioned = [
    `<${prefix}Version>`,
    ...indented([part('MajorVersion', major), ...minors.map(minor => part('MinorVersion', minor))]),
    `</${prefix}Version>`
  ]
  return [
    `<${prefix}Policy>`,
    ...indented([
      part('OrganizationKey', organizationKey),
      ...(name === null ? [] : [part('Name', name)]),
      ...(version === null ? [] : versioned),
      ...label('Publication', published),
      ...label('Effective', effective),
      part('Location', location)
    ]),
    `</${prefix}Policy>`
  ]
}

/**
 * An index of a mirror: that it is one, and of which courts, comes
 * first; then policies and further indexes, each by its location.
 */
export function mirrorIndex ({
  courts,
  localIndexes,
  policies
}: {
  courts: readonly MirroredCourt[]
  policies: readonly IndexLine[]
  localIndexes: readonly string[]
}): string {
  const part = (tag: string, value: string): string => `<Index:${tag}>${escaped(value)}</Index:${tag}>`
  const within = (tag: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`<Index:${tag}>`, ...indented(lines), `</Index:${tag}>`]
  const lines = [
    '<Index:Mirror>',
    ...indented(
      courts.flatMap(({ checkedAt, organizationKey }) =>
        within('Court', [
          part('OrganizationKey', organizationKey),
          ...(checkedAt === null ? [] : [part('CheckedAt', checkedAt)])
        ])
      )
    ),
    '</Index:Mirror>',
    ...within(
      'Policies',
      policies.flatMap(line => policyLines(line, 'Index:'))
    ),
    ...within(
      'LocalIndexes',
      localIndexes.flatMap(location => within('LocalIndex', [part('Location', location)]))
    )
  ]
  return EMPTY_INDEX.replace('</Index:Index>', `${indented(lines).join('\n')}\n</Index:Index>`)
}

/** In ASCII alone, so that it is the same in every encoding that an index may have. */
const escaped = (text: string): string =>
  [...text].map(sign => (/[<>&]|[^\x20-\x7e]/.test(sign) ? `&#${sign.codePointAt(0) ?? 0};` : sign)).join('')
