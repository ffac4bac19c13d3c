import { setImmediate as pause } from 'node:timers/promises'
import type { KeptTable } from '../archive/court/code-tables.ts'
import { codeDifferences, tableDifferences, tablePairs } from '../domain/differences/code-differences.ts'
import { contentDifferences, contentParts, type ContentPart } from '../domain/differences/content-differences.ts'
import type { Difference } from '../domain/differences/difference.ts'
import { feeDifferences, feesByCode } from '../domain/differences/fee-differences.ts'
import { seesFee } from '../domain/fees/seen-fees.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { visibleTables } from '../domain/policy/code-tables.ts'
import type { KeyAsked } from '../domain/policy/court-keys.ts'
import { contentSeenByKey } from '../domain/policy/divisions.ts'
import type { Code, Fee } from '../domain/policy/fees-and-codes.ts'
import type { PolicyContent } from '../domain/policy/policy.ts'
import type { Policies } from '../memory/policies.ts'

/** What differs between two policies, part by part. */
export interface PolicyDifferences extends Record<ContentPart, Difference[]> {
  fees: Difference<Fee>[]
  codes: Array<{ table: KeptTable, difference: Difference<Code> }>
}

/** So many codes of fees are compared at once: so few that nobody else waits for them. */
const PIECE = 200

/** So many fees are read at once. */
const READ = 1_000

/**
 * What differs from one policy of a court to another, as one who asks by a key sees them (domain
 * §7); without the first everything is new. What both have in common is not read.
 */
export async function compare (
  policies: Policies,
  courtKey: string,
  before: KnownPolicy | null,
  after: KnownPolicy
): Promise<PolicyDifferences> {
  const contentOf = async (policy: KnownPolicy): Promise<PolicyContent> =>
    contentSeenByKey(await policies.findContent(policy), keysOf(courtKey, policy))
  const [old, present] = [before === null ? null : await contentOf(before), await contentOf(after)]
  const parts = Object.fromEntries(
    contentParts.map(part => [part, contentDifferences(part, old, present)])
  ) as Record<ContentPart, Difference[]>
  const { codes, heads } = await compareTables(policies, courtKey, before, after)
  const fees = await compareFees(policies, courtKey, before, after)
  return { ...parts, other: [...parts.other, ...heads], fees, codes }
}

/** Which keys are the whole court's is what each policy says itself. */
const keysOf = (courtKey: string, { organizationKey, ownCourtKey }: KnownPolicy): KeyAsked =>
  ({ courtKey, organizationKey, ownCourtKey })

async function compareFees (
  policies: Policies,
  courtKey: string,
  before: KnownPolicy | null,
  after: KnownPolicy
): Promise<Difference<Fee>[]> {
  if (before?.feeSchedule === after.feeSchedule && before.ownCourtKey === after.ownCourtKey) return []
  const [old, present] = [
    before === null ? [] : await seenSchedule(policies, courtKey, before),
    await seenSchedule(policies, courtKey, after)
  ]
  const codes = feesByCode(old, present)
  const found: Difference<Fee>[] = []
  for (let from = 0; from < codes.length; from += PIECE) {
    found.push(...codes.slice(from, from + PIECE).flatMap(feeDifferences))
    await pause()
  }
  return found
}

async function seenSchedule (policies: Policies, courtKey: string, policy: KnownPolicy): Promise<readonly Fee[]> {
  const schedule = await policies.findFees(policy)
  const keys = keysOf(courtKey, policy)
  const fees: Fee[] = []
  for (let from = 0; from < schedule.size; from += READ) {
    fees.push(...(await schedule.slice(from, READ)).filter(fee => seesFee(fee, keys)))
  }
  return fees
}

async function compareTables (
  policies: Policies,
  courtKey: string,
  before: KnownPolicy | null,
  after: KnownPolicy
) {
  const tablesOf = async (policy: KnownPolicy): Promise<KeptTable[]> =>
    visibleTables(await policies.listTables(policy), keysOf(courtKey, policy))
  const pairs = tablePairs<KeptTable>(
    before === null ? [] : await tablesOf(before),
    await tablesOf(after),
    ({ digest }) => digest
  )
  const codes: PolicyDifferences['codes'] = []
  const codesOf = async (table: KeptTable | null): Promise<readonly Code[]> =>
    table === null ? [] : await policies.listCodes(after, table)
  for (const { before, after } of pairs) {
    const table = (after ?? before) as KeptTable
    if (before?.digest === after?.digest) continue
    codes.push(
      ...codeDifferences(table, await codesOf(before), await codesOf(after)).map(difference => ({
        table,
        difference
      }))
    )
    await pause()
  }
  return { codes, heads: tableDifferences(pairs) }
}
