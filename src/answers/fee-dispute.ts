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
    return answerTo(
      found,
      found.decision.standing?.policy ?? null,
      disputeWire(found, disputed, await show(sources, found, disputed))
    )
  })
}

/** What is said of the filing, by the rules of `domain/dispute` alone. */
function judge (
  { decision: { at, standing, doubts, provisional }, history }: CourtQuestion,
  { ask, turnsOf }: CourtAsks,
  asked: DisputeAsked
): Disputed {
  const { periods, policies, zone } = history
  const inForce = standing === undefined ? null : ask(standing.policy, at).fees
  const isSure = !couldBeAnother(doubts)
  const outcome = judgeDispute(inForce, asked.tendered, isSure)
  const cited = policies.find(({ version }) => version === asked.citedVersion)
  const others = policies.map(policy => {
    const { effectiveFrom, effectiveUntil, state } = standingOf(history, policy, at)
    return { version: policy.version, policy, state, due: ask(policy, at).due, effectiveFrom, effectiveUntil }
  })
  const ruling =
    standing === undefined ? null : { version: standing.policy.version, from: standing.effectiveFrom ?? at }
  const fees =
    inForce ??
    asked.fees.map(({ code }) => ({ code, judged: [], standing: 'undetermined' as const, candidates: [], due: null }))
  return {
    fees,
    outcome,
    cited:
      asked.citedVersion === null
        ? null
        : {
            version: asked.citedVersion,
            inForce: cited !== undefined && cited === standing?.policy,
            amount: cited === undefined ? null : ask(cited, at).due
          },
    sameAmount: sameAmountElsewhere(others, outcome.tendered, at),
    nearChange: nearChange(
      courtChanges(periods, { dueAt: (policy, instant) => ask(policy, instant).due, turnsOf }),
      at
    ),
    feeReasons:
      inForce === null
        ? []
        : inForce.flatMap(({ code, judged }) => feeReasons(code, judged).map(reason => ({ fee: code, ...reason }))),
    sentence: disputeSentence({
      zone: zone.name,
      filedAt: at,
      ruling,
      firstFrom: periods[0]?.from ?? null,
      fees: inForce ?? [],
      outcome,
      isSure,
      isSettled: !provisional
    })
  }
}

/** What shows it: evidence and findings of every version that the answer names, in the order in which it does. */
async function show (sources: Sources, found: CourtQuestion, disputed: Disputed): Promise<Shown> {
  const { history } = found
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
