import type { CourtHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import type { FileDoubtKind, Telling } from './events.ts'
import type { FileFact } from '../history/facts.ts'
import { couldRule } from '../history/pending-files.ts'
import type { Version } from '../policy/version.ts'

/**
 * What can be told, and what is withheld: a file could change it
 * of which only a check not yet complete has told (domain §3.6).
 */
export interface Withholding { told: Telling[], withheld: Telling[] }

/**
 * Withholds what a pending file could change; the rest is told with the kinds of the doubts that stay.
 *
 * @param history as known when it is told
 * @param pending of its missing files those that no complete check has covered
 */
export function withhold (
  events: readonly Telling[],
  history: CourtHistory,
  pending: readonly FileFact[]
): Withholding {
  const told: Telling[] = []
  const withheld: Telling[] = []
  for (const event of events) {
    if (pending.some(file => couldChange(file, event, history))) withheld.push(event)
    else told.push('doubtKinds' in event ? { ...event, doubtKinds: doubtKinds(event, history) } : event)
  }
  return { told, withheld }
}

/** Of the files of which nothing readable is archived those that are pending at a moment. */
export function pendingFiles (
  { missing }: CourtHistory,
  knownAt: Instant,
  coveredAt: (file: FileFact) => Instant | null
): FileFact[] {
  return missing.filter(file => {
    const covered = coveredAt(file)
    return covered === null || covered > knownAt
  })
}

function doubtKinds (event: Telling, history: CourtHistory): FileDoubtKind[] {
  const kinds = history.missing
    .filter(file => couldChange(file, event, history))
    .map(({ kind }) => (kind === 'unreadable' ? kind : 'not-fetched'))
  return [...new Set(kinds)]
}

/**
 * Whether what a file may turn out to be could make an event untrue.
 * What ends one policy begins the next: either could be another.
 */
function couldChange (file: FileFact, event: Telling, { policies, zone }: CourtHistory): boolean {
  const isUnsure = (version: Version | null, at: Instant): boolean =>
    couldRule(file, policyOf(policies, version), at, zone.name)
  switch (event.kind) {
    case 'policy-effective': return isUnsure(event.version, event.at)
    // What is ended ruled just before: a file that begins in this very instant never ends it.
    case 'policy-superseded': return isUnsure(event.version, event.at - 1) || isUnsure(event.supersededBy, event.at)
    case 'history-changed': return isUnsure(event.after, event.until - 1)
    default: return false
  }
}

const policyOf = (policies: readonly KnownPolicy[], version: Version | null): KnownPolicy | undefined =>
  policies.find(policy => policy.version === version)
