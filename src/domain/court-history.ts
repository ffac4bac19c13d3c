import type { Instant } from './court-time.ts'
import { newestFirst, placePolicy, type PlacedPolicy } from './effective-policy.ts'
import type { CourtFacts, FileFact, PolicyFact, Sighting } from './facts.ts'
import { courtZone, type CourtZone } from './time-zone.ts'
import { periodsOf, type Period } from './timeline.ts'

/** A policy that counts, with the first sighting at the court's own source. */
export type KnownPolicy = PlacedPolicy<PolicyFact> & { first: Sighting }

/** A document that is kept and does not count, and why (domain §4: whose word counts, same version twice). */
export interface SetAside {
  kind: 'document-changed' | 'version-reused' | 'other-source'
  document: PlacedPolicy<PolicyFact>
  first: Sighting
  /** The policy of the same version that answers instead; null when the source has none. */
  answering: KnownPolicy | null
}

/** One court as known at one moment: which policies count, and when each of them rules. */
export interface CourtHistory {
  organizationKey: string
  zone: CourtZone
  /** The repository whose word counts. */
  source: string
  /** Newest publication first. */
  policies: readonly KnownPolicy[]
  /** In time order. */
  periods: readonly Period<KnownPolicy>[]
  setAside: readonly SetAside[]
  /** Files of this court that are listed or were asked for, and of which nothing readable is known. */
  missing: readonly FileFact[]
}

/** What is known when no answer can be given: why, and since when the archive knows of the court (null: not by then). */
export interface NoHistory {
  organizationKey: string
  reason: 'nothing-readable' | 'zone-unknown'
  unplaced: readonly PolicyFact[]
  missing: readonly FileFact[]
  firstKnownAt: Instant | null
}

/**
 * Compiles what counts of a court's facts, as recorded by `knownAt` (null: everything recorded).
 * 1. The newest reading by then of each document, and its sightings by then.
 * 2. The source is the repository configured, else the one that first published the court.
 * 3. Of one version the first readable document captured there answers for ever.
 */
export function courtHistory (facts: CourtFacts, knownAt: Instant | null): CourtHistory | NoHistory {
  const known = documentsKnown(facts.policies, knownAt)
  const files = facts.files.filter(file => recordedBy(knownAt, file.recordedAt))
  const source = facts.configuredSource ?? firstPublisher(known)
  const published = known.filter(document => document.sightings.some(seenAt(source)))
  const zone = courtZone(facts.configuredZone ?? repositoryZone(facts, source), published)
  const missing = missingFiles(files, published, source)
  const { organizationKey } = facts
  if (published.length === 0) {
    return { organizationKey, reason: 'nothing-readable', unplaced: [], missing, firstKnownAt: firstKnown(facts) }
  }
  if (zone === undefined) {
    return { organizationKey, reason: 'zone-unknown', unplaced: published, missing, firstKnownAt: firstKnown(facts) }
  }
  const inOrder = published.map(document => withFirst(placePolicy(document, zone.name), source)).sort(bySequence)
  const policies = inOrder.filter(isFirstOfItsVersion).sort(newestFirst)
  return {
    organizationKey,
    zone,
    source: source as string,
    policies,
    periods: periodsOf(policies),
    setAside: [...repeated(inOrder, policies), ...elsewhere(known, policies, source, zone)],
    missing
  }
}

const repositoryZone = ({ repositoryZones }: CourtFacts, source: string | null): string | null =>
  source === null ? null : repositoryZones[source] ?? null

const recordedBy = (knownAt: Instant | null, recordedAt: Instant): boolean => knownAt === null || recordedAt <= knownAt

const seenAt = (source: string | null) => (sighting: Sighting): boolean => sighting.repositoryId === source

const bySequence = (a: { first: Sighting }, b: { first: Sighting }): number => a.first.sequence - b.first.sequence

