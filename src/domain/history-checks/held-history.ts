import type { Sha256 } from '../history/capture.ts'
import { courtHistory, type CourtHistory, type ListedHistory, type NoHistory } from '../history/court-history.ts'
import type { CourtFacts } from '../history/facts.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { countFindings, type FindingCounts } from '../policy/finding.ts'
import type { Instant } from '../time/court-time.ts'
import { checkHistory } from './history-checks.ts'

/**
 * A history as it is kept: with the numbers of what its checks find, and without what indexes list, which is
 * a third of it and which few questions need. No other number of findings is ever told of its policies.
 */
export interface HeldHistory extends CourtHistory {
  /** Of the documents' places in the history; of what has no findings there is no entry. */
  placeFindings: ReadonlyMap<Sha256, FindingCounts>
}

/** A court of which a decision can be given, or why none can. */
export type CompiledHistory = HeldHistory | NoHistory

/** What is kept of a court as known at a moment (null: everything recorded). */
export function compiledHistory (facts: CourtFacts, knownAt: Instant | null): CompiledHistory {
  const history = courtHistory(facts, knownAt)
  return history.kind === 'answering' ? heldHistory(history) : history
}

/** Checks all documents of a history together. */
export function heldHistory (listed: ListedHistory): HeldHistory {
  const { listings: _listings, sharedKeys: _sharedKeys, ...history } = listed
  const documents = [...listed.policies, ...listed.setAside.map(({ document }) => document)]
  const found = documents
    .map(document => [document.sha256, checkHistory(listed, document)] as const)
    .filter(([, findings]) => findings.length > 0)
  const placeFindings = found.length === 0
    ? NONE
    : new Map(found.map(([sha256, findings]) => [sha256, countFindings(findings)]))
  return { ...history, placeFindings }
}

const NONE: HeldHistory['placeFindings'] = new Map()

/** How many findings there are on a policy: on its document, and on its place in its court's history. */
export function countAllFindings ({ placeFindings }: HeldHistory, policy: KnownPolicy): FindingCounts {
  const ofPlace = placeFindings.get(policy.sha256) ?? countFindings([])
  const { error, warning, info } = policy.findingCounts
  return { error: error + ofPlace.error, warning: warning + ofPlace.warning, info: info + ofPlace.info }
}
