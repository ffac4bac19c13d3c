import { checkHistory, checkWithoutHistory } from '../domain/history-checks/history-checks.ts'
import { indexDisagreement } from '../domain/history-checks/index-agreement.ts'
import { courtHistory, type NoHistory } from '../domain/history/court-history.ts'
import type { PolicyFact } from '../domain/history/facts.ts'
import { indexBeside } from '../domain/history/listings.ts'
import { checkFileName } from '../domain/policy/file-name.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { byKey } from '../domain/text/lookup.ts'
import { courtFacts, sightingAt, type FoundEntry } from './court-facts.ts'
import { readPolicyFile } from './file-reader.ts'
import { isXml, withNames, type GivenFiles } from './given-files.ts'
import { walkIndexes, type FileFinding, type Walked } from './walk-indexes.ts'

/** What a check says of a file, which is named as a person would from where that person stands. */
export interface NamedFinding extends Finding { file: string }

/** What was looked at, and all that is to be said of it: file by file, in the order of their names. */
export interface Validation { files: readonly string[], findings: readonly NamedFinding[] }

/**
 * Says what the checks find in files: in each by itself, in what indexes
 * say of them, and in what they come to as their courts' histories.
 */
export async function validateFiles (files: GivenFiles): Promise<Validation> {
  const walked = await walkIndexes(files)
  const found = [...walked.findings]
  const policies = new Map<string, PolicyFact>()
  const looked = new Set(walked.indexes)
  const listed = new Set(walked.listings.map(({ url }) => url))
  for (const [url, path] of files.paths) {
    const isAsked = listed.has(url) || files.primary === null || isXml(url)
    if (!isAsked || (walked.indexes.has(url) && !listed.has(url))) continue
    looked.add(url)
    const { read, findings } = await readPolicyFile(path)
    found.push(...findings.map(each => ({ url, finding: each })))
    if (read !== null) policies.set(url, { ...read, sightings: [sightingAt(url)] })
  }
  found.push(...checkEntries(walked.listings, policies), ...checkCourts(policies, walked))
  if (files.primary !== null) found.push(...checkDirectories([...policies.keys()], files))
  return named(found, [...files.paths.keys()].filter(url => looked.has(url)), files.nameOf)
}

/**
 * What an index says of a policy and the policy itself does not
 * [44][50]: it stands with the index, which is to be corrected.
 */
function checkEntries (listings: readonly FoundEntry[], policies: ReadonlyMap<string, PolicyFact>): FileFinding[] {
  return listings.flatMap(({ index, entry, url }) => {
    const policy = policies.get(url)
    const message = policy === undefined ? undefined : indexDisagreement(entry, policy)
    return message === undefined
      ? []
      : [{ url: index, finding: finding('index-disagrees', `${url}: ${message}`, { path: entry.path }) }]
  })
}

/** Each court as it would be known once all of this is published. */
function checkCourts (policies: ReadonlyMap<string, PolicyFact>, { listings, readable }: Walked): FileFinding[] {
  const courts = new Map<string, PolicyFact[]>()
  for (const policy of policies.values()) {
    courts.set(policy.organizationKey, [...(courts.get(policy.organizationKey) ?? []), policy])
  }
  const listedAt = byKey(listings, ({ url }) => [url])
  return [...courts].flatMap(([organizationKey, files]) => {
    const documents = [
      ...new Map(files.map(({ sha256 }) => [sha256, together(files.filter(each => each.sha256 === sha256))])).values()
    ]
    const lines = files.flatMap(({ sightings }) => sightings).flatMap(({ url }) => listedAt(url))
    const history = courtHistory(courtFacts(organizationKey, documents, lines, readable), null)
    if (history.kind === 'unanswerable') {
      return files.flatMap(policy =>
        at(policy, [...checkFileName(urlOf(policy), policy), ...unplaced(history, policy)])
      )
    }
    const known = [...history.policies, ...history.setAside.map(({ document }) => document)]
    // What an index says otherwise stands with the index.
    return known.flatMap(policy =>
      at(
        policy,
        checkHistory(history, policy).filter(({ rule }) => rule !== 'index-disagrees')
      )
    )
  })
}

/** Of this policy alone. */
const unplaced = (nothing: NoHistory, { sha256 }: PolicyFact): Finding[] =>
  checkWithoutHistory({
    ...nothing,
    missing: [],
    unplaced: nothing.unplaced.filter(policy => policy.sha256 === sha256)
  })

const urlOf = ({ sightings }: PolicyFact): string => (sightings[0] as PolicyFact['sightings'][number]).url

const at = (policy: PolicyFact, findings: readonly Finding[]): FileFinding[] =>
  findings.map(finding => ({ url: urlOf(policy), finding }))

/** The same bytes under several names are one document. */
function together (files: readonly PolicyFact[]): PolicyFact {
  return { ...files[0] as PolicyFact, sightings: files.flatMap(({ sightings }) => sightings) }
}

/** [35][50], told of the first policy in a directory. */
function checkDirectories (policies: readonly string[], { paths, primary }: GivenFiles): FileFinding[] {
  const first = new Map(policies.toReversed().map(url => [indexBeside(url), url]))
  return [...first]
    .filter(([index]) => !paths.has(index) && index !== primary)
    .map(([index, url]) => ({
      url,
      finding: finding(
        'directory-without-index',
        `A policy lies in this directory, and there is no ${index}: an index.xml is expected that lists what lies beside it. Write one.`
      )
    }))
}

function named (found: readonly FileFinding[], looked: readonly string[], nameOf: GivenFiles['nameOf']): Validation {
  const foundIn = byKey(found, ({ url }) => [url])
  const findings = looked.flatMap(url =>
    foundIn(url).map(({ finding }) => ({
      file: nameOf(url),
      ...finding,
      message: withNames(finding.message, nameOf)
    }))
  )
  return { files: looked.map(nameOf), findings }
}
