import type { PresentCourt } from '../memory/present-court.ts'
import { outcomeOf, type Answer, type Outcome } from './answer.ts'
import { prepareQuestion, stretchAnswer } from './prepared-stretch.ts'
import { DECISION } from './printed-court.ts'
import { questionInForce, requireCourt, type Asked, type Sources } from './question.ts'
import { Refusal } from './refusal.ts'
import { answerTo } from './resting.ts'
import { decisionWire } from './wire/decision.ts'

/** Which policy is in force, and why. At once where memory holds the court, as it is known now; else asked for. */
export function effectivePolicy (sources: Sources, asked: Asked): Outcome | Promise<Outcome> {
  const court = isOfNow(asked) ? sources.histories.present(asked.courtKey) : undefined
  if (court === undefined) return outcomeOf(async () => await findDecision(sources, asked))
  try {
    return preparedAnswer(sources, court, asked) ?? outcomeOf(async () => await decideAfresh(sources, asked))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const isOfNow = ({ knownAt, pinned }: Asked): boolean => (knownAt ?? pinned) === undefined

async function findDecision (sources: Sources, asked: Asked): Promise<Answer> {
  if (!isOfNow(asked)) return await decideAfresh(sources, asked)
  const court = await sources.histories.findPresent(await requireCourt(sources, asked.courtKey))
  return (court === undefined ? undefined : preparedAnswer(sources, court, asked)) ?? await decideAfresh(sources, asked)
}

/** As known at a past moment, and whatever is refused. */
async function decideAfresh (sources: Sources, asked: Asked): Promise<Answer> {
  const question = await questionInForce(sources, asked)
  return answerTo(question, question.standing.policy, decisionWire(question))
}

function preparedAnswer (sources: Sources, court: PresentCourt, asked: Asked): Answer | undefined {
  const prepared = prepareQuestion(sources, court, asked, DECISION)
  return prepared === undefined ? undefined : stretchAnswer(sources, prepared, asked.now)
}
