import type { CourtHistory } from '../history/court-history.ts'
import { inForceAt } from '../history/decision.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { stretchAt } from '../history/stretches.ts'
import type { Instant } from '../time/court-time.ts'

/**
 * A stretch of a court's time: which policy rules in it (undefined
 * before the first), and whether nothing could make another of it.
 */
export interface RuledStretch { from: Instant, until: Instant, policy: KnownPolicy | undefined, isSure: boolean }

/**
 * All of a court's time, by every policy published so far and
 * what is doubtful of them (domain §3.7); neighbours differ.
 */
export function ruledStretches (history: CourtHistory): RuledStretch[] {
  const stretches: RuledStretch[] = []
  for (let place = 0; place <= history.turningPoints.length; place += 1) {
    const stretch = stretchAt(history.turningPoints, place)
    const { policy, isSure } = inForceAt(history, stretch.from)
    const last = stretches.at(-1)
    if (last !== undefined && last.policy === policy && last.isSure === isSure) last.until = stretch.until
    else stretches.push({ ...stretch, policy, isSure })
  }
  return stretches
}
