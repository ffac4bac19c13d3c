import { findLastCheck } from '../archive/court/index-checks.ts'
import type { Database } from '../archive/database.ts'
import type { CourtHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Budget, Shelf } from './budget.ts'

/** When a court was checked last; null: never. */
interface Checked { checkedAt: Instant | null }

const BYTES = 16

/** The last complete checks of courts, as known now and at moments that have passed. */
export class Checks {
  readonly #database: Database
  /** Every question needs them: no more than there are courts, and too small to make room for anything. */
  readonly #present = new Map<string, Instant | null>()
  readonly #past: Shelf<Checked>

  constructor (database: Database, { shelf }: Budget) {
    this.#database = database
    this.#past = shelf('past-check')
  }

  /** @param isCurrent whether what was asked for meanwhile may be remembered */
  async find ({ source, organizationKey }: CourtHistory, isCurrent: () => boolean): Promise<Instant | null> {
    const held = this.#present.get(organizationKey)
    if (held !== undefined) return held
    const checkedAt = (await findLastCheck(this.#database, source, organizationKey, null))?.checkedAt ?? null
    if (isCurrent()) this.#present.set(organizationKey, checkedAt)
    return checkedAt
  }

  async findPast ({ source, organizationKey }: CourtHistory, knownAt: Instant): Promise<Instant | null> {
    const id = `${knownAt} ${source} ${organizationKey}`
    const held = this.#past.get(id)
    if (held !== undefined) return held.checkedAt
    const checkedAt = (await findLastCheck(this.#database, source, organizationKey, knownAt))?.checkedAt ?? null
    this.#past.set(id, { checkedAt }, BYTES)
    return checkedAt
  }

  forget (organizationKey: string): void { this.#present.delete(organizationKey) }

  forgetAll (): void { this.#present.clear() }
}
