import { listCodes, listCodeTables, type KeptTable } from '../archive/court/code-tables.ts'
import { findPolicyParts, type PolicyParts } from '../archive/court/policies.ts'
import type { Database } from '../archive/database.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Code } from '../domain/policy/fees-and-codes.ts'
import type { Policy, PolicyContent } from '../domain/policy/policy.ts'
import type { Budget, Shelf } from './budget.ts'
import { loadSchedule, type FeeSchedule } from './fee-schedule.ts'
import { bytesOf } from './size.ts'

/** Which document of a court, and as which reader read it. */
export interface PolicyName { organizationKey: string, sha256: Sha256, reader: string }

/** Which schedule of a court. */
export interface ScheduleName { organizationKey: string, feeSchedule: string }

/**
 * What policies say, part by part, as readers of stated versions read them:
 * what was read never changes. What versions have in common is held once, and a
 * large part is not held because a small one of the same policy is asked for.
 */
export class Policies {
  readonly #database: Database
  readonly #parts: Shelf<PolicyParts>
  readonly #schedules: Shelf<FeeSchedule>
  readonly #tables: Shelf<KeptTable[]>
  readonly #codes: Shelf<Code[]>

  constructor (database: Database, { shelf }: Budget) {
    this.#database = database
    this.#parts = shelf('policy')
    this.#schedules = shelf('fees')
    this.#tables = shelf('tables')
    this.#codes = shelf('codes')
  }

  /** All but fees and code tables. */
  async findContent (policy: PolicyName): Promise<PolicyContent> {
    return (await this.#findParts(policy)).content
  }

  async findFees ({ organizationKey, feeSchedule }: ScheduleName): Promise<FeeSchedule> {
    return await held(
      this.#schedules,
      `${feeSchedule} ${organizationKey}`,
      ({ bytes }) => bytes,
      async () => await loadSchedule(this.#database, organizationKey, feeSchedule)
    )
  }

  /** The code tables in policy order, without their codes. */
  async listTables (policy: PolicyName): Promise<readonly KeptTable[]> {
    const { codeTables } = await this.#findParts(policy)
    return await held(
      this.#tables,
      idOf(policy),
      bytesOf,
      async () => await listCodeTables(this.#database, policy.organizationKey, codeTables)
    )
  }

  async listCodes (
    { organizationKey }: Pick<PolicyName, 'organizationKey'>,
    { digest }: KeptTable
  ): Promise<readonly Code[]> {
    return await held(
      this.#codes,
      `${digest} ${organizationKey}`,
      bytesOf,
      async () => await listCodes(this.#database, organizationKey, digest)
    )
  }

  /** The whole policy, put together from its parts. */
  async findWhole (policy: PolicyName): Promise<Policy> {
    const { content, feeSchedule } = await this.#findParts(policy)
    const [schedule, tables] = await Promise.all([this.findFees({ ...policy, feeSchedule }), this.listTables(policy)])
    const fees = [...(await schedule.slice(0, schedule.size))]
    const codeTables = await Promise.all(
      tables.map(async ({ digest, size, ...head }) => ({
        ...head,
        codes: [...(await this.listCodes(policy, { ...head, digest, size }))]
      }))
    )
    return { ...content, fees, codeTables }
  }

  async #findParts (policy: PolicyName): Promise<PolicyParts> {
    return await held(this.#parts, idOf(policy), bytesOf, async () => {
      const { organizationKey, sha256, reader } = policy
      const parts = await findPolicyParts(this.#database, organizationKey, sha256, reader)
      if (parts !== undefined) return parts
      throw new Error(`The archive has no reading of ${sha256} by ${reader} for ${organizationKey}.`)
    })
  }
}

const idOf = ({ organizationKey, sha256, reader }: PolicyName): string => `${sha256} ${reader} ${organizationKey}`

/** What a shelf has under a name, else what is loaded and from now on held. */
async function held<Value extends object> (
  shelf: Shelf<Value>,
  name: string,
  size: (value: Value) => number,
  load: () => Promise<Value>
): Promise<Value> {
  const known = shelf.get(name)
  if (known !== undefined) return known
  const loaded = await load()
  shelf.set(name, loaded, size(loaded))
  return loaded
}
