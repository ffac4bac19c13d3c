import { feeHistory } from '../domain/fees/fee-history.ts'
import type { FeeQuestion } from '../domain/fees/fee-applicability.ts'
import { judgeFee, sameCode, searchFees } from '../domain/fees/fees.ts'
import type { Fee } from '../domain/policy/fees-and-codes.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { shortened } from '../domain/text/quoted.ts'
import { dateOf } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { pageOf } from './paging.ts'
import { question, questionInForce, type AnsweredQuestion, type Asked, type AskedPage, type Sources } from './question.ts'
import { Refusal } from './refusal.ts'
import { answerTo } from './resting.ts'
import { basisWire, clocksWire, restsOnWire } from './wire/decision.ts'
import { feeStepWire, feeWire } from './wire/fee.ts'

/** What the filing is like for which fees are asked. */
export interface Criteria { pages?: number | undefined }

export interface FeesAsked extends AskedPage, Criteria { q?: string | undefined, category?: string | undefined }
export interface FeeAsked extends Asked, Criteria { code: string }

/** Fees of the policy in force, in policy order: those that apply, or could. */
export async function fees (sources: Sources, asked: FeesAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const wanted = searchFees(await feesInForce(sources, found), { q: asked.q ?? null, category: asked.category ?? null })
    const judged = wanted.map(fee => ({ fee, judgement: judgeFee(fee, feeQuestion(found, asked)) }))
    const { items, nextCursor } = pageOf(asked.paging, judged.filter(({ judgement }) => judgement.applies !== 'no'), found.pin)
    return answerTo(found, found.standing.policy, { ...restsOnWire(found), items: items.map(({ fee, judgement }) => feeWire(fee, judgement)), nextCursor })
  })
}

/** The fees with a code in the policy in force, also those that do not apply. */
export async function feesOfCode (sources: Sources, asked: FeeAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const all = await feesInForce(sources, found)
    const { policy } = found.standing
    const those = all.filter(fee => sameCode(fee.code, asked.code))
    if (those.length === 0) throw noSuchFee(asked, all, `The policy in force, ${policy.version}, has no fee ${shortened(asked.code)}`)
    return answerTo(found, policy, { ...restsOnWire(found), fees: those.map(fee => feeWire(fee, judgeFee(fee, feeQuestion(found, asked)))) })
  })
}

/** What a fee was over time. */
export async function feeOverTime (sources: Sources, asked: Asked & { code: string }): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { courtKey, code } = asked
    const found = await question(sources, asked)
    const { history, decision } = found
    const { organizationKey, zone, periods } = history
    const contents = await Promise.all(periods.map(async ({ policy }) => await sources.histories.findPolicy(organizationKey, policy.sha256, policy.reader)))
    const dated = periods.map(({ policy, from, until }, place) => ({ ownCourtKey: policy.ownCourtKey, version: policy.version, from, until, fees: contents[place]?.fees ?? [] }))
    const steps = feeHistory(dated, code, { courtKey, organizationKey }, zone.name)
    if (steps.length === 0) throw noSuchFee(asked, contents.flatMap(({ fees }) => fees), `No policy of this court ever had a fee ${shortened(code)}`)
    const { standing, provisional, doubts } = decision
    return answerTo(found, null, {
      ...clocksWire(found),
      code,
      policy: standing === undefined ? null : basisWire(standing, history),
      provisional,
      doubts,
      steps: steps.map(step => feeStepWire(step, zone.name))
    })
  })
}

async function feesInForce ({ histories }: Sources, { standing: { policy } }: AnsweredQuestion): Promise<readonly Fee[]> {
  return (await histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)).fees
}

function feeQuestion ({ courtKey, history, decision, standing }: AnsweredQuestion, { pages }: Criteria): FeeQuestion {
  return { courtKey, organizationKey: history.organizationKey, ownCourtKey: standing.policy.ownCourtKey, date: dateOf(decision.at, history.zone.name), pages: pages ?? null }
}

function noSuchFee ({ courtKey, code }: { courtKey: string, code: string }, known: readonly Fee[], sentence: string): Refusal {
  const codes = [...new Set(known.map(fee => fee.code).filter(each => each !== null))]
  return new Refusal('no-such-fee', `${sentence}: look it up at /v1/courts/${courtKey}/fees. That does not mean that nothing is due.`, { courtKey, suggestions: nearNames(code, codes) })
}
