import { listFacts } from '../archive/court/facts.ts'
import type { Database } from '../archive/database.ts'
import type { CourtFacts } from '../domain/history/facts.ts'
import type { Budget, Shelf } from './budget.ts'
import { bytesOf } from './size.ts'

/** What the archive has recorded of courts, from which their histories are compiled. */
export class HeldFacts {
  readonly #database: Database
  readonly #shelf: Shelf<CourtFacts>
  /** Courts that were known within a crawl whose end was not. */
  readonly #halfKnown = new Set<string>()

  constructor (database: Database, budget: Budget) {
    this.#database = database
    this.#shelf = budget.shelf('facts')
  }

  /**
   * The facts of courts, in their order: held, or loaded in a few queries.
   *
   * @param isKept whether what was loaded is to be held: it is asked for again, and nothing was dropped meanwhile
   */
  async load (organizationKeys: readonly string[], isKept: () => boolean): Promise<CourtFacts[]> {
    const held = new Map(organizationKeys.map(key => [key, this.#shelf.get(key)]))
    const wanted = organizationKeys.filter(key => held.get(key) === undefined)
    const loaded = wanted.length === 0 ? [] : await listFacts(this.#database, wanted)
    const fresh = new Map(loaded.map(facts => [facts.organizationKey, facts]))
    for (const [key, { halfCrawls }] of fresh) {
      if (halfCrawls.some(({ until }) => until === null)) this.#halfKnown.add(key)
    }
    if (isKept()) for (const [key, facts] of fresh) this.#shelf.set(key, facts, bytesOf(facts))
    return organizationKeys.map(key => (fresh.get(key) ?? held.get(key)) as CourtFacts)
  }

  forget (organizationKey: string): void { this.#shelf.delete(organizationKey) }

  forgetAll (): void { this.#shelf.clear() }

  /** Courts that were loaded within a crawl whose end was not known, since this was last asked. */
  takeHalfKnown (): string[] {
    const keys = [...this.#halfKnown]
    this.#halfKnown.clear()
    return keys
  }
}
