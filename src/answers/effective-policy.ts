import { topOfHour } from '../domain/time/court-time.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import { outcomeOf, type Answer, type Outcome } from './answer.ts'
import { parseInstant } from './instants.ts'
import { decisionBody, prepareDecision } from './prepared-decision.ts'
import { questionInForce, requireCourt, type Asked, type Sources } from './question.ts'
import { Refusal } from './refusal.ts'
import { answerTo } from './resting.ts'
import { shelfLife } from './shelf-life.ts'
import { decisionWire } from './wire/decision.ts'

/** Which policy is in force, and why. At once where memory holds the court, as it is known now; else asked for. */
export function effectivePolicy (sources: Sources, asked: Asked): Outcome | Promise<Outcome> {
  const court = asked.knownAt === undefined ? sources.histories.present(asked.courtKey) : undefined
  if (court === undefined) return outcomeOf(async () => await findDecision(sources, asked))
  try {
    return preparedAnswer(sources, court, asked) ?? outcomeOf(async () => await decideAfresh(sources, asked))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function findDecision (sources: Sources, asked: Asked): Promise<Answer> {
  if (asked.knownAt !== undefined) return await decideAfresh(sources, asked)
  const court = await sources.histories.findPresent(await requireCourt(sources, asked.courtKey))
  return (court === undefined ? undefined : preparedAnswer(sources, court, asked)) ?? await decideAfresh(sources, asked)
}

/** As known at a past moment, and whatever is refused. */
async function decideAfresh (sources: Sources, asked: Asked): Promise<Answer> {
  const question = await questionInForce(sources, asked)
  return answerTo(question, question.standing.policy, decisionWire(question))
}

function preparedAnswer (sources: Sources, court: PresentCourt, { courtKey, at: text, now }: Asked): Answer | undefined {
  const { history, lastCheckedAt, settledUntil } = court
  const zone = history.zone.name
  const at = text === undefined ? null : parseInstant('at', text, zone)
  const instant = at ?? topOfHour(now, zone)
  const prepared = prepareDecision(sources, court, courtKey, instant)
  if (prepared === undefined) return undefined
  return {
    kind: 'answer',
    body: decisionBody(prepared, court, instant),
    shelfLife: shelfLife({ at, knownAt: null, settledUntil, zone, doubtful: prepared.doubtful }, now),
    freshness: { lastCheckedAt, nextCheckAt: sources.nextCheckOf(history.source), isCutOff: sources.histories.isCutOff() },
    basis: prepared.basis
  }
}
