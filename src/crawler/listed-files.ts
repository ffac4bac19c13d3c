import type { PolicyIndex } from '../domain/policy/policy.ts'
import { subjectOf } from '../domain/history/subject.ts'
import { report, reportRefused } from './crawl-report.ts'
import { leaveOut, noteUnasked, spentLimit } from './left-out.ts'
import type { FileToAsk } from './listed-file.ts'
import { placeOf } from '../reading/locations.ts'
import { remoteRepository } from './remote-repository.ts'
import type { Walk } from './walk.ts'

/** The policies of an index that were not met before and may be asked for; what may not is reported. */
export function policiesOf (walk: Walk, { policies }: PolicyIndex, base: string): FileToAsk[] {
  const files: FileToAsk[] = []
  for (const entry of policies) {
    const { url, refused } = placeOf(entry.location, base)
    if (url === null) reportRefused(walk, base, `The policy location "${shortened(entry.location)}" ${refused}.`)
    else if (walk.metPolicies.has(url)) continue
    else {
      const file = { url, entry, subject: subjectOf(entry, url) }
      if (walk.metPolicies.size >= walk.limits.policies) leaveOutFile(walk, file)
      else {
        walk.metPolicies.add(url)
        files.push(file)
      }
    }
  }
  return files
}

function leaveOutFile (walk: Walk, file: FileToAsk): void {
  leaveOut(walk, 'policies', `${walk.limits.policies} policies`, file.url)
  noteUnasked(walk, file, 'beyond-limits')
}

/** An index on the way down, by where it was asked for and where it answered. */
export type Ancestor = readonly [url: string, base: string]

/**
 * The local indexes of an index that may be asked for, one after
 * the other: each has been met before the next is looked at.
 *
 * @param above the indexes that lead here, this one included
 */
export function * indexesOf (
  walk: Walk,
  { localIndexes }: PolicyIndex,
  base: string,
  above: readonly Ancestor[]
): Generator<string> {
  for (const location of localIndexes) {
    const { url, refused } = placeOf(location, base)
    if (url === null) {
      reportRefused(walk, base, `The index location "${shortened(location)}" ${refused}.`)
      continue
    }
    if (above.some(ancestor => ancestor.includes(url))) {
      report(
        walk,
        'index-cycle',
        base,
        `This index leads back to ${url}, which leads here: it is not followed again.`
      )
    } else if (walk.metIndexes.has(url)) continue
    else {
      const limit = indexLimit(walk, above.length)
      if (limit === null) yield url
      else leaveOut(walk, 'indexes', limit, url)
    }
  }
}

/** The limit beyond which no further index may be asked for, in words; null within all. */
export function indexLimit (walk: Walk, depth: number): string | null {
  const { limits, counts } = walk
  if (counts.indexes >= limits.indexes) return `${limits.indexes} indexes`
  return depth >= limits.depth ? `${limits.depth} levels of indexes` : spentLimit(walk)
}

/**
 * Remote repositories are crawled as repositories of their own, after this one and only where it is configured so [32].
 * One that is configured itself needs no reference.
 */
export function meetRemotes (walk: Walk, { remoteIndexes }: PolicyIndex, base: string): void {
  for (const location of remoteIndexes) {
    const { repository, refused } = remoteRepository(location, base)
    if (repository === null) {
      report(walk, 'location-refused', base, `The remote index "${shortened(location)}" ${refused}.`)
    } else if (
      [walk.repository, ...walk.tools.configured].some(({ url }) => url === repository.url) ||
      walk.remotes.has(repository.url)
    ) {
      continue
    } else if (!walk.repository.remote) {
      report(
        walk,
        'remote-refused',
        base,
        `The remote index "${shortened(location)}" is not followed: "remote": true is expected in the configuration of this repository. Set it there, or configure the other as a repository of its own.`
      )
    } else if (walk.remotes.size >= walk.limits.remotes) {
      leaveOut(walk, 'remotes', `${walk.limits.remotes} remote repositories`, repository.url)
    } else walk.remotes.set(repository.url, repository)
  }
}

const shortened = (location: string): string => location.length > 200 ? `${location.slice(0, 200)}…` : location
