import { courtHistory, type CourtHistory, type ListedHistory } from '../domain/history/court-history.ts'
import type { Budget, Shelf } from './budget.ts'
import type { HeldFacts } from './held-facts.ts'
import { bytesOf } from './size.ts'

/** Of which history it is. */
interface Listed { history: CourtHistory, more: Pick<ListedHistory, 'listings' | 'sharedKeys'> }

/**
 * What indexes list of a court, and what it shares with others, for who asks about its publication: no decision needs
 * it, so that it stands with what makes room first, and is compiled again when asked for.
 */
export class ListedHistories {
  readonly #facts: HeldFacts
  readonly #shelf: Shelf<Listed>

  constructor (facts: HeldFacts, { shelf }: Budget) {
    this.#facts = facts
    this.#shelf = shelf('listings')
  }

  /** The same history with both, as known at the moment that the history is of. */
  async find (history: CourtHistory): Promise<ListedHistory> {
    const { organizationKey, lastRecordedAt } = history
    const held = this.#shelf.get(organizationKey)
    if (held?.history === history) return { ...history, ...held.more }
    const [facts] = await this.#facts.load([organizationKey], () => false)
    const again = facts === undefined ? undefined : courtHistory(facts, lastRecordedAt)
    if (again?.kind !== 'answering') throw new Error(`What is known of ${organizationKey} is not what it was.`)
    const more = { listings: again.listings, sharedKeys: again.sharedKeys }
    // The history itself is counted where it is kept.
    this.#shelf.set(organizationKey, { history, more }, bytesOf(more))
    return { ...history, ...more }
  }
}
