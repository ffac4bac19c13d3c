import { backDatings, type BackDating } from './back-dating.ts'
import { courtFiles, type CourtFiles } from './court-files.ts'
import type { Instant } from '../time/court-time.ts'
import { newestFirst, placePolicy } from './effective-policy.ts'
import type { CourtFacts, FileFact, GoneFile, PolicyFact, SharedKey } from './facts.ts'
import { documentsKnown, halfCrawlAt, isOf, observedAt } from './known-facts.ts'
import type { ArchivedPolicy, KnownPolicy, ReadPolicy, SetAside } from './known-policy.ts'
import { answeringDocuments } from './same-version.ts'
import { settingsAt } from './settings.ts'
import { isNamed, lastRecorded, recordedMoments } from './stamps.ts'
import { turningPointsOf } from './stretches.ts'
import { courtZone, type CourtZone } from '../time/time-zone.ts'
import { periodsOf, type Period } from './timeline.ts'

/** One court as known at one moment: which policies count, and when each of them rules. */
export interface CourtHistory extends Omit<CourtFiles, 'listings'> {
  kind: 'answering'
  organizationKey: string
  zone: CourtZone
  /** The repository whose word counts. */
  source: string
  /** Newest publication first. */
  policies: readonly KnownPolicy[]
  /** In time order. */
  periods: readonly Period<KnownPolicy>[]
  setAside: readonly SetAside[]
  /** Policies that the archive's own captures show to be published later than they say. */
  backDated: ReadonlyArray<BackDating<KnownPolicy>>
  /**
   * Whether the source is another archive's mirror: what it shows
   * when is that archive's doing, and is not held against the court.
   */
  isMirror: boolean
  /** URLs of the indexes of directories that hold a policy, as far as they could be read. */
  directoryIndexes: readonly string[]
  /** URLs of policies that no longer answer. */
  gone: readonly GoneFile[]
  /**
   * The primary index of a crawl within which this is known, that did
   * not read all indexes first (domain §3.8); null outside of any.
   */
  halfCrawl: string | null
  /** Those of them that never rule, and those that the floor of Rule 5 was applied to; in the same order. */
  passedOver: readonly KnownPolicy[]
  floored: readonly KnownPolicy[]
  /** The instants at which a decision can become another, in order. */
  turningPoints: Float64Array
  /** When the last of what is known was recorded: as known at that moment the court is the same. */
  lastRecordedAt: Instant
}

/** With what findings and evidence rest on, and no decision does: what indexes list, and other courts share. */
export interface ListedHistory extends CourtHistory, CourtFiles { sharedKeys: readonly SharedKey[] }

/** Why a court cannot answer: no document of it reads as a policy, or nothing tells its zone. */
export const unanswerableReasons = ['zone-unknown', 'nothing-readable'] as const

/**
 * What is known when no answer can be given: why, and since when one
 * can be (null: not yet), which may lie after the moment asked about.
 */
export interface NoHistory {
  kind: 'unanswerable'
  organizationKey: string
  reason: typeof unanswerableReasons[number]
  unplaced: readonly ArchivedPolicy[]
  missing: readonly FileFact[]
  halfCrawl: string | null
  firstKnownAt: Instant | null
  /** Whether anything of the court itself was recorded by then. */
  isNamed: boolean
  /** Null when nothing was recorded by then. */
  lastRecordedAt: Instant | null
}

/**
 * Compiles what counts of a court's facts, as recorded by `knownAt` (null: everything recorded).
 * 1. The newest reading by then of each document, and its sightings by then.
 * 2. The source is the repository configured by then, else the one that first published the court.
 * 3. Of the documents of one version one answers, see `answeringDocuments`.
 */
export function courtHistory (facts: CourtFacts, knownAt: Instant | null): ListedHistory | NoHistory {
  const standing = standingOn(facts, knownAt)
  const { known, source, published, answering, zone } = standing
  const observed = observedAt(facts, source, knownAt)
  const files = courtFiles(observed.files, published, observed.mistaken)
  const halfCrawl = halfCrawlAt(facts, source, knownAt)
  const lastRecordedAt = lastRecorded(facts, knownAt)
  if (source === null || zone === undefined || lastRecordedAt === null) {
    const { missing } = files
    return { ...unanswerable(facts, standing, knownAt), missing, halfCrawl, lastRecordedAt }
  }
  const policies = answering.map(document => placePolicy(document, zone.name)).sort(newestFirst)
  const periods = periodsOf(policies)
  const ruling = new Set(periods.map(({ policy }) => policy))
  const court = {
    ...files,
    zone,
    policies,
    periods,
    passedOver: policies.filter(policy => !ruling.has(policy)),
    floored: policies.filter(({ floored }) => floored),
    setAside: [...repeated(published, policies, zone), ...elsewhere(known, policies, source, zone)],
    backDated: observed.isMirror ? [] : backDatings(policies, files.listings, zone.name)
  }
  return {
    kind: 'answering',
    ...court,
    turningPoints: turningPointsOf(court),
    organizationKey: facts.organizationKey,
    source,
    halfCrawl,
    isMirror: observed.isMirror,
    directoryIndexes: observed.directoryIndexes.map(({ url }) => url),
    gone: observed.gone,
    sharedKeys: facts.sharedKeys.filter(({ recordedAt }) => knownAt === null || recordedAt <= knownAt),
    lastRecordedAt
  }
}

