import { wallInstants, type Instant, type Label } from '../time/court-time.ts'
import { publicationLabel, SEEN_AFTER } from '../time/publication-hour.ts'
import { newestFirst, placePolicy, type PlacedPolicy } from './effective-policy.ts'
import type { ListedFile, PolicyFact } from './facts.ts'
import { appearanceOf, listingsOf, type IndexMoment } from './listings.ts'

/** A policy that was published later than its label says, by the archive's own evidence. */
export interface BackDating<P extends PlacedPolicy<PolicyFact> = PlacedPolicy<PolicyFact>> {
  policy: P
  /** The index that did not list it when, by its label, it had been published. */
  without: IndexMoment
  /** As of when it did not. */
  shownAt: Instant
  /**
   * The court's policies, newest first, had its label been that
   * of the last index without it, or of the first with it.
   */
  orders: ReadonlyArray<readonly P[]>
}

/**
 * The policies that an index did not list although they should have been published:
 * a capture that shows the index as of minute 45 of the hour of their publication
 * label or later [59]-[63], see `shownAt`, and before any index listed them.
 */
export function backDatings<P extends PlacedPolicy<PolicyFact>> (
  policies: readonly P[],
  listings: readonly ListedFile[],
  zone: string
): BackDating<P>[] {
  return policies.flatMap(policy => {
    const appearance = appearanceOf(listingsOf(policy, listings, policies))
    const shownAt = appearance?.without?.capture.shownAt ?? null
    if (
      appearance === null ||
      appearance.without === null ||
      shownAt === null ||
      shownAt < publishedBy(policy, zone)
    ) {
      return []
    }
    const { shownAt: listedAt, requestedAt } = appearance.with.capture
    const labels = [...new Set([shownAt, listedAt ?? requestedAt].map(instant => publicationLabel(instant, zone)))]
    return [
      {
        policy,
        without: appearance.without,
        shownAt,
        orders: labels.map(label => relabelled(policies, policy, label, zone))
      }
    ]
  })
}

/** From when on an index has to list a policy; what need not tell an hour may be published all day long [9][10]. */
function publishedBy ({ specification, published, publishedAt }: PlacedPolicy<PolicyFact>, zone: string): Instant {
  const last = specification === '02' ? published : `${published.slice(0, 10)}T23`
  return (wallInstants(`${last}:00`, zone).at(-1) ?? publishedAt) + SEEN_AFTER
}

function relabelled<P extends PlacedPolicy<PolicyFact>> (
  policies: readonly P[],
  policy: P,
  published: Label,
  zone: string
): P[] {
  return policies
    .map(other => (other === policy ? placePolicy({ ...policy, published }, zone) : other))
    .sort(newestFirst)
}
