import { doubtsOfSpan } from '../domain/history/span-doubts.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { hoursOfKey } from '../domain/policy/divisions.ts'
import { nextOpening, type NextOpening } from '../domain/policy/next-opening.ts'
import { openAt } from '../domain/policy/opening-hours.ts'
import type { HoursOfOperation } from '../domain/policy/people-and-places.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { questionInForce, type AnsweredQuestion, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { restsOnWire } from './wire/decision.ts'
import { hoursWire } from './wire/hours.ts'

/**
 * Whether a court, or a division of it, is open, and when it
 * opens next. It carries the doubts of all the time until then.
 */
export async function hours (sources: Sources, asked: Asked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, { ...asked, turns: 'minute' })
    const { history, decision: { at }, standing: { policy }, shelf } = found
    const stated = await findHours(sources, found, policy)
    const next = await findOpening(sources, found, stated)
    const opening = next.kind === 'opens' ? next.at : undefined
    const doubts = doubtsOfSpan(history, at, (opening ?? Infinity) + 1)
    return answerTo({ ...found, shelf: { ...shelf, doubtful: doubts.length > 0 } }, policy, {
      ...restsOnWire(found),
      doubts,
      ...hoursWire(found, stated, opening)
    })
  })
}

/** When the court opens first after the instant asked about, by the policy that will be in force then. */
async function findOpening (
  sources: Sources,
  found: AnsweredQuestion,
  stated: HoursOfOperation | null
): Promise<NextOpening> {
  const { history: { periods, zone }, decision: { at } } = found
  let [from, wasOpen] = [at + 1, openAt(stated, at, zone.name)]
  for (const { policy, until } of periods.filter(period => period.until === null || period.until > at)) {
    const hours = await findHours(sources, found, policy)
    const opening = nextOpening(hours, { from, until: until ?? Infinity, wasOpen }, zone.name)
    if (opening.kind !== 'none' || until === null) return opening
    wasOpen = openAt(hours, until - 1, zone.name)
    from = until
  }
  return { kind: 'none' }
}

async function findHours (
  { histories }: Sources,
  { courtKey }: AnsweredQuestion,
  policy: KnownPolicy
): Promise<HoursOfOperation | null> {
  const { organizationKey, ownCourtKey } = policy
  return hoursOfKey(await histories.policies.findContent(policy), { courtKey, organizationKey, ownCourtKey })
}
