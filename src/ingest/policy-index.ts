import { labelOf, type Label } from '../domain/time/court-time.ts'
import { parseFileName } from '../domain/policy/file-name.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { IndexEntry, PolicyIndex } from '../domain/policy/policy.ts'
import { finding } from '../domain/policy/rules.ts'
import { versionOf, type Version } from '../domain/policy/version.ts'
import { extraLeft, many, one, open, textOf, valueOf, type BlockReader } from './block-reader.ts'
import { childrenOf, type XmlElement } from './element.ts'
import { tellUnusualNamespaces } from './namespaces.ts'
import { mirrorOf } from './mirror.ts'
import { quote, startReport } from './report.ts'
import { isIndexNamespace, policyOf } from './standard.ts'
import { dateIn, forbid, withoutZone } from './typed-values.ts'

/** What was made of an index; `unreadable` when it leads nowhere and is none. */
export type IndexReading =
  { kind: 'index', index: PolicyIndex, findings: Finding[] } | { kind: 'unreadable', findings: Finding[] }

/** What a location may be called, our profile first (domain §4). */
const locationNames = ['Location', 'URL', 'Address', 'Path', 'FileName']

/** Reads an index from its tree by our profile; where that finds nothing, by what looks like the name of a file. */
export function indexFrom (root: XmlElement): IndexReading {
  const isIndex = ['Index', 'PolicyIndex'].includes(root.name) && isIndexNamespace(root.namespace)
  if (policyOf(root.namespace) !== undefined) return { kind: 'unreadable', findings: [wrongRoot(root)] }
  if (!isIndex) return readLocations(root) ?? { kind: 'unreadable', findings: [wrongRoot(root)] }
  const report = startReport()
  tellUnusualNamespaces(root, report)
  const block = open(root, { report, isConfirmed: false })
  const index = {
    mirror: mirrorOf(block),
    policies: inContainer(block, 'Policies', 'Policy')
      .map(readEntry)
      .filter(entry => entry !== null),
    localIndexes: inContainer(block, 'LocalIndexes', 'LocalIndex')
      .map(locationOf)
      .filter(location => location !== null),
    remoteIndexes: inContainer(block, 'RemoteIndexes', 'RemoteIndex')
      .map(locationOf)
      .filter(location => location !== null)
  }
  const isEmpty = Object.values(index).every(list => list === null || list.length === 0)
  const guessed = isEmpty ? readLocations(root) : undefined
  if (guessed !== undefined) return guessed
  extraLeft(block)
  if (block.left.size === 0) report.include(shapeUnknown(root))
  return { kind: 'index', index, findings: report.findings() }
}

function inContainer (block: BlockReader, container: string, item: string): BlockReader[] {
  const items = one(block, container)
  return items === undefined ? [] : many(items, item)
}

/**
 * An entry that leads nowhere still says whose policy there is,
 * and its location is empty; one that says neither is none.
 */
function readEntry (block: BlockReader): IndexEntry | null {
  const entry = {
    organizationKey: textOf(block, 'OrganizationKey'),
    name: textOf(block, 'Name'),
    version: readVersion(block),
    published: readLabel(block, 'Publication'),
    effective: readLabel(block, 'Effective')
  }
  const location = locationOf(block)
  return location === null && entry.organizationKey === null
    ? null
    : { ...entry, location: location ?? '', path: block.element.path }
}

/** Null, with a finding, where an entry leads nowhere. */
function locationOf (block: BlockReader): string | null {
  const texts = locationNames.map(name => textOf(block, name)).filter(text => text !== null)
  const [location = locationsIn(block.element)[0]] = texts
  if (location !== undefined) return location
  block.context.report.tell(
    'element-missing',
    block.element,
    path => `${path} has no Location: a URL, absolute or relative to the index, is expected. Add it.`
  )
  return null
}

function readVersion (block: BlockReader): Version | null {
  const version = one(block, 'Version')
  if (version === undefined) return null
  const parts = [...many(version, 'MajorVersion'), ...many(version, 'MinorVersion')].map(part => valueOf(part) ?? '')
  const read = versionOf(parts)
  if (read === undefined) {
    forbid(
      version,
      path =>
        `${path} is ${quote(parts.join('.'))}: one MajorVersion and two MinorVersion, each a digit, are expected. The policy's own version counts; correct the index.`,
      { paragraphs: [102] }
    )
  }
  return read ?? null
}

function readLabel (block: BlockReader, kind: 'Publication' | 'Effective'): Label | null {
  const date = one(block, `${kind}Date`)
  const hour = textOf(block, `${kind}Hour`)
  if (date === undefined) return null
  const text = valueOf(date) ?? ''
  const label = labelOf(withoutZone(text), hour ?? '')
  if (label === undefined) {
    forbid(
      date,
      path =>
        `${path} is ${quote(text)} and the ${kind}Hour ${hour === null ? 'absent' : quote(hour)}: a date YYYY-MM-DD and an hour of two digits, 00 to 23, are expected. The policy's own count; correct the index.`
    )
    return null
  }
  dateIn(date, text)
  return label
}

/** Every text and attribute value that looks like a policy's or an index's file, each once. */
function readLocations (root: XmlElement): IndexReading | undefined {
  const locations = locationsIn(root)
  if (locations.length === 0) return undefined
  const isPolicy = (location: string): boolean => parseFileName(location) !== undefined
  const policies = locations
    .filter(isPolicy)
    .map(location => ({
      organizationKey: null,
      name: null,
      version: null,
      published: null,
      effective: null,
      location,
      path: null
    }))
  const index = {
    mirror: null,
    policies,
    localIndexes: locations.filter(location => !isPolicy(location)),
    remoteIndexes: []
  }
  return { kind: 'index', index, findings: [shapeUnknown(root)] }
}

function locationsIn (element: XmlElement): string[] {
  const texts = [
    ...element.attributes.map(({ value }) => value),
    ...element.content.filter(item => typeof item === 'string')
  ]
  const own = texts.map(text => text.trim()).filter(looksLikeLocation)
  return [...new Set([...own, ...childrenOf(element).flatMap(locationsIn)])]
}

/** Blanks stand in sentences, not in the names that the publication rules make [41]. */
function looksLikeLocation (text: string): boolean {
  return !/\s/.test(text) && (parseFileName(text) !== undefined || /(^|\/)index\.xml([?#]|$)/.test(text))
}

function shapeUnknown ({ line, column, path }: XmlElement): Finding {
  return finding(
    'index-shape-unknown',
    'The index does not have the elements Policies, LocalIndexes or RemoteIndexes: what looks like the name of a policy file or of an index.xml is taken as a location. Write Policies/Policy/Location for each policy.',
    { path, line, column }
  )
}

function wrongRoot ({ namespace, name, line, column, path }: XmlElement): Finding {
  const message = `The root element is ${quote(name)} in the namespace ${quote(namespace)}: "Index" is expected, in http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01/, or at least the names of policy files. Check that this is the index.`
  return finding('wrong-root', message, { path, line, column })
}
