import { join, relative, sep } from 'node:path'
import type { PolicyFact } from '../domain/history/facts.ts'
import { compareVersions, type Version } from '../domain/policy/version.ts'
import { parseFileName } from '../domain/policy/file-name.ts'
import { readPolicyFile } from '../validation/file-reader.ts'
import { listFiles } from '../validation/folder-files.ts'
import { givenFiles, isXml, type GivenFiles } from '../validation/given-files.ts'
import { walkIndexes, type Walked } from '../validation/walk-indexes.ts'

/** A policy file of a court, where it lies. */
export interface CourtFile { path: string, policy: Omit<PolicyFact, 'sightings'> }

/** What a repository has of a court. */
export interface CourtShelf {
  /** Newest publication first. */
  files: CourtFile[]
  /** Every version that is used: by a file, by its name, or by an index. */
  versions: Version[]
  /** The paths of the indexes that list the newest file. */
  listedIn: string[]
}

/**
 * The folder of a repository: its files, what its indexes lead
 * to, and the paths of those that the primary one leads to.
 */
export interface RepositoryFolder { files: GivenFiles, walked: Walked, reached: ReadonlySet<string> }

/** Reads the folder of a repository; undefined where it has no XML file yet. */
export async function readRepository (root: string): Promise<RepositoryFolder | undefined> {
  if (!(await listFiles(root)).some(isXml)) return undefined
  const files = await givenFiles([root])
  const walked = await walkIndexes(files)
  const apart = new Set(walked.findings.filter(({ finding }) => finding.rule === 'not-indexed').map(({ url }) => url))
  const reached = [...walked.indexes].filter(url => !apart.has(url)).flatMap(url => files.paths.get(url) ?? [])
  return { files, walked, reached: new Set(files.primary === null || !files.paths.has(files.primary) ? [] : reached) }
}

/** What a repository has of a court; a file that cannot be read keeps its version all the same. */
export async function courtShelf ({ files, walked }: RepositoryFolder, organizationKey: string): Promise<CourtShelf> {
  const named = [...files.paths].filter(([url]) => parseFileName(url)?.organizationKey === organizationKey)
  const listings = walked.listings.filter(
    ({ entry, url }) =>
      entry.organizationKey === organizationKey || parseFileName(url)?.organizationKey === organizationKey
  )
  const candidates = new Map([
    ...named,
    ...listings.flatMap(({ url }): Array<[string, string]> =>
      files.paths.has(url) ? [[url, files.paths.get(url) as string]] : []
    )
  ])
  const found: Array<CourtFile & { url: string }> = []
  for (const [url, path] of candidates) {
    const { read } = await readPolicyFile(path)
    if (read?.organizationKey === organizationKey) found.push({ url, path, policy: read })
  }
  found.sort((a, b) =>
    a.policy.published === b.policy.published
      ? compareVersions(b.policy.version, a.policy.version)
      : a.policy.published < b.policy.published
        ? 1
        : -1
  )
  const told = [
    ...listings.map(({ entry }) => entry.version),
    ...[...named.map(([url]) => url), ...listings.map(({ url }) => url)].map(url => parseFileName(url)?.version)
  ]
  const versions = [
    ...found.map(({ policy }) => policy.version),
    ...told.filter(version => version !== null && version !== undefined)
  ]
  return {
    files: found,
    versions: [...new Set(versions)].sort(compareVersions),
    listedIn: listedIn(walked, files, found[0]?.url)
  }
}

function listedIn ({ listings }: Walked, { paths }: GivenFiles, newest: string | undefined): string[] {
  const indexes = new Set(listings.filter(({ url }) => url === newest).map(({ index }) => index))
  return [...indexes].flatMap(index => paths.get(index) ?? [])
}

/** How an index calls a file: from its own folder, with slashes. */
export const locationFrom = (index: string, path: string): string =>
  relative(join(index, '..'), path).split(sep).map(encodeURIComponent).join('/')
