import { outcomeOf, type Outcome } from './answer.ts'
import { questionInForce, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { decisionWire } from './wire/decision.ts'

/** Which policy is in force, and why. */
export async function effectivePolicy (sources: Sources, asked: Asked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const question = await questionInForce(sources, asked)
    return answerTo(question, question.standing.policy, decisionWire(question))
  })
}
