import { nothingAsked } from '../domain/fees/asked-criteria.ts'
import { judgeFee } from '../domain/fees/fees.ts'
import { shortened } from '../domain/text/quoted.ts'
import { outcomeOf, unlessRefused, type Answer, type Outcome, type ReadyAnswer } from './answer.ts'
import { criteriaNames, readCriteria, type Criteria } from './fee-criteria.ts'
import { feeQuestion, noSuchFee } from './fees.ts'
import { prepareFees } from './prepared-fees.ts'
import { prepareQuestion, stretchAnswer, type More, type PreparedQuestion } from './prepared-stretch.ts'
import { RESTS_ON } from './printed-court.ts'
import { questionInForce, requireCourt, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { restsOnWire } from './wire/decision.ts'
import { feeWire } from './wire/fee.ts'

export interface FeeAsked extends Asked, Criteria { code: string }

/**
 * The fees with a code in the policy in force, also those that
 * do not apply. At once where they stand ready, else asked for.
 */
export function feesOfCode (sources: Sources, asked: FeeAsked): Outcome | Promise<Outcome> {
  const ready = isPreparable(asked) ? readyFees(sources, asked) : undefined
  return ready ?? outcomeOf(async () => await findFees(sources, asked))
}

/** The same by the code and the instant alone, as known now, where they stand ready. */
export function readyFees (
  sources: Sources,
  asked: Pick<FeeAsked, 'at' | 'code' | 'courtKey' | 'now'>
): ReadyAnswer | undefined {
  const court = sources.histories.present(asked.courtKey)
  if (court === undefined) return undefined
  return unlessRefused(() => {
    const prepared = prepareQuestion(sources, court, asked, RESTS_ON)
    const fees = prepared === undefined ? undefined : findPrinted(sources, prepared, asked)
    return prepared === undefined || fees === undefined ? undefined : stretchAnswer(sources, prepared, asked.now, fees)
  })
}

/** Only what is asked of the instant alone, as known now. */
const isPreparable = (asked: FeeAsked): boolean =>
  (asked.knownAt ?? asked.pinned) === undefined && criteriaNames.every(name => asked[name] === undefined)

/** Searched for by its name only where another fee of the policy was asked for last. */
function findPrinted (
  { histories: { printed } }: Sources,
  prepared: PreparedQuestion,
  asked: Pick<FeeAsked, 'code' | 'courtKey'>
): More | undefined {
  const { policy } = prepared.stretch
  const { fee } = policy
  const held = fee?.code === asked.code ? printed.fees.again(fee.kept) : undefined
  if (held !== undefined) return held as More
  const kept = printed.fees.find(nameOf(prepared, asked))
  if (kept !== undefined) policy.fee = { code: asked.code, kept }
  return kept?.value as More | undefined
}

async function findFees (sources: Sources, asked: FeeAsked): Promise<Answer> {
  if (!isPreparable(asked)) return await judgeAfresh(sources, asked)
  const court = await sources.histories.findPresent(await requireCourt(sources, asked.courtKey))
  const prepared = court === undefined ? undefined : prepareQuestion(sources, court, asked, RESTS_ON)
  const fees = prepared === undefined ? undefined : await printFees(sources, prepared, asked)
  return prepared === undefined || fees === undefined
    ? await judgeAfresh(sources, asked)
    : stretchAnswer(sources, prepared, asked.now, fees)
}

async function printFees (
  { histories }: Sources,
  prepared: PreparedQuestion,
  asked: FeeAsked
): Promise<More | undefined> {
  const { policy } = prepared.stretch.policy
  const schedule = await histories.policies.findFees(policy)
  const fees = await schedule.withCode(asked.code)
  const { courtKey } = asked
  const { organizationKey, ownCourtKey } = policy
  const printed =
    fees.length === 0 ? undefined : prepareFees(fees, { ...nothingAsked, courtKey, organizationKey, ownCourtKey })
  if (printed !== undefined) {
    histories.printed.fees.set(nameOf(prepared, asked), printed, printed.fields.length + OBJECTS)
  }
  return printed
}

const OBJECTS = 100

/** What a schedule holds never changes, and is judged the same for whoever asks by the same key. */
function nameOf (
  { stretch: { policy: { policy } } }: PreparedQuestion,
  { courtKey, code }: Pick<FeeAsked, 'code' | 'courtKey'>
): string {
  return `fees ${policy.organizationKey} ${policy.feeSchedule} ${policy.ownCourtKey ?? ''} ${courtKey} ${code}`
}

async function judgeAfresh (sources: Sources, asked: FeeAsked): Promise<Answer> {
  const found = await questionInForce(sources, asked)
  const { policy } = found.standing
  const schedule = await sources.histories.policies.findFees(policy)
  const fees = await schedule.withCode(asked.code)
  if (fees.length === 0) {
    throw noSuchFee(
      asked,
      schedule.codes(),
      `The policy in force, ${policy.version}, has no fee ${shortened(asked.code)}`
    )
  }
  const wish = feeQuestion(found, await readCriteria(sources, found, asked))
  return answerTo(found, policy, { ...restsOnWire(found), fees: fees.map(fee => feeWire(fee, judgeFee(fee, wish))) })
}
