import type { Finding } from '../domain/policy/finding.ts'
import type { IndexEntry, PolicyIndex } from '../domain/policy/policy.ts'
import { finding, type RuleId, type Whereabouts } from '../domain/policy/rules.ts'
import { quoted } from '../domain/text/quoted.ts'
import { placeOf } from '../reading/locations.ts'
import type { FoundEntry } from './court-facts.ts'
import { readIndexFile } from './file-reader.ts'
import { fileAt, isXml, leadsOut, type GivenFiles } from './given-files.ts'

/** A finding and the address of the file that it is about. */
export interface FileFinding { url: string, finding: Finding }

/** What indexes lead to, and what is to be said of it. */
export interface Walked {
  /** Indexes that were read, and of those the ones that say something. */
  indexes: Set<string>
  readable: string[]
  listings: FoundEntry[]
  findings: FileFinding[]
}

interface Walk extends Walked { files: GivenFiles }

/** Reads the indexes: of a folder from the primary one on, and then those that it does not lead to. */
export async function walkIndexes (files: GivenFiles): Promise<Walked> {
  const walk: Walk = { files, indexes: new Set(), readable: [], listings: [], findings: [] }
  const { primary, paths } = files
  if (primary !== null && paths.has(primary)) await visit(walk, primary, [])
  else if (primary !== null) {
    tell(
      walk,
      'index-unreachable',
      [...paths.keys()].find(isXml) as string,
      `The folder has no ${files.nameOf(primary)}: the primary index of the repository is expected there. Write one that leads to every index and policy.`
    )
  }
  // What an outer one leads to is reached by it.
  for (const url of [...paths.keys()].filter(isNamedIndex).sort((a, b) => depthOf(a) - depthOf(b))) {
    if (walk.indexes.has(url)) continue
    if (primary !== null && paths.has(primary)) {
      tell(
        walk,
        'not-indexed',
        url,
        'The primary index does not lead to this index: others will not find what it lists. Add it to the indexes that the primary one leads to.'
      )
    }
    await visit(walk, url, [])
  }
  return walk
}

const depthOf = (url: string): number => url.split('/').length

const isNamedIndex = (url: string): boolean => url.endsWith('/index.xml')

function tell ({ findings }: Walk, rule: RuleId, url: string, message: string, where: Whereabouts = {}): void {
  findings.push({ url, finding: finding(rule, message, where) })
}

async function visit (walk: Walk, url: string, above: readonly string[]): Promise<void> {
  walk.indexes.add(url)
  const { read, findings } = await readIndexFile(walk.files.paths.get(url) as string)
  walk.findings.push(...findings.map(each => ({ url, finding: each })))
  if (read === null) return
  walk.readable.push(url)
  for (const entry of read.policies) list(walk, url, entry)
  for (const index of indexesOf(walk, url, read, [...above, url])) await visit(walk, index, [...above, url])
}

function list (walk: Walk, index: string, entry: IndexEntry): void {
  const { location, path } = entry
  const place = placeOf(location, index)
  if (place.url === null) {
    return tell(walk, 'location-refused', index, `The policy location ${quoted(location)} ${place.refused}.`, {
      path
    })
  }
  const url = fileAt(location, place.url, each => walk.files.paths.has(each))
  if (url === null) tellMissing(walk, 'policy-unreachable', index, { location, url: place.url, path })
  else walk.listings.push({ index, entry, url })
}

function * indexesOf (
  walk: Walk,
  index: string,
  { localIndexes }: PolicyIndex,
  above: readonly string[]
): Generator<string> {
  for (const location of localIndexes) {
    const place = placeOf(location, index)
    if (place.url === null) {
      tell(walk, 'location-refused', index, `The index location ${quoted(location)} ${place.refused}.`)
      continue
    }
    const url = fileAt(location, place.url, each => walk.files.paths.has(each))
    if (url === null) tellMissing(walk, 'index-unreachable', index, { location, url: place.url, path: null })
    else if (above.includes(url)) {
      tell(
        walk,
        'index-cycle',
        index,
        `This index leads back to ${url}, which leads here: a crawl does not follow it again.`
      )
    } else if (!walk.indexes.has(url)) yield url
  }
}

/** Of files that were given one by one nobody knows what lies beside them. */
function tellMissing (
  walk: Walk,
  rule: 'policy-unreachable' | 'index-unreachable',
  index: string,
  { location, url, path }: { location: string, url: string, path: string | null }
): void {
  if (walk.files.primary === null) return
  const what = rule === 'policy-unreachable' ? 'A policy' : 'An index'
  if (leadsOut(url)) {
    tell(
      walk,
      rule,
      index,
      `${what} is expected at ${quoted(location)}, which is no file of this folder: nobody looked whether it is there.`,
      { path, severity: 'info' }
    )
  } else {
    tell(
      walk,
      rule,
      index,
      `${what} is expected at ${quoted(location)}, and there is no such file. Put it there, or correct this index.`,
      { path }
    )
  }
}
