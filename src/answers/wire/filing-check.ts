import type { Acceptance, FilingCheck } from '../../domain/filing/filing-check.ts'
import type { CourtQuestion } from '../question.ts'
import { basisWire, clocksWire } from './decision.ts'

/** What the checks of a filing say; `policy` is null while none is in force. */
export function filingCheckWire (found: CourtQuestion, accepted: Acceptance, checks: readonly FilingCheck[]) {
  const { decision: { standing, provisional, doubts }, history } = found
  const { court, at: filedAt, knownAt } = clocksWire(found)
  return {
    court,
    filedAt,
    knownAt,
    policy: standing === undefined ? null : basisWire(standing, history),
    provisional,
    doubts,
    accepted,
    checks: checks.map(({ what, item, result, paragraphs, text, expected }) => ({
      what,
      item,
      result,
      paragraphs,
      text,
      expected
    }))
  }
}
