import { findLastCheck, type IndexCheck } from '../archive/court/index-checks.ts'
import type { Database } from '../archive/database.ts'
import type { CourtHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Budget, Shelf } from './budget.ts'

/** The last check of a court; null: there never was one. */
interface Checked { check: IndexCheck | null }

const BYTES = 64

/** The last complete checks of courts, as known now and at moments that have passed. */
export class Checks {
  readonly #database: Database
  /** Every question needs them: no more than there are courts, and too small to make room for anything. */
  readonly #present = new Map<string, IndexCheck | null>()
  readonly #past: Shelf<Checked>

  constructor (database: Database, { shelf }: Budget) {
    this.#database = database
    this.#past = shelf('past-check')
  }

  /** @param isCurrent whether what was asked for meanwhile may be remembered */
  async find ({ source, organizationKey }: CourtHistory, isCurrent: () => boolean): Promise<IndexCheck | null> {
    const held = this.#present.get(organizationKey)
    if (held !== undefined) return held
    const check = await findLastCheck(this.#database, source, organizationKey, null) ?? null
    if (isCurrent()) this.#present.set(organizationKey, check)
    return check
  }

  async findPast ({ source, organizationKey }: CourtHistory, knownAt: Instant): Promise<IndexCheck | null> {
    const id = `${knownAt} ${source} ${organizationKey}`
    const held = this.#past.get(id)
    if (held !== undefined) return held.check
    const check = await findLastCheck(this.#database, source, organizationKey, knownAt) ?? null
    this.#past.set(id, { check }, BYTES)
    return check
  }

  forget (organizationKey: string): void { this.#present.delete(organizationKey) }

  forgetAll (): void { this.#present.clear() }
}
