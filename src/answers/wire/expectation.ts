import type { Holding } from '../../domain/expectations/holding.ts'
import { tellHolding } from '../../domain/expectations/holding-text.ts'
import type { Doubt } from '../../domain/history/doubts.ts'
import type { CourtQuestion } from '../question.ts'
import type { Refusal } from '../refusal.ts'
import { courtInstant } from './court.ts'
import { basisWire, clocksWire } from './decision.ts'

/** Whether a thing holds, and between which instants; and what that rests on, null where the court is not known. */
export interface HoldingWire {
  holds: Holding['holds']
  found: number
  since: string | null
  until: string | null
  brokenBy: string | null
  text: string
  court: object | null
  at: string | null
  knownAt: string | null
  policy: object | null
  provisional: boolean
  doubts: readonly Doubt[]
}

export function holdingWire (found: CourtQuestion, holding: Holding): HoldingWire {
  const { history, decision: { at, standing, provisional, doubts } } = found
  const { holds, said, since, until, brokenBy } = holding
  return {
    holds,
    found: said?.found ?? 0,
    since: courtInstant(since, history),
    until: courtInstant(until, history),
    brokenBy,
    text: tellHolding(holding, { at, zone: history.zone.name, version: standing?.policy.version ?? null, doubts }),
    ...clocksWire(found),
    policy: standing === undefined ? null : basisWire(standing, history),
    provisional,
    doubts
  }
}

/** Nothing can be told of a court. */
export function unknownWire ({ message, members }: Refusal): HoldingWire {
  const doubts = (members['doubts'] ?? []) as Doubt[]
  return {
    holds: 'undetermined',
    found: 0,
    since: null,
    until: null,
    brokenBy: null,
    text: message,
    court: null,
    at: null,
    knownAt: null,
    policy: null,
    provisional: true,
    doubts
  }
}
