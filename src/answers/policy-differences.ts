import { setImmediate as pause } from 'node:timers/promises'
import type { KeptTable } from '../archive/court/code-tables.ts'
import { codeDifferences, tableDifferences, tablePairs } from '../domain/differences/code-differences.ts'
import { contentDifferences, contentParts, type ContentPart } from '../domain/differences/content-differences.ts'
import type { Difference } from '../domain/differences/difference.ts'
import { feeDifferences, feesByCode } from '../domain/differences/fee-differences.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Code, Fee } from '../domain/policy/fees-and-codes.ts'
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
 * What differs from one policy of a court to another; without the
 * first everything is new. What both have in common is not read.
 */
export async function compare (
  policies: Policies,
  before: KnownPolicy | null,
  after: KnownPolicy
): Promise<PolicyDifferences> {
  const [old, present] = [
    before === null ? null : await policies.findContent(before),
    await policies.findContent(after)
  ]
  const parts = Object.fromEntries(
    contentParts.map(part => [part, contentDifferences(part, old, present)])
  ) as Record<ContentPart, Difference[]>
  const { codes, heads } = await compareTables(policies, before, after)
  return { ...parts, other: [...parts.other, ...heads], fees: await compareFees(policies, before, after), codes }
}

async function compareFees (
  policies: Policies,
  before: KnownPolicy | null,
  after: KnownPolicy
): Promise<Difference<Fee>[]> {
  if (before?.feeSchedule === after.feeSchedule) return []
  const [old, present] = [
    before === null ? [] : await wholeSchedule(policies, before),
    await wholeSchedule(policies, after)
  ]
  const codes = feesByCode(old, present)
  const found: Difference<Fee>[] = []
  for (let from = 0; from < codes.length; from += PIECE) {
    found.push(...codes.slice(from, from + PIECE).flatMap(feeDifferences))
    await pause()
  }
  return found
}

async function wholeSchedule (policies: Policies, policy: KnownPolicy): Promise<readonly Fee[]> {
  const schedule = await policies.findFees(policy)
  const fees: Fee[] = []
  while (fees.length < schedule.size) fees.push(...await schedule.slice(fees.length, READ))
  return fees
}

async function compareTables (policies: Policies, before: KnownPolicy | null, after: KnownPolicy) {
  const pairs = tablePairs<KeptTable>(
    before === null ? [] : await policies.listTables(before),
    await policies.listTables(after),
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
