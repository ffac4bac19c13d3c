import type { CourtHistory } from '../../domain/history/court-history.ts'
import type { KnownPolicy } from '../../domain/history/known-policy.ts'
import { printInstant } from '../../domain/time/court-time.ts'
import type { Decision, Standing } from '../../domain/history/decision.ts'
import { countAllFindings, type HeldHistory } from '../../domain/history-checks/held-history.ts'
import type { AnsweredQuestion, CourtQuestion } from '../question.ts'
import { printUtc } from '../instants.ts'
import { courtInstant, courtWire } from './court.ts'

/** What of a decision differs within a stretch: its instant, there and in its links, and what the last check says. */
export interface Moment { at: string, linkAt: string, settledUntil: string | null, provisional: boolean | string }

/** The same of a question that is asked now. */
function momentOf ({
  decision: { at, settledUntil, provisional },
  history
}: Pick<CourtQuestion, 'decision' | 'history'>): Moment {
  const printed = printInstant(at, history.zone.name)
  return { at: printed, linkAt: printed, settledUntil: courtInstant(settledUntil, history), provisional }
}

/** What was decided of an instant, as a court was asked for. */
export type Decided = Pick<AnsweredQuestion, 'courtKey' | 'history' | 'knownAt' | 'decision' | 'standing'>

/** The whole answer to "which policy is in force", with its reasons; fields in the order of its schema. */
export function decisionWire (question: Decided, moment: Moment = momentOf(question)) {
  return { ...decisionHead(question, moment), ...decisionTail(question.decision) }
}

/** What of it is the same as long as a policy rules, but for the moment. */
export function decisionHead (
  { decision: { nextChange }, history, standing, courtKey, knownAt }: Decided,
  moment: Moment
) {
  return {
    court: courtWire(history, courtKey, standing.policy),
    at: moment.at,
    knownAt: printUtc(knownAt),
    policy: policyWire(history, standing, courtKey, moment.linkAt),
    nextChange:
      nextChange === null
        ? null
        : { version: nextChange.version, effectiveFrom: courtInstant(nextChange.effectiveFrom, history) },
    settledUntil: moment.settledUntil,
    provisional: moment.provisional
  }
}

/** What of it differs from stretch to stretch. */
export function decisionTail ({ doubts, reasons, laterPublications }: Decision) {
  return { doubts, reasons, laterPublications }
}

/** The court as the policy that answers has it, else as the one in force; and both clocks. */
export function clocksWire (
  { courtKey, history, decision, knownAt }: CourtQuestion,
  policy: KnownPolicy | undefined = decision.standing?.policy
) {
  return {
    court: courtWire(history, courtKey, policy),
    at: printInstant(decision.at, history.zone.name),
    knownAt: printUtc(knownAt)
  }
}

/** What an answer drawn from a policy rests on: court, clocks, the policy, and how sure it is. */
export function restsOnWire (question: Decided, moment: Moment = momentOf(question)) {
  return { ...restsOnHead(question, moment), ...restsOnTail(question.decision) }
}

/** What of it is the same as long as a policy rules, but for the moment. */
export function restsOnHead ({ courtKey, standing, history, knownAt }: Decided, moment: Moment) {
  return {
    court: courtWire(history, courtKey, standing.policy),
    at: moment.at,
    knownAt: printUtc(knownAt),
    policy: basisWire(standing, history),
    provisional: moment.provisional
  }
}

/** What of it differs from stretch to stretch. */
export function restsOnTail ({ doubts }: Decision) {
  return { doubts }
}

/** The policy that an answer is drawn from. */
export function basisWire ({ policy, effectiveFrom, effectiveUntil }: Standing, history: CourtHistory) {
  return {
    version: policy.version,
    labels: { published: policy.published, effective: policy.effective },
    effectiveFrom: courtInstant(effectiveFrom, history),
    effectiveUntil: courtInstant(effectiveUntil, history),
    sha256: policy.sha256
  }
}

/** A policy where it stands at an instant. `at` goes into its links. */
export function policyWire (history: HeldHistory, standing: Standing, courtKey: string, at: string) {
  const { policy } = standing
  const self = `/v1/courts/${encodeURIComponent(courtKey)}`
  // Fees and code tables are asked by an instant: of a policy
  // that is not in force at `at`, by the one at which it begins.
  const asOf = encodeURIComponent(
    standing.state === 'effective' ? at : (courtInstant(standing.effectiveFrom, history) ?? at)
  )
  const rules = standing.effectiveFrom !== null
  // What does not count is had by its digest alone.
  const own = standing.state === null ? `?sha256=${policy.sha256}` : ''
  return {
    version: policy.version,
    name: policy.name,
    specification: policy.specification,
    labels: { published: policy.published, effective: policy.effective },
    publishedAt: courtInstant(policy.publishedAt, history),
    startsAt: courtInstant(policy.startsAt, history),
    floored: policy.floored,
    effectiveFrom: courtInstant(standing.effectiveFrom, history),
    effectiveUntil: courtInstant(standing.effectiveUntil, history),
    state: standing.state,
    supersededBy: standing.supersededBy,
    expirationDate: policy.expirationDate,
    document: {
      sha256: policy.sha256,
      bytes: policy.bytes,
      url: policy.first.url,
      firstObservedAt: printUtc(policy.first.capturedAt)
    },
    findingCounts: countAllFindings(history, policy),
    links: {
      self: `${self}/policies/${policy.version}${own}`,
      document: `${self}/policies/${policy.version}/document${own}`,
      fees: rules ? `${self}/fees?at=${asOf}` : null,
      codeTables: rules ? `${self}/code-tables?at=${asOf}` : null
    }
  }
}
