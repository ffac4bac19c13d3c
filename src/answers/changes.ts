import { decide, standingOf, type Standing } from '../domain/history/decision.ts'
import { doubtsOf, type Doubt } from '../domain/history/doubts.ts'
import { availableFrom } from '../domain/history/effective-policy.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { quoted } from '../domain/text/quoted.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { isDate } from '../domain/time/wall-clock.ts'
import { outcomeOf, type Answer, type Outcome } from './answer.ts'
import { currentHour, parseBound, printUtc } from './instants.ts'
import { compare } from './policy-differences.ts'
import { requireDocument } from './policy-question.ts'
import { noneYet, question, type Asked, type CourtQuestion, type Sources } from './question.ts'
import { badRequest } from './refusal.ts'
import { answerTo } from './resting.ts'
import { changeParts, differencesWire } from './wire/changes.ts'
import { courtWire } from './wire/court.ts'
import { basisWire } from './wire/decision.ts'

/** What differs from one version to another. */
export interface VersionChangesAsked extends Asked { version: string, since: string }

/** What differs from what was in force at one instant to what was at another; to now, where no end is given. */
export interface SpanChangesAsked extends Asked { from: string, to?: string | undefined }

/** Two policies, the first null where there was none yet, and what could make others of them. */
interface Compared { from: Standing | null, to: Standing, provisional: boolean, doubts: Doubt[] }

/** What a version says differently from another; of a later one what it said before. */
export async function changesSince (sources: Sources, asked: VersionChangesAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, asked)
    const [from, to] = [
      requireDocument(found, asked.since, undefined),
      requireDocument(found, asked.version, undefined)
    ]
    const named = [from, to].map(policy => standingOf(found.history, policy, found.decision.at))
    // What a version says does not hang on the instant: only another document of it could make another answer.
    const doubts = [from, to].flatMap(policy => doubtsOfVersion(found, policy))
    return await answerChanges(sources, found, {
      from: named[0] as Standing,
      to: named[1] as Standing,
      provisional: false,
      doubts: distinct(doubts)
    })
  })
}

/** What differs between two instants: by identity, whatever came and went in between. */
export async function changesBetween (sources: Sources, asked: SpanChangesAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, { ...asked, at: undefined })
    const { history, lastCheckedAt, now, courtKey } = found
    const zone = history.zone.name
    const from = parseBound('from', asked.from, zone)
    const to = asked.to === undefined ? currentHour(now, zone) : endOf(asked.to, zone)
    if (from > to) {
      throw badRequest({
        parameter: 'to',
        message: `to is ${quoted(asked.to ?? 'now')}, which is before from (${quoted(asked.from)}): give a later one, for example from=2005-01-01&to=2005-12-31.`
      })
    }
    const [before, after] = [decide(history, from, lastCheckedAt), decide(history, to, lastCheckedAt)]
    const shelf = {
      ...found.shelf,
      at: asked.to === undefined ? null : to,
      doubtful: before.doubts.length + after.doubts.length > 0
    }
    const asOf = { ...found, courtKey, decision: after, shelf }
    if (after.standing === undefined) throw noneYet(asOf)
    return await answerChanges(sources, asOf, {
      from: before.standing ?? null,
      to: after.standing,
      provisional: before.provisional || after.provisional,
      doubts: distinct([...before.doubts, ...after.doubts])
    })
  })
}

/** A day counts to its end: what is in force then is what a day's last policy says. */
const endOf = (to: string, zone: string): Instant => parseBound('to', to, zone) - (isDate(to) ? 1 : 0)

async function answerChanges (
  { histories }: Sources,
  found: CourtQuestion,
  { from, to, provisional, doubts }: Compared
): Promise<Answer> {
  const { history, courtKey, knownAt } = found
  const differences = differencesWire(await compare(histories.policies, courtKey, from?.policy ?? null, to.policy))
  const { version, sha256 } = to.policy
  const list = changeParts.flatMap(part => differences[part].map(difference => ({ part, ...difference })))
  return answerTo(
    found,
    to.policy,
    {
      court: courtWire(history, courtKey, to.policy),
      knownAt: printUtc(knownAt),
      from: from === null ? null : basisWire(from, history),
      to: basisWire(to, history),
      provisional,
      doubts,
      ...differences
    },
    { rows: { list, restOf: () => ({ version, sha256, provisional, doubts }) } }
  )
}

/** What has come by now counts, and of a policy for the future what will have come by then. */
function doubtsOfVersion ({ history, decision: { at } }: CourtQuestion, policy: KnownPolicy): Doubt[] {
  return doubtsOf(history, policy, Math.max(availableFrom(policy), at)).filter(
    ({ version }) => version === policy.version
  )
}

function distinct (doubts: readonly Doubt[]): Doubt[] {
  return [...new Map(doubts.map(doubt => [JSON.stringify(doubt), doubt])).values()]
}
