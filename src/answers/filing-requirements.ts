import { outcomeOf, type Outcome } from './answer.ts'
import { questionInForce, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { filingRequirementsWire } from './wire/filing-requirements.ts'

/** What a court requires of a filing, and what else its policy has for who files, as a key sees it. */
export async function filingRequirements (sources: Sources, asked: Asked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const question = await questionInForce(sources, asked)
    const { policy } = question.standing
    return answerTo(
      question,
      policy,
      filingRequirementsWire(question, await sources.histories.policies.findContent(policy))
    )
  })
}
