import type { CourtHistory } from './court-history.ts'
import type { Instant } from '../time/court-time.ts'
import { doubtsOf, type Doubt } from './doubts.ts'
import { effectivePolicy } from './effective-policy.ts'

/**
 * The doubts of every answer in `[from, until)`, each once (domain §3.7): those of its beginning,
 * and of each instant in it at which another policy, or another doubt, could begin to hold.
 */
export function doubtsOfSpan (history: CourtHistory, from: Instant, until: Instant): Doubt[] {
  const found = new Map<string, Doubt>()
  for (const at of [from, ...history.turningPoints.filter(instant => instant > from && instant < until)]) {
    for (const doubt of doubtsOf(history, effectivePolicy(history.policies, at), at)) {
      found.set(JSON.stringify(doubt), doubt)
    }
  }
  return [...found.values()]
}
