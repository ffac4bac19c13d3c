import type { Instant } from '../time/court-time.ts'
import { changesOfPolicy, newPolicies, published, type KnownSince } from './events.ts'
import { withhold, type Withholding } from './withheld.ts'

/**
 * What the passing of time brings: policies that take effect, and those that they end [77].
 * Each instant is asked of what was known when it came.
 *
 * @param known in order; the first is what the court was last looked at by, so that nothing up to its moment is told
 */
export function eventsOfTime (known: readonly KnownSince[], until: Instant): Withholding {
  const [first] = known
  const all = known.map(({ since, history, pending }, place) => {
    const after = place === 0 ? since : since - 1
    const last = Math.min((known[place + 1]?.since ?? Infinity) - 1, until)
    const isNew = new Set(newPolicies(first?.history, history))
    const fresh = history.periods.filter(({ from, policy }) => from > after && from <= last && isNew.has(policy))
    return withhold(
      [...fresh.map(({ policy }) => published(policy)), ...changesOfPolicy(history, after, last)],
      history,
      pending
    )
  })
  return { told: all.flatMap(({ told }) => told), withheld: all.flatMap(({ withheld }) => withheld) }
}
