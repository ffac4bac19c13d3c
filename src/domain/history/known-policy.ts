import type { Instant } from '../time/court-time.ts'
import type { PlacedPolicy } from './effective-policy.ts'
import type { PolicyFact, Sighting } from './facts.ts'

/** A policy that counts, with the first sighting at the court's own source. */
export type KnownPolicy = PlacedPolicy<ArchivedPolicy>

/**
 * A policy with its first sighting, at the court's own source where
 * it was seen there, and since when some reader could read it.
 */
export type ArchivedPolicy = ReadPolicy & { first: Sighting }

/** The newest reading of a document; `readableSince`: when the first reading that took it for a policy was recorded. */
export type ReadPolicy = PolicyFact & { readableSince: Instant }

/** A document that is kept and does not count, and why (domain §4: whose word counts, same version twice). */
export interface SetAside {
  kind: 'document-changed' | 'version-reused' | 'other-source'
  document: PlacedPolicy<ArchivedPolicy>
  first: Sighting
  /** The policy of the same version that answers instead; null when the source has none. */
  answering: KnownPolicy | null
}
