import { courtChanges } from '../domain/dispute/court-changes.ts'
import { feeReasons } from '../domain/dispute/fee-reasons.ts'
import { nearChange } from '../domain/dispute/near-change.ts'
import { sameAmountElsewhere } from '../domain/dispute/same-amount.ts'
import { disputeSentence } from '../domain/dispute/sentence.ts'
import { judgeDispute } from '../domain/dispute/verdict.ts'
import { couldBeAnother } from '../domain/history/changing-doubts.ts'
import { standingOf } from '../domain/history/decision.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Version } from '../domain/policy/version.ts'
import { listExchanges } from '../archive/exchanges.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { readPolicies, type CourtAsks, type FeeOfFiling } from './dispute-policies.ts'
import { findingsOf, listEvidence, sequencesOf } from './policy-evidence.ts'
import { question, type Asked, type CourtQuestion, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { disputeWire, type Disputed, type Shown } from './wire/fee-dispute.ts'

/**
 * A filing whose fees are in dispute: `filedAt` as it came,
 * `tendered` the total for all of its fees, a plain decimal.
 */
export interface DisputeAsked extends Omit<Asked, 'at'> {
  filedAt: string
  fees: readonly FeeOfFiling[]
  tendered: string
  citedVersion: Version | null
}

/**
 * What was due for a filing, by which policy, and all that speaks for
 * and against it (domain §8). That no policy is in force is an answer.
 */
export async function feeDispute (sources: Sources, asked: DisputeAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { citedVersion, fees, filedAt, tendered, ...court } = asked
    const found = await question(sources, { ...court, at: filedAt, named: 'filedAt' })
    const disputed = judge(found, await readPolicies(sources, found, fees), asked)
    const wire = disputeWire(found, disputed, await show(sources, found, disputed))
    return answerTo(found, found.decision.standing?.policy ?? null, wire)
  })
}

/** What is said of the filing, by the rules of `domain/dispute` alone. */
function judge (found: CourtQuestion, asks: CourtAsks, asked: DisputeAsked): Disputed {
  const { decision: { at, standing, doubts, provisional }, history: { periods, zone } } = found
  const { ask, turnsOf } = asks
  const inForce = standing === undefined ? null : ask(standing.policy, at).fees
  const isSure = !couldBeAnother(doubts)
  const outcome = judgeDispute(inForce, asked.tendered, isSure)
  const changes = courtChanges(periods, { dueAt: (policy, instant) => ask(policy, instant).due, turnsOf })
  return {
    fees: inForce ?? asked.fees.map(unknownFee),
    outcome,
    cited: citedVersion(found, asks, asked),
    sameAmount: sameAmountElsewhere(versionsAt(found, asks), outcome.tendered, at),
    nearChange: nearChange(changes, at),
    feeReasons: (inForce ?? []).flatMap(({ code, judged }) =>
      feeReasons(code, judged).map(reason => ({ fee: code, ...reason }))
    ),
    sentence: disputeSentence({
      zone: zone.name,
      filedAt: at,
      ruling: standing === undefined ? null : { version: standing.policy.version, from: standing.effectiveFrom ?? at },
      firstFrom: periods[0]?.from ?? null,
      fees: inForce ?? [],
      outcome,
      isSure,
      isSettled: !provisional
    })
  }
}

/** A fee of which nobody can say anything, as no policy is in force. */
const unknownFee = ({ code }: FeeOfFiling): Disputed['fees'][number] =>
  ({ code, judged: [], standing: 'undetermined', candidates: [], due: null })

/** What the version asks that the filing cites. */
function citedVersion (
  { decision: { at, standing }, history }: CourtQuestion, { ask }: CourtAsks, { citedVersion: version }: DisputeAsked
): Disputed['cited'] {
  if (version === null) return null
  const cited = history.policies.find(policy => policy.version === version)
  return {
    version,
    inForce: cited !== undefined && cited === standing?.policy,
    amount: cited === undefined ? null : ask(cited, at).due
  }
}

/** What each version asks at the instant, and how it stands then. */
function versionsAt ({ decision: { at }, history }: CourtQuestion, { ask }: CourtAsks) {
  return history.policies.map(policy => {
    const { effectiveFrom, effectiveUntil, state } = standingOf(history, policy, at)
    return { version: policy.version, policy, state, due: ask(policy, at).due, effectiveFrom, effectiveUntil }
  })
}

/** What shows it: evidence and findings of every version that the answer names, in the order in which it does. */
async function show (sources: Sources, found: CourtQuestion, disputed: Disputed): Promise<Shown> {
  const history = await sources.histories.listed.find(found.history)
  const named = policiesNamed(found, disputed)
  const captures = await listEvidence(sources, history, named)
  const findings = []
  for (const policy of named) {
    findings.push(
      ...(await findingsOf(sources, history, policy)).map(finding => ({ version: policy.version, ...finding }))
    )
  }
  return {
    evidence: named.map((policy, place) => ({ policy, captures: captures[place] as typeof captures[number] })),
    exchangesOf: await listExchanges(sources.reading, sequencesOf(captures)),
    findings
  }
}

/** Also a document that does not count where a doubt names it: what could make the answer another is shown too. */
function policiesNamed (
  { decision: { doubts, reasons, standing }, history }: CourtQuestion,
  { cited, nearChange, sameAmount }: Disputed
): KnownPolicy[] {
  const versions = [
    standing?.policy.version,
    cited?.version,
    ...sameAmount.map(({ asking }) => asking.version),
    nearChange?.before.version,
    nearChange?.after.version,
    ...[...reasons, ...doubts].map(({ version }) => version)
  ]
  const counting = versions.flatMap(version => history.policies.find(policy => policy.version === version) ?? [])
  const doubted = new Set(doubts.map(({ sha256 }) => sha256))
  const aside = history.setAside
    .filter(({ document }) => doubted.has(document.sha256))
    .map(({ document, first }) => ({ ...document, first }))
  return [...new Map([...counting, ...aside].map(policy => [policy.sha256, policy])).values()]
}
