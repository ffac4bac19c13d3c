import type { Instant } from '../time/court-time.ts'
import type { CourtFacts, FileFact, HalfCrawl, PolicyFact } from './facts.ts'
import type { ReadPolicy } from './known-policy.ts'

/** Whether it counts as known at a moment; null: everything recorded does. */
const recordedBy = (knownAt: Instant | null, recordedAt: Instant): boolean => knownAt === null || recordedAt <= knownAt

/** Whether it is the repository whose word counts; while nobody knows which that is, any is. */
export const isOf = (source: string | null, { repositoryId }: { repositoryId: string }): boolean =>
  source === null || repositoryId === source

/** Of each document the newest reading recorded by then, with the sightings recorded by then; unseen ones drop out. */
export function documentsKnown (policies: readonly PolicyFact[], knownAt: Instant | null): ReadPolicy[] {
  const newest = new Map<string, ReadPolicy>()
  for (const fact of policies) {
    if (!recordedBy(knownAt, fact.readAt)) continue
    const sightings =
      knownAt === null ? fact.sightings : fact.sightings.filter(sighting => recordedBy(knownAt, sighting.recordedAt))
    if (sightings.length === 0) continue
    const held = newest.get(fact.sha256)
    const readableSince = Math.min(held?.readableSince ?? Infinity, fact.readAt)
    newest.set(
      fact.sha256,
      held !== undefined && held.readAt > fact.readAt
        ? { ...held, readableSince }
        : { ...fact, sightings, readableSince }
    )
  }
  return [...newest.values()]
}

/** The crawl of the source that a moment lies in, of those that did not read all indexes first. */
export function halfCrawlAt (
  { halfCrawls }: CourtFacts, source: string | null, knownAt: Instant | null
): string | null {
  const isWithin = ({ recordedAt, until }: HalfCrawl): boolean =>
    recordedBy(knownAt, recordedAt) && (until === null || !recordedBy(knownAt, until))
  return halfCrawls.find(crawl => isOf(source, crawl) && isWithin(crawl))?.url ?? null
}

/** What the source's indexes and files showed; `isMirror`: that it is another archive's mirror. */
export interface Observed extends Pick<CourtFacts, 'files' | 'directoryIndexes' | 'gone' | 'mistaken'> {
  isMirror: boolean
}

/** What the source's indexes and files showed, as recorded by then. */
export function observedAt (
  { files, directoryIndexes, gone, mistaken, mirrors }: CourtFacts, source: string | null, knownAt: Instant | null
): Observed {
  const known = <T extends { repositoryId: string, recordedAt: Instant }>(facts: readonly T[]): T[] =>
    facts.filter(fact => recordedBy(knownAt, fact.recordedAt) && isOf(source, fact))
  return {
    files: known(files).map(file => stillListed(file, knownAt)),
    directoryIndexes: known(directoryIndexes),
    gone: known(gone)
      .filter(({ untilRecordedAt }) => untilRecordedAt === null || !recordedBy(knownAt, untilRecordedAt))
      .map(file => ({ ...file, untilRecordedAt: null })),
    mistaken: known(mistaken),
    isMirror: known(mirrors).length > 0
  }
}

/** An index that dropped a file later lists it still, and what was found in it later was not found yet. */
function stillListed (file: FileFact, knownAt: Instant | null): FileFact {
  if (file.kind !== 'listed' || knownAt === null) return file
  const until = file.until === null || !recordedBy(knownAt, file.until.recordedAt) ? null : file.until
  return { ...file, until, readings: file.readings.filter(({ recordedAt }) => recordedBy(knownAt, recordedAt)) }
}
