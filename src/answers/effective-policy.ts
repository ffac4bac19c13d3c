import type { PresentCourt } from '../memory/present-court.ts'
import { outcomeOf, unlessRefused, type Answer, type Outcome, type ReadyAnswer } from './answer.ts'
import { prepareQuestion, stretchAnswer } from './prepared-stretch.ts'
import { DECISION } from './printed-court.ts'
import { questionInForce, requireCourt, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { decisionWire } from './wire/decision.ts'

/** Which policy is in force, and why. At once where memory holds the court, as it is known now; else asked for. */
export function effectivePolicy (sources: Sources, asked: Asked): Outcome | Promise<Outcome> {
  const ready = isOfNow(asked) ? readyPolicy(sources, asked) : undefined
  return ready ?? outcomeOf(async () => await findDecision(sources, asked))
}

/** The same as known now, where it stands ready. */
export function readyPolicy (sources: Sources, asked: Pick<Asked, 'at' | 'courtKey' | 'now'>): ReadyAnswer | undefined {
  const court = sources.histories.present(asked.courtKey)
  return court === undefined ? undefined : unlessRefused(() => preparedAnswer(sources, court, asked))
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

function preparedAnswer (sources: Sources, court: PresentCourt, asked: Asked): ReadyAnswer | undefined {
  const prepared = prepareQuestion(sources, court, asked, DECISION)
  return prepared === undefined ? undefined : stretchAnswer(sources, prepared, asked.now)
}
