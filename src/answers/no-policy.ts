import type { NoHistory } from '../domain/history/court-history.ts'
import { doubtsWithoutHistory } from '../domain/history/doubts.ts'
import { checkWithoutHistory } from '../domain/history-checks/history-checks.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { printUtc } from './instants.ts'
import { Refusal } from './refusal.ts'

/** A court that is known and cannot answer, as known at a moment (null: with all that is recorded). */
export function noPolicy (nothing: NoHistory, courtKey: string, knownAt: Instant | null): Refusal {
  const firstKnownAt = printUtc(nothing.firstKnownAt)
  const members = {
    courtKey,
    organizationKey: nothing.organizationKey,
    firstKnownAt,
    doubts: doubtsWithoutHistory(nothing),
    findings: checkWithoutHistory(nothing)
  }
  return new Refusal('no-policy', whyNoPolicy(nothing.reason, firstKnownAt, knownAt !== null), members)
}

/** What to ask instead; `isThen` where it was asked as known at a moment. */
function whyNoPolicy (reason: NoHistory['reason'], firstKnownAt: string | null, isThen: boolean): string {
  if (reason === 'zone-unknown') {
    return firstKnownAt === null
      ? 'Policies of this court are archived, but its time zone is unknown: configure one for the court or its repository.'
      : `The time zone of this court was not known by then: ask with a knownAt from ${firstKnownAt} on.`
  }
  if (firstKnownAt !== null) {
    return `No policy of this court that can be read was archived by then: ask with a knownAt from ${firstKnownAt} on.`
  }
  return isThen
    ? 'No policy of this court that can be read was archived by then, and nothing recorded since can answer either: ask without knownAt to hear why.'
    : 'This court is known, but no policy of it that can be read is archived: see the captures and findings.'
}
