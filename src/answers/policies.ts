import { findLastObservation } from '../archive/captures.ts'
import { listExchanges } from '../archive/exchanges.ts'
import { listFindingsAsOf } from '../archive/readings.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { outcomeOf, type Answer, type Outcome, type RowRest } from './answer.ts'
import { pageOf } from './paging.ts'
import { findingsOf, listEvidence, sequencesOf, type Appeared } from './policy-evidence.ts'
import { findUnread, policyAsked, requireDocument, requireKnown } from './policy-question.ts'
import { question, type Asked, type AskedPage, type CourtQuestion, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { evidenceWire } from './wire/capture.ts'
import { clocksWire } from './wire/decision.ts'
import { policyContentWire } from './wire/policy.ts'

/** A question about one version, or about another document of it that does not count. */
export interface VersionAsked extends Asked { version: string, sha256?: string | undefined }

/** Every policy of a court, newest publication first. */
export async function policies (sources: Sources, asked: AskedPage): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, asked)
    const { items: page, nextCursor } = pageOf(
      asked.paging,
      found.history.policies,
      found.pin,
      ({ version }) => version
    )
    const { provisional, doubts } = found.decision
    const items = page.map(policy => policyAsked(found, policy))
    const restOf = (place: number): RowRest => ({
      version: (page[place] as KnownPolicy).version,
      sha256: (page[place] as KnownPolicy).sha256,
      provisional,
      doubts
    })
    return answerTo(found, null, { ...clocksWire(found), items, nextCursor }, { rows: { list: items, restOf } })
  })
}

/** One policy, whole. */
export async function wholePolicy (sources: Sources, asked: VersionAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { found, policy } = await findVersion(sources, asked)
    return answerTo(found, policy, await wholePolicyWire(sources, found, policy))
  })
}

/** The same of a court that was asked, as it is printed. */
export async function wholePolicyWire ({ histories }: Sources, found: CourtQuestion, policy: KnownPolicy) {
  const content = await histories.policies.findWhole(policy)
  return { ...clocksWire(found, policy), policy: policyAsked(found, policy), ...policyContentWire(content) }
}

/** Which document a version is; the answer says no more than its digest, whose bytes are to be sent. */
export async function policyDocument (sources: Sources, asked: VersionAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { found, policy } = await findVersion(sources, asked)
    return answerTo(found, policy, { sha256: policy.sha256 })
  })
}

/** What the checks say of a policy; of bytes that nobody could read: why. */
export async function policyFindings (sources: Sources, asked: AskedPage & { version: string }): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, asked)
    const unread = findUnread(found, asked.version)
    if (unread?.kind === 'unreadable' && unread.sha256 !== null) {
      return await whyUnread(sources, asked, found, unread.sha256)
    }
    const policy = requireKnown(found, asked.version)
    const findings = await findingsOf(sources, await sources.histories.listed.find(found.history), policy)
    return answerTo(found, policy, {
      ...clocksWire(found, policy),
      policy: policyAsked(found, policy),
      ...pageOf(asked.paging, findings, found.pin)
    })
  })
}

async function whyUnread (
  { reading: database }: Sources,
  { paging }: AskedPage,
  found: CourtQuestion,
  sha256: Sha256
): Promise<Answer> {
  const why = await listFindingsAsOf(database, sha256, 'policy', found.knownAt)
  return answerTo(found, null, { ...clocksWire(found), policy: null, ...pageOf(paging, why, found.pin) })
}

/** When a policy was seen, and in which index. */
export async function policyEvidence (sources: Sources, asked: VersionAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { reading: database } = sources
    const { found, policy } = await findVersion(sources, asked)
    const [appeared] = await listEvidence(sources, await sources.histories.listed.find(found.history), [policy])
    const captures = {
      ...(appeared as Appeared),
      lastCapture: await findLastObservation(database, policy.first.repositoryId, policy.sha256, found.knownAt)
    }
    return answerTo(found, policy, {
      ...clocksWire(found, policy),
      policy: policyAsked(found, policy),
      evidence: evidenceWire(policy.sha256, captures, await listExchanges(database, sequencesOf([captures])))
    })
  })
}

async function findVersion (
  sources: Sources,
  asked: VersionAsked
): Promise<{ found: CourtQuestion, policy: KnownPolicy }> {
  const found = await question(sources, asked)
  return { found, policy: requireDocument(found, asked.version, asked.sha256) }
}
