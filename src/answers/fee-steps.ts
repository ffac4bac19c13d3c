import { feeHistory, type FeeStep } from '../domain/fees/fee-history.ts'
import type { CourtQuestion, Sources } from './question.ts'

/**
 * The fees with a code in each policy that ever rules, and what they
 * were over time; the key asked by sees its own and the court's.
 */
export async function feeSteps (
  { histories: { policies } }: Sources,
  { history: { periods, organizationKey, zone }, courtKey }: CourtQuestion,
  code: string
): Promise<FeeStep[]> {
  const schedules = await Promise.all(periods.map(async ({ policy }) => await policies.findFees(policy)))
  const fees = await Promise.all(schedules.map(async schedule => await schedule.withCode(code)))
  const dated = periods.map(({ policy, from, until }, place) => ({
    ownCourtKey: policy.ownCourtKey,
    version: policy.version,
    from,
    until,
    fees: fees[place] ?? []
  }))
  return feeHistory(dated, code, { courtKey, organizationKey }, zone.name)
}
