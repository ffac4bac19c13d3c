import type { AskedCriteria } from '../domain/fees/asked-criteria.ts'
import type { FeeStep } from '../domain/fees/fee-history.ts'
import type { FeeQuestion } from '../domain/fees/fee-applicability.ts'
import { isWanted, judgeFee } from '../domain/fees/fees.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { shortened } from '../domain/text/quoted.ts'
import { dateOf } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome, type RowRest } from './answer.ts'
import type { PolicyAsked } from './code-tables.ts'
import { readCriteria, type Criteria } from './fee-criteria.ts'
import { feeSteps } from './fee-steps.ts'
import { pageOfPieces } from './paging.ts'
import { question, questionInForce, type Asked, type AskedPage, type CourtQuestion, type Sources } from './question.ts'
import { Refusal } from './refusal.ts'
import { answerTo, restOfSpan, rowsInForce } from './resting.ts'
import { feesAsList } from './wire/code-lists.ts'
import { basisWire, clocksWire, restsOnWire, type Decided } from './wire/decision.ts'
import { feeStepWire, feeWire } from './wire/fee.ts'

export interface FeesAsked extends AskedPage, Criteria { q?: string | undefined, category?: string | undefined }

/** Fees of the policy in force, in policy order: those that apply, or could. */
export async function fees (sources: Sources, asked: FeesAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const { policy } = found.standing
    const schedule = await sources.histories.policies.findFees(policy)
    const wanted = { q: asked.q ?? null, category: asked.category ?? null }
    const wish = feeQuestion(found, await readCriteria(sources, found, asked))
    const page = await pageOfPieces(asked.paging, found.pin, schedule.slice, fee => {
      if (!isWanted(fee, wanted)) return undefined
      const judgement = judgeFee(fee, wish)
      return judgement.applies === 'no' ? undefined : feeWire(fee, judgement)
    })
    return answerTo(
      found,
      policy,
      { ...restsOnWire(found), ...page },
      { rows: rowsInForce(found, page.items), codeList: feesAsList(found, page.items) }
    )
  })
}

interface FeeAsked extends Asked { code: string }

/** What a fee was over time. */
export async function feeOverTime (sources: Sources, asked: FeeAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { code } = asked
    const found = await question(sources, asked)
    const { history, decision } = found
    const { zone, periods } = history
    const steps = await feeSteps(sources, found, code)
    if (steps.length === 0) throw await neverSeen(sources, asked, periods.map(({ policy }) => policy))
    const { standing, provisional, doubts } = decision
    const printed = steps.map(step => feeStepWire(step, zone.name))
    return answerTo(found, null, {
      ...clocksWire(found),
      code,
      policy: standing === undefined ? null : basisWire(standing, history),
      provisional,
      doubts,
      steps: printed
    }, { rows: { list: printed, restOf: place => restOfStep(found, steps[place] as FeeStep) } })
  })
}

/** Why a key has no history of a fee: nobody has it, or other divisions alone do (domain §7). */
async function neverSeen (sources: Sources, asked: FeeAsked, known: readonly KnownPolicy[]): Promise<Refusal> {
  const { courtKey } = asked
  const code = shortened(asked.code)
  const { policies } = sources.histories
  const fees = await Promise.all(
    known.map(async policy => await (await policies.findFees(policy)).withCode(asked.code))
  )
  const keys = [...new Set(fees.flat().flatMap(({ courtKeys }) => courtKeys))]
  if (keys.length === 0) {
    return noSuchFee(asked, await everyCode(sources, known), `No policy of this court ever had a fee ${code}`)
  }
  return new Refusal(
    'no-such-fee',
    `A fee ${code} is one of ${shortened(keys.join(', '))} alone, and never was one of ${courtKey}: ask by one of these keys, or by the court's own, ${known[0]?.organizationKey}. That does not mean that nothing is due.`,
    { courtKey, suggestions: [] }
  )
}

async function everyCode ({ histories: { policies } }: Sources, known: readonly KnownPolicy[]): Promise<string[]> {
  return (await Promise.all(known.map(async policy => (await policies.findFees(policy)).codes()))).flat()
}

function restOfStep (found: CourtQuestion, step: FeeStep): RowRest {
  const policy = found.history.policies.find(({ version }) => version === step.version) as KnownPolicy
  return restOfSpan(found, policy, step)
}

/** What is asked of each fee of the policy in force. */
export function feeQuestion ({ courtKey, history, decision, standing }: Decided, criteria: AskedCriteria): FeeQuestion {
  return feeQuestionOn(dateOf(decision.at, history.zone.name), { courtKey, policy: standing.policy }, criteria)
}

/** What is asked of each fee of a policy, for a date of its court. */
export function feeQuestionOn (
  date: string,
  { courtKey, policy: { organizationKey, ownCourtKey } }: PolicyAsked,
  criteria: AskedCriteria
): FeeQuestion {
  return { ...criteria, courtKey, organizationKey, ownCourtKey, date }
}

/** Refused with codes that are near. */
export function noSuchFee (
  { courtKey, code }: { courtKey: string, code: string },
  known: readonly string[],
  sentence: string
): Refusal {
  return new Refusal(
    'no-such-fee',
    `${sentence}: look it up at /v1/courts/${courtKey}/fees. That does not mean that nothing is due.`,
    { courtKey, suggestions: nearNames(code, known) }
  )
}
