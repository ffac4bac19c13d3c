import type { IndexEntry, PolicyIndex } from '../domain/policy.ts'
import type { Subject } from '../domain/capture.ts'
import { subjectOf } from '../domain/subject.ts'
import { placeOf } from './locations.ts'
import { report, reportRefused } from './crawl-report.ts'
import type { Walk } from './walk.ts'

/** A policy that an index lists, where its location may be asked. */
export interface ListedFile { url: string, entry: IndexEntry, subject: Subject | null }

/** The policies of an index that were not met before and may be asked for; what may not is reported. */
export function policiesOf (walk: Walk, { policies }: PolicyIndex, base: string): ListedFile[] {
  const files: ListedFile[] = []
  for (const entry of policies) {
    const { url, refused } = placeOf(entry.location, base, walk.fetchOptions.origins)
    if (url === null) reportRefused(walk, base, `The policy location "${shortened(entry.location)}" ${refused}.`)
    else if (walk.metPolicies.has(url)) continue
    else if (walk.metPolicies.size >= walk.limits.policies) walk.leftOut.policies += 1
    else {
      walk.metPolicies.add(url)
      files.push({ url, entry, subject: subjectOf(entry, url) })
    }
  }
  return files
}

/** An index on the way down, by where it was asked for and where it answered. */
export type Ancestor = readonly [url: string, base: string]

/**
 * The local indexes of an index that may be asked for, one after the other: each has been met before the next is looked at.
 *
 * @param above the indexes that lead here, this one included
 */
export function * indexesOf (walk: Walk, { localIndexes }: PolicyIndex, base: string, above: readonly Ancestor[]): Generator<string> {
  for (const location of localIndexes) {
    const { url, refused } = placeOf(location, base, walk.fetchOptions.origins)
    if (url === null) {
      reportRefused(walk, base, `The index location "${shortened(location)}" ${refused}.`)
      continue
    }
    // An index is the same whatever part of it a location points at.
    const page = url.replace(/#.*$/, '')
    if (above.some(ancestor => ancestor.includes(page))) report(walk, 'index-cycle', base, `This index leads back to ${page}, which leads here: it is not followed again.`)
    else if (walk.metIndexes.has(page)) continue
    else if (walk.counts.indexes >= walk.limits.indexes) walk.leftOut.indexes += 1
    else if (above.length >= walk.limits.depth) reportRefused(walk, base, `The index ${page} lies more than ${walk.limits.depth} indexes deep. List it, or its policies, further up.`)
    else yield page
  }
}

/** Indexes of other repositories are crawled as repositories of their own [32]. */
export function reportRemote (walk: Walk, { remoteIndexes }: PolicyIndex, base: string): void {
  for (const location of remoteIndexes) {
    report(walk, 'location-refused', base, `The remote index "${shortened(location)}" is not followed: remote repositories are not configured to be followed. To archive it, configure it as a repository of its own.`)
  }
}

const shortened = (location: string): string => location.length > 200 ? `${location.slice(0, 200)}…` : location
