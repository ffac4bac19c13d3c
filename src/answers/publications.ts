import { availableFrom } from '../domain/history/effective-policy.ts'
import { describeMissing } from '../domain/history/doubts.ts'
import type { FileFact } from '../domain/history/facts.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { policyAsked } from './policy-question.ts'
import { question, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { clocksWire } from './wire/decision.ts'

/**
 * What a court publishes that still counts for something: the policy in
 * force, those to come, and the files of which nothing readable is archived.
 */
export async function publications (sources: Sources, asked: Asked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, asked)
    const { decision: { at, standing }, history } = found
    const items = history.policies
      .filter(policy => policy === standing?.policy || availableFrom(policy) > at)
      .map(policy => policyAsked(found, policy))
    return answerTo(found, null, { ...clocksWire(found), items, unread: history.missing.map(unreadWire) })
  })
}

/** A file that an index lists or a capture met, and that is no policy as far as the archive knows. */
function unreadWire (file: FileFact) {
  const { kind, sha256, subject: { version }, url } = file
  const known = kind === 'unreadable' ? kind : 'not-fetched' as const
  return { kind: known, version, sha256, url, text: `${describeMissing(file)}.` }
}
