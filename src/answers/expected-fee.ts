import { feesAt, isAsExpected } from '../domain/expectations/expected-fee.ts'
import { canonicalDecimal } from '../domain/policy/money.ts'
import { quoted } from '../domain/text/quoted.ts'
import type { Expected, Said } from './expected.ts'
import { feeSteps } from './fee-steps.ts'
import type { CourtQuestion, Sources } from './question.ts'

/** A fee within its own dates, and perhaps what it costs. */
export async function expectFee (sources: Sources, found: CourtQuestion, code: string, amount: string | null): Promise<Expected> {
  const steps = await feeSteps(sources, found, code)
  const cuts = steps.flatMap(({ from, until }) => until === null ? [from] : [from, until])
  return {
    cuts,
    saidBy: (_policy, at): Said => {
      const fees = feesAt(steps, at)
      const holds = isAsExpected(fees, amount === null ? null : canonicalDecimal(amount, fees[0]?.currency ?? 'USD') ?? null)
      const costs = [...new Set(fees.map(({ cost, costText, currency }) => `${cost ?? costText ?? 'no cost'} ${currency}`))].join(' or ')
      if (fees.length === 0) return { holds, found: 0, text: `there is no fee ${quoted(code)}` }
      const expected = amount === null || holds === 'yes' ? '' : `, ${amount} was expected`
      return { holds, found: fees.length, text: `fee ${quoted(code)} costs ${costs}${expected}` }
    }
  }
}
