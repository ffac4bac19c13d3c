import { answersFor } from './court-files.ts'
import type { IndexCapture, ListedFile, PolicyFact } from './facts.ts'
import { byKey, latest } from '../text/lookup.ts'

/** Where an index was captured. */
export interface IndexMoment { index: string, capture: IndexCapture }

/** Between which captures of indexes a policy was published: the last one without it, and the first one with it. */
export interface Appearance {
  /** Null where the archive has no earlier capture of an index that lists it. */
  without: IndexMoment | null
  with: IndexMoment
}

/**
 * The files of an index that are this policy: at its URL, or under another name with its version and publication.
 * In recorded order. Where a URL gave several versions, an entry that names one of them lists that one.
 *
 * @param policies those of the same court, this one among them
 */
export function listingsOf (
  policy: PolicyFact,
  listings: readonly ListedFile[],
  policies: readonly PolicyFact[]
): ListedFile[] {
  const { at, named } = placesIn(listings)
  const urls = new Set(policy.sightings.map(({ url }) => url))
  const isAnother = ({ url, subject }: ListedFile): boolean =>
    subject.version !== null &&
    subject.version !== policy.version &&
    policiesAt(policies)(url).some(({ version }) => version === subject.version)
  const places = new Set([...[...urls].flatMap(at), ...named(policy.version)])
  return [...places]
    .sort((a, b) => a - b)
    .map(place => listings[place] as ListedFile)
    .filter(listing => (urls.has(listing.url) ? !isAnother(listing) : answersFor(policy, listing)))
    .sort((a, b) => a.since.sequence - b.since.sequence)
}

/** Where in a list the entries of a URL stand, and those that name a version. */
const placesIn = latest((listings: readonly ListedFile[]) => {
  const places = listings.map((_, place) => place)
  return {
    at: byKey(places, place => [(listings[place] as ListedFile).url]),
    named: byKey(places, place => [(listings[place] as ListedFile).subject.version])
  }
})

const policiesAt = latest((policies: readonly PolicyFact[]) =>
  byKey(policies, ({ sightings }) => sightings.map(({ url }) => url))
)

/** The index of the directory that a file lies in [50]. */
export function indexBeside (url: string): string {
  return `${url.replace(/[?#].*$/s, '').replace(/[^/]*$/, '')}index.xml`
}

/**
 * When a policy appeared in the indexes of its court; null while no index is known to list it. Of several indexes that
 * list it the latest capture without it counts that was made before any listed it.
 *
 * @param listings its own, in recorded order
 */
export function appearanceOf (listings: readonly ListedFile[]): Appearance | null {
  const [first] = listings
  if (first === undefined) return null
  const earlier = listings.flatMap(({ index, before }) =>
    before !== null && before.sequence < first.since.sequence ? [{ index, capture: before }] : []
  )
  const [without] = earlier.sort((a, b) => b.capture.sequence - a.capture.sequence)
  return { without: without ?? null, with: { index: first.index, capture: first.since } }
}

/** When the last index that listed a policy dropped it; null while one lists it, or none is known to have. */
export function withdrawalOf (listings: readonly ListedFile[]): IndexMoment | null {
  const ends = listings.map(({ index, until }) => until === null ? null : { index, capture: until })
  return ends.reduce(
    (last, end) => (last === null || end === null ? null : end.capture.sequence > last.capture.sequence ? end : last),
    ends[0] ?? null
  )
}
