import { setImmediate as pause } from 'node:timers/promises'
import { judgeDisputed, type DisputedFee } from '../domain/dispute/disputed-fee.ts'
import { feeTurns } from '../domain/dispute/fee-dates.ts'
import { totalDue } from '../domain/dispute/verdict.ts'
import type { AskedCriteria } from '../domain/fees/asked-criteria.ts'
import { judgeFee } from '../domain/fees/fees.ts'
import type { JudgedFee } from '../domain/filing/fee-check.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Fee } from '../domain/policy/fees-and-codes.ts'
import type { Money } from '../domain/policy/money.ts'
import { dateOf, type Instant } from '../domain/time/court-time.ts'
import { criteriaReader, typesReader, type Criteria, type CriteriaReader } from './fee-criteria.ts'
import { feeQuestionOn } from './fees.ts'
import type { CourtQuestion, Sources } from './question.ts'

/**
 * A fee of a filing, and what the filing is like; `within`:
 * where the criteria stand in a body, with a slash at the end.
 */
export interface FeeOfFiling { code: string, criteria: Criteria, within: string }

/** What a policy says of one fee of a filing. */
export interface FeeAsked extends DisputedFee { code: string, judged: readonly JudgedFee[] }

/** What a policy asks for a filing, fee by fee and together. */
export interface FilingAsked { fees: readonly FeeAsked[], due: Money | null }

/**
 * What each policy of a court asks for a filing that is made at an
 * instant, and when that becomes another by its fees' own dates.
 */
export interface CourtAsks {
  ask: (policy: KnownPolicy, at: Instant) => FilingAsked
  turnsOf: (policy: KnownPolicy) => Instant[]
}

/** A fee with the criteria as a policy has their types, and the fees that it has with that code. */
interface ReadFee { code: string, criteria: AskedCriteria, known: readonly Fee[] }

/**
 * Reads what every policy of the court has of the fees of a filing.
 * Only the policy in force refuses what contradicts itself in it.
 */
export async function readPolicies (
  sources: Sources,
  found: CourtQuestion,
  fees: readonly FeeOfFiling[]
): Promise<CourtAsks> {
  const { courtKey, decision: { standing }, history: { policies, zone } } = found
  const read = new Map<KnownPolicy, ReadFee[]>()
  if (standing !== undefined) {
    read.set(
      standing.policy,
      await readFees(sources, standing.policy, fees, criteriaReader(sources, { ...found, standing }))
    )
  }
  for (const policy of policies) {
    if (policy === standing?.policy) continue
    read.set(policy, await readFees(sources, policy, fees, typesReader(sources, { courtKey, policy })))
    // Others are answered in between.
    await pause()
  }
  const readOf = (policy: KnownPolicy): ReadFee[] => read.get(policy) ?? []
  return {
    ask: (policy, at) => {
      const date = dateOf(at, zone.name)
      const asked = readOf(policy).map(({ code, criteria, known }) => {
        const question = feeQuestionOn(date, { courtKey, policy }, criteria)
        const judged = known.map(fee => ({ fee, judgement: judgeFee(fee, question) }))
        return { code, judged, ...judgeDisputed(judged) }
      })
      return { fees: asked, due: totalDue(asked) }
    },
    turnsOf: policy => readOf(policy).flatMap(({ known }) => known.flatMap(fee => feeTurns(fee, zone.name)))
  }
}

async function readFees (
  { histories: { policies } }: Sources,
  policy: KnownPolicy,
  fees: readonly FeeOfFiling[],
  read: CriteriaReader
): Promise<ReadFee[]> {
  const schedule = await policies.findFees(policy)
  const found: ReadFee[] = []
  for (const { code, criteria, within } of fees) {
    found.push({ code, criteria: await read(criteria, within), known: await schedule.withCode(code) })
  }
  return found
}