/** Of each document the newest reading recorded by then, with the sightings recorded by then; unseen ones drop out. */
function documentsKnown (policies: readonly PolicyFact[], knownAt: Instant | null): PolicyFact[] {
  const newest = new Map<string, PolicyFact>()
  for (const fact of policies) {
    if (!recordedBy(knownAt, fact.readAt)) continue
    const sightings = fact.sightings.filter(sighting => recordedBy(knownAt, sighting.recordedAt))
    const held = newest.get(fact.sha256)
    if (sightings.length > 0 && (held === undefined || held.readAt <= fact.readAt)) newest.set(fact.sha256, { ...fact, sightings })
  }
  return [...newest.values()]
}

function firstPublisher (known: readonly PolicyFact[]): string | null {
  const sightings = known.flatMap(document => document.sightings)
  return sightings.sort((a, b) => a.sequence - b.sequence)[0]?.repositoryId ?? null
}

function withFirst (policy: PlacedPolicy<PolicyFact>, source: string | null): KnownPolicy {
  const own = policy.sightings.filter(sighting => source === null || seenAt(source)(sighting))
  return { ...policy, first: own.reduce((a, b) => a.sequence <= b.sequence ? a : b) }
}

const isFirstOfItsVersion = (policy: KnownPolicy, place: number, inOrder: readonly KnownPolicy[]): boolean =>
  inOrder.findIndex(other => other.version === policy.version) === place

/** Later documents of a version that already answers: changed bytes (Rule 8 [84]), or the version used again (Rule 9 [85]). */
function repeated (inOrder: readonly KnownPolicy[], policies: readonly KnownPolicy[]): SetAside[] {
  return inOrder.filter(document => !policies.includes(document)).map(document => {
    const answering = policies.find(policy => policy.version === document.version) as KnownPolicy
    const kind = answering.published === document.published ? 'document-changed' : 'version-reused'
    return { kind, document, first: document.first, answering }
  })
}

/** Documents that only other repositories have: the same version with other bytes, or a version the source does not know. */
function elsewhere (known: readonly PolicyFact[], policies: readonly KnownPolicy[], source: string | null, zone: CourtZone): SetAside[] {
  return known.filter(document => !document.sightings.some(seenAt(source))).map(document => {
    const placed = withFirst(placePolicy(document, zone.name), null)
    const answering = policies.find(policy => policy.version === document.version) ?? null
    return { kind: 'other-source', document: placed, first: placed.first, answering }
  })
}

/** Files of the source that are listed or were asked for, and that no readable document answers for. */
function missingFiles (files: readonly FileFact[], published: readonly PolicyFact[], source: string | null): FileFact[] {
  const heldUrls = new Set(published.flatMap(document => document.sightings.map(sighting => sighting.url)))
  const held = (file: FileFact): boolean => heldUrls.has(file.url) || published.some(document => answersFor(document, file))
  const missing = new Map<string, FileFact>()
  for (const file of files) {
    if ((source !== null && file.repositoryId !== source) || held(file)) continue
    missing.set(file.url, merged(missing.get(file.url), file))
  }
  return [...missing.values()]
}

/** Held under another name: the same version, published when the file says. */
function answersFor (document: PolicyFact, { subject }: FileFact): boolean {
  return subject.version === document.version && subject.published !== null && document.published.startsWith(subject.published)
}

/** Of several facts of one file: an index entry says best whose it is, a capture what became of it. */
function merged (before: FileFact | undefined, file: FileFact): FileFact {
  if (before === undefined) return file
  const [listed, captured] = before.kind === 'listed' ? [before, file] : file.kind === 'listed' ? [file, before] : [file, file]
  return { ...captured, subject: listed.subject }
}

function firstKnown (facts: CourtFacts): Instant | null {
  const instants = [
    ...facts.policies.flatMap(policy => policy.sightings.map(sighting => Math.max(sighting.recordedAt, policy.readAt)))
  ]
  return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b))
}
