import type { DisputedReason } from '../../domain/dispute/fee-reasons.ts'
import type { FeeChange, Side } from '../../domain/dispute/near-change.ts'
import type { AskingVersion, SameAmount } from '../../domain/dispute/same-amount.ts'
import type { DisputeOutcome } from '../../domain/dispute/verdict.ts'
import type { KnownPolicy } from '../../domain/history/known-policy.ts'
import type { Reason } from '../../domain/history/reasons.ts'
import type { PolicyState } from '../../domain/history/timeline.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { Money } from '../../domain/policy/money.ts'
import type { Version } from '../../domain/policy/version.ts'
import { printInstant } from '../../domain/time/court-time.ts'
import type { FeeAsked } from '../dispute-policies.ts'
import type { Appeared } from '../policy-evidence.ts'
import type { CourtQuestion } from '../question.ts'
import { wholeCaptureWire, type ExchangesOf } from './capture.ts'
import { courtInstant } from './court.ts'
import { basisWire, clocksWire } from './decision.ts'
import { feeWire } from './fee.ts'

/** What is said of a filing whose fees are in dispute. */
export interface Disputed {
  fees: readonly FeeAsked[]
  outcome: DisputeOutcome
  cited: { version: Version, inForce: boolean, amount: Money | null } | null
  sameAmount: ReadonlyArray<SameAmount<AskingVersion & { state: PolicyState | null }>>
  nearChange: FeeChange & { secondsAway: number } | null
  feeReasons: ReadonlyArray<DisputedReason & { fee: string }>
  sentence: string
}

/** What shows it, of every version that the answer names. */
export interface Shown {
  evidence: ReadonlyArray<{ policy: KnownPolicy, captures: Appeared }>
  exchangesOf: ExchangesOf
  findings: ReadonlyArray<Finding & { version: Version }>
}

/** The answer to a dispute, in the order of its schema. */
export function disputeWire (found: CourtQuestion, disputed: Disputed, shown: Shown) {
  const { decision: { standing, provisional, doubts, reasons }, history } = found
  const { court, at: filedAt, knownAt } = clocksWire(found)
  const { outcome: { difference, due, tendered, verdict }, cited, nearChange, sentence } = disputed
  const fees = disputed.fees.map(disputedFeeWire)
  const only = fees.length === 1 ? fees[0] : undefined
  return {
    court,
    filedAt,
    knownAt,
    provisional,
    fee: only === undefined ? null : { code: only.code, name: only.name },
    fees,
    tendered,
    due,
    difference,
    verdict,
    candidates: only?.candidates ?? [],
    policy: standing === undefined ? null : basisWire(standing, history),
    cited,
    sameAmountElsewhere: sameAmountWire(found, disputed),
    nearChange: nearChange === null ? null : nearChangeWire(nearChange, history.zone.name),
    evidence: shown.evidence.map(each => evidenceOfVersion(each, shown.exchangesOf)),
    findings: shown.findings,
    doubts,
    reasons: [
      ...reasons.map(reason => ruleReason(reason)),
      ...disputed.feeReasons.map(reason => feeReason(reason, standing?.policy.version ?? null))
    ],
    sentence
  }
}

/** A fee has the name that all have which remain, else all with its code. */
function disputedFeeWire ({ candidates, code, due, judged }: FeeAsked) {
  const names = new Set((candidates.length === 0 ? judged : candidates).map(({ fee }) => fee.name))
  const [name = null] = names.size === 1 ? names : []
  return { code, name, due, candidates: candidates.map(({ fee, judgement }) => feeWire(fee, judgement)) }
}

function sameAmountWire ({ history }: CourtQuestion, { sameAmount, outcome: { tendered } }: Disputed) {
  return sameAmount.map(({ asking, relation, secondsAway }) => ({
    version: asking.version,
    amount: asking.due ?? tendered,
    state: asking.state,
    effectiveFrom: courtInstant(asking.effectiveFrom, history),
    effectiveUntil: courtInstant(asking.effectiveUntil, history),
    relation,
    secondsAway
  }))
}

function nearChangeWire ({ what, at, secondsAway, before, after }: NonNullable<Disputed['nearChange']>, zone: string) {
  return { what, at: printInstant(at, zone), secondsAway, before: sideWire(before), after: sideWire(after) }
}

const sideWire = ({ version, due }: Side) => ({ version, amount: due })

function evidenceOfVersion ({ captures, policy }: Shown['evidence'][number], exchangesOf: ExchangesOf) {
  const print = (capture: Appeared[keyof Appeared]) =>
    capture === undefined ? null : wholeCaptureWire(capture, exchangesOf)
  return {
    version: policy.version,
    sha256: policy.sha256,
    firstCapture: print(captures.firstCapture),
    lastIndexWithout: print(captures.lastIndexWithout),
    firstIndexWith: print(captures.firstIndexWith)
  }
}

/** Why the rule answers as it does. */
const ruleReason = (reason: Reason) => ({ ...reason, fee: null, result: null })

/** Why a fee came out as it did. */
function feeReason ({ fee, result, text }: Disputed['feeReasons'][number], version: Version | null) {
  return { version, verdict: null, rule: null, paragraphs: [], text, fee, result }
}
