import { findPolicy } from '../archive/court/policies.ts'
import type { Database } from '../archive/database.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Budget, Shelf } from './budget.ts'
import { bytesOf } from './size.ts'

/** Whole policies, as readers of stated versions read them: what was read never changes. */
export class Policies {
  readonly #database: Database
  readonly #held: Shelf<Policy>

  constructor (database: Database, { shelf }: Budget) {
    this.#database = database
    this.#held = shelf('policy')
  }

  async find (organizationKey: string, sha256: Sha256, reader: string): Promise<Policy> {
    const id = `${sha256} ${reader} ${organizationKey}`
    const held = this.#held.get(id)
    if (held !== undefined) return held
    const policy = await findPolicy(this.#database, organizationKey, sha256, reader)
    if (policy === undefined) throw new Error(`The archive has no reading of ${sha256} by ${reader} for ${organizationKey}.`)
    this.#held.set(id, policy, bytesOf(policy))
    return policy
  }
}
