import type { CourtHistory } from '../history/court-history.ts'
import type { Sha256 } from '../history/capture.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { countFindings, type FindingCounts } from '../policy/finding.ts'
import { checkHistory } from './history-checks.ts'

/** How many findings there are on a policy: on its document, and on its place in its court's history. */
export function countAllFindings (history: CourtHistory, policy: KnownPolicy): FindingCounts {
  const ofHistory = countsIn(history).get(policy.sha256) ?? countFindings([])
  const { error, warning, info } = policy.findingCounts
  return { error: error + ofHistory.error, warning: warning + ofHistory.warning, info: info + ofHistory.info }
}

type Counts = ReadonlyMap<Sha256, FindingCounts>

/** A history never changes: all of its documents are checked together, and what has findings is held. */
const counted = new WeakMap<CourtHistory, Counts>()

function countsIn (history: CourtHistory): Counts {
  const known = counted.get(history)
  if (known !== undefined) return known
  const policies = [...history.policies, ...history.setAside.map(({ document }) => document)]
  const found = policies
    .map(policy => [policy, checkHistory(history, policy)] as const)
    .filter(([, findings]) => findings.length > 0)
  const counts =
    found.length === 0 ? NONE : new Map(found.map(([{ sha256 }, findings]) => [sha256, countFindings(findings)]))
  counted.set(history, counts)
  return counts
}

const NONE: Counts = new Map()
