import type { CourtHistory } from './court-history.ts'
import type { KnownPolicy } from './known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import { couldBeAnother } from './changing-doubts.ts'
import { doubtsOf, type Doubt } from './doubts.ts'
import { reasonsOf, type Reasons } from './reasons.ts'
import { settledUntil } from './settled.ts'
import { periodAt, periodsUntil, stateAt, successorOf, type Period, type PolicyState } from './timeline.ts'
import type { Version } from '../policy/version.ts'

/**
 * Where a policy stands at an instant: its period if it ever rules, its state, and what ended or passed it.
 * All of it null for a document that does not count: it has no place in the court's time (domain §4).
 */
export interface Standing {
  policy: KnownPolicy
  effectiveFrom: Instant | null
  effectiveUntil: Instant | null
  state: PolicyState | null
  supersededBy: Version | null
}

/** An answer to "which policy is in force at this instant", with all that it rests on. */
export interface Decision extends Reasons {
  at: Instant
  /** Undefined while none is yet in force. */
  standing: Standing | undefined
  nextChange: { version: Version, effectiveFrom: Instant } | null
  /** Nothing published later can change the answer before this instant; null before any check. */
  settledUntil: Instant | null
  provisional: boolean
  doubts: Doubt[]
}

/**
 * What the rule says of an instant, by the periods that it made, with its reasons.
 * `lastCheckedAt` is the time of the last complete check of the court (domain §3.5).
 */
export function decide (history: CourtHistory, at: Instant, lastCheckedAt: Instant | null): Decision {
  const place = periodsUntil(history.periods, at)
  const [period, next] = [history.periods[place - 1], history.periods[place]]
  const settled = lastCheckedAt === null ? null : settledUntil(lastCheckedAt, history.zone.name)
  const doubts = doubtsOf(history, period?.policy, at)
  return {
    at,
    standing: period === undefined ? undefined : standingIn(period.policy, period, next, at),
    nextChange: next === undefined ? null : { version: next.policy.version, effectiveFrom: next.from },
    settledUntil: settled,
    provisional: settled === null || at >= settled,
    doubts,
    ...reasonsOf(history, period, at, doubts)
  }
}

/**
 * The policy in force at an instant, if any, with what could make
 * another of it, and whether none of that could (domain §3.7).
 */
export function inForceAt (
  history: CourtHistory,
  at: Instant
): { policy: KnownPolicy | undefined, doubts: Doubt[], isSure: boolean } {
  const policy = periodAt(history.periods, at)?.policy
  const doubts = doubtsOf(history, policy, at)
  return { policy, doubts, isSure: !couldBeAnother(doubts) }
}

/** Where one policy of a history stands at an instant. */
export function standingOf (history: CourtHistory, policy: KnownPolicy, at: Instant): Standing {
  if (history.setAside.some(({ document }) => document.sha256 === policy.sha256)) {
    return { policy, effectiveFrom: null, effectiveUntil: null, state: null, supersededBy: null }
  }
  const { periods } = history
  const own = periods.findIndex(period => period.policy === policy)
  return standingIn(policy, periods[own], successorOf(policy, own, periods), at)
}

function standingIn (
  policy: KnownPolicy,
  period: Period | undefined,
  successor: Period | undefined,
  at: Instant
): Standing {
  return {
    policy,
    effectiveFrom: period?.from ?? null,
    effectiveUntil: period?.until ?? null,
    state: stateAt(policy, period, at),
    supersededBy: successor?.policy.version ?? null
  }
}