/** Why the court cannot answer, and what is known of it all the same. */
function unanswerable (facts: CourtFacts, { source, answering }: Standing, knownAt: Instant | null) {
  const reason = source === null || answering.length === 0 ? 'nothing-readable' as const : 'zone-unknown' as const
  const [kind, { organizationKey }, unplaced] = ['unanswerable' as const, facts, answering]
  return { kind, organizationKey, reason, unplaced, firstKnownAt: firstKnown(facts), isNamed: isNamed(facts, knownAt) }
}

/** What an answer stands on: which documents count, and the court's clock; without a zone none is given. */
interface Standing {
  known: ReadPolicy[]
  source: string | null
  published: ArchivedPolicy[]
  answering: ArchivedPolicy[]
  zone: CourtZone | undefined
}

function standingOn (facts: CourtFacts, knownAt: Instant | null): Standing {
  const known = documentsKnown(facts.policies, knownAt)
  const configured = settingsAt(facts.settings, knownAt)
  const source = configured.source ?? firstPublisher(known)
  const published = known.filter(seenAt(source)).map(document => withFirst(document, source)).sort(bySequence)
  const answering = answeringDocuments(published, facts.firstChecks.filter(check => isOf(source, check)))
  const zoneOfSource = source === null ? null : configured.repositoryZones.get(source) ?? null
  const configuredZone = configured.timeZone ?? zoneOfSource
  const zone = answering.length === 0 ? undefined : courtZone(configuredZone, answering)
  return { known, source, published, answering, zone }
}

const seenAt = (source: string | null) => ({ sightings }: PolicyFact): boolean =>
  sightings.some(sighting => isOf(source, sighting))

const bySequence = (a: ArchivedPolicy, b: ArchivedPolicy): number => a.first.sequence - b.first.sequence

function firstPublisher (known: readonly PolicyFact[]): string | null {
  const sightings = known.flatMap(document => document.sightings)
  return sightings.sort((a, b) => a.sequence - b.sequence)[0]?.repositoryId ?? null
}

function withFirst (policy: ReadPolicy, source: string | null): ArchivedPolicy {
  const own = policy.sightings.filter(sighting => isOf(source, sighting))
  return { ...policy, first: own.reduce((a, b) => a.sequence <= b.sequence ? a : b) }
}

/**
 * Later documents of a version that already answers: changed
 * bytes (Rule 8 [84]), or the version used again (Rule 9 [85]).
 */
function repeated (
  published: readonly ArchivedPolicy[], policies: readonly KnownPolicy[], zone: CourtZone
): SetAside[] {
  const answers = new Map(policies.map(policy => [policy.version, policy]))
  return published
    .filter(({ version, sha256 }) => answers.get(version)?.sha256 !== sha256)
    .map(document => {
      const answering = answers.get(document.version) as KnownPolicy
      const kind = answering.published === document.published ? 'document-changed' : 'version-reused'
      return { kind, document: placePolicy(document, zone.name), first: document.first, answering }
    })
}

/**
 * Documents that only other repositories have: the same version
 * with other bytes, or a version the source does not know.
 */
function elsewhere (
  known: readonly ReadPolicy[], policies: readonly KnownPolicy[], source: string, zone: CourtZone
): SetAside[] {
  return known
    .filter(document => !seenAt(source)(document))
    .map(document => {
      const placed = placePolicy(withFirst(document, null), zone.name)
      const answering = policies.find(policy => policy.version === document.version) ?? null
      return { kind: 'other-source', document: placed, first: placed.first, answering }
    })
}

/** Since when an answer can be given: the first moment of recording as known at which there is one. */
function firstKnown (facts: CourtFacts): Instant | null {
  return recordedMoments(facts).find(moment => standingOn(facts, moment).zone !== undefined) ?? null
}
