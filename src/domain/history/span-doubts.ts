import type { CourtHistory } from './court-history.ts'
import { instantOf, type Instant } from '../time/court-time.ts'
import { doubtsOf, type Doubt } from './doubts.ts'
import { availableFrom, effectivePolicy } from './effective-policy.ts'
import { couldRuleFrom } from './pending-files.ts'

/**
 * The doubts of every answer in `[from, until)`, each once (domain §3.7): those of its beginning, and of each instant in it
 * at which another policy, or another doubt, could begin to hold.
 */
export function doubtsOfSpan (history: CourtHistory, from: Instant, until: Instant): Doubt[] {
  const found = new Map<string, Doubt>()
  for (const at of [from, ...turningPoints(history).filter(instant => instant > from && instant < until)]) {
    for (const doubt of doubtsOf(history, effectivePolicy(history.policies, at), at)) found.set(JSON.stringify(doubt), doubt)
  }
  return [...found.values()]
}

function turningPoints ({ periods, missing, setAside, backDated, policies, zone }: CourtHistory): Instant[] {
  const floored = policies.filter(policy => policy.floored)
  const orders = backDated.flatMap(each => each.orders.flat())
  return [...new Set([
    ...periods.map(period => period.from),
    ...missing.map(file => couldRuleFrom(file, zone.name)),
    ...setAside.map(({ document }) => availableFrom(document)),
    ...orders.map(availableFrom),
    ...floored.flatMap(({ publishedAt, startsAt, effective }) => [publishedAt, startsAt, instantOf(effective, zone.name).instant])
  ])].sort((a, b) => a - b)
}
