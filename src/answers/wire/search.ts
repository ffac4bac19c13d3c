import type { Hit } from '../search.ts'
import { courtWire } from './court.ts'
import { basisWire } from './decision.ts'

/** Something found in a court: the court, the policy in force there, how sure that is, and what was found. */
export function hitWire ({ question: { history, courtKey, standing, decision }, given }: Hit) {
  return {
    court: courtWire(history, courtKey, standing.policy),
    policy: basisWire(standing, history),
    provisional: decision.provisional,
    doubts: decision.doubts,
    ...given
  }
}
