import { outcomeOf, type Outcome } from './answer.ts'
import { questionInForce, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { courtDetailsWire } from './wire/court-details.ts'

/** One court, or a division of it, as the policy in force has it. */
export async function courtDetails (sources: Sources, asked: Asked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const question = await questionInForce(sources, asked)
    const { policy } = question.standing
    const content = await sources.histories.policies.findContent(policy)
    return answerTo(question, policy, courtDetailsWire(question, content))
  })
}
