import type { CourtHistory } from './court-history.ts'
import type { KnownPolicy } from './known-policy.ts'
import { printInstant, type Instant } from '../time/court-time.ts'
import { isDate } from '../time/wall-clock.ts'
import { describeMissing, type Doubt } from './doubts.ts'
import { availableFrom } from './effective-policy.ts'
import type { FileFact } from './facts.ts'
import { couldRuleLater } from './pending-files.ts'
import { firstPlace } from '../text/lookup.ts'
import type { Period } from './timeline.ts'
import type { Version } from '../policy/version.ts'

export type Verdict =
  | 'in-force'
  | 'not-yet-published'
  | 'not-yet-effective'
  | 'overtaken'
  | 'not-yet-known'
  | 'unreadable'
  | 'not-fetched'
  | 'zone-unknown'

/** Why a policy does or does not answer: a kind, the rule of [76]-[86], its paragraphs, and a sentence. */
export interface Reason {
  /** Null for a file whose version nobody knows. */
  version: Version | null
  verdict: Verdict
  /** Number of the rule; null where only our reading applies. */
  rule: number | null
  paragraphs: readonly number[]
  text: string
}

/** The reasons of a decision, and how many publications follow the one named as next. */
export interface Reasons { reasons: Reason[], laterPublications: number }

/**
 * Why the rule answers as it does, newest publication first (domain §3):
 * - the next publication after `at`, and how many later ones there are;
 * - each newer one published by `at`, and why it was passed over;
 * - the chosen policy;
 * - each older one whose start lies in the period answered, and which was overtaken;
 * - each file that is not readable and could be newer, whether it could rule by then or only later.
 */
export function reasonsOf (
  history: CourtHistory,
  period: Period<KnownPolicy> | undefined,
  at: Instant,
  doubts: readonly Doubt[]
): Reasons {
  const { policies, passedOver, zone, missing } = history
  const print = (instant: Instant): string => printInstant(instant, zone.name)
  const unpublished = firstPlace(policies.length, place => (policies[place] as KnownPolicy).publishedAt <= at)
  const next = policies[unpublished - 1]
  const chosen = period === undefined ? policies.length : policies.indexOf(period.policy)
  const newer = policies.slice(unpublished, chosen)
  const reasons = [
    ...(next === undefined ? [] : [notYetPublished(next, print)]),
    ...newer.map(policy => notYetEffective(policy, print)),
    ...(period === undefined ? [] : [inForce(period, at, print)]),
    ...(period === undefined
      ? []
      : passedOver.filter(policy => startsIn(period, policy)).map(policy => overtaken(policy, period, print))),
    ...doubts.flatMap(unread),
    ...missing.filter(file => couldRuleLater(file, history.periods, at, zone.name)).map(unreadLater)
  ]
  return { reasons, laterPublications: Math.max(0, unpublished - 1) }
}

type Print = (instant: Instant) => string

function startsIn ({ from, until }: Period, policy: KnownPolicy): boolean {
  const start = availableFrom(policy)
  return start >= from && (until === null || start < until)
}

function inForce ({ policy, from, until }: Period<KnownPolicy>, at: Instant, print: Print): Reason {
  const end = until === null ? 'and nothing known ends it' : `and rules until ${print(until)}`
  const text = `The newest publication that has started: published ${print(policy.publishedAt)}, in force from ${print(from)} ${end}.`
  const { expirationDate } = policy
  // Only Court Policy 01 has the element; nothing says that the court is without a policy from then on [73].
  if (expirationDate !== null && isDate(expirationDate) && print(at).slice(0, 10) > expirationDate) {
    return {
      version: policy.version,
      verdict: 'in-force',
      rule: 1,
      paragraphs: [77, 73],
      text: `${text} Warning: its own ExpirationDate, ${expirationDate}, has passed; ask the court whether it still holds.`
    }
  }
  return policy.floored
    ? {
        version: policy.version,
        verdict: 'in-force',
        rule: 1,
        paragraphs: [77, 81],
        text: `${text} Its effective label is too soon; Rule 5 moves it to an hour after its publication.`
      }
    : { version: policy.version, verdict: 'in-force', rule: 1, paragraphs: [77], text }
}

function notYetEffective ({ version, publishedAt, startsAt, floored }: KnownPolicy, print: Print): Reason {
  const text = `Published ${print(publishedAt)}, but it starts only ${print(startsAt)}.`
  return floored
    ? {
        version,
        verdict: 'not-yet-effective',
        rule: 1,
        paragraphs: [77, 81],
        text: `${text} Its effective label is too soon; Rule 5 moves it to an hour after its publication.`
      }
    : { version, verdict: 'not-yet-effective', rule: 1, paragraphs: [77], text }
}

function notYetPublished ({ version, publishedAt }: KnownPolicy, print: Print): Reason {
  return {
    version,
    verdict: 'not-yet-published',
    rule: 1,
    paragraphs: [77],
    text: `Published only ${print(publishedAt)}.`
  }
}

function overtaken (policy: KnownPolicy, { policy: ruling }: Period<KnownPolicy>, print: Print): Reason {
  const newer =
    ruling.published > policy.published
      ? 'was published later'
      : 'is the higher version of the same publication label'
  const text = `Its start came ${print(availableFrom(policy))}, but ${ruling.version} ${newer} and had started by then: ${policy.version} never rules.`
  return { version: policy.version, verdict: 'overtaken', rule: 1, paragraphs: [77, 96], text }
}

/** What could differ is later than the answer. */
function unreadLater (file: FileFact): Reason {
  const { kind, subject: { version } } = file
  return {
    version,
    verdict: kind === 'unreadable' ? kind : 'not-fetched',
    rule: null,
    paragraphs: [51],
    text: `${describeMissing(file)}: it could change what holds later than this instant.`
  }
}

function unread ({ kind, version, text }: Doubt): Reason[] {
  if (kind !== 'unreadable' && kind !== 'not-fetched') return []
  return [{ version, verdict: kind, rule: null, paragraphs: [51], text }]
}
