import type { CompiledHistory, HeldHistory } from '../domain/history-checks/held-history.ts'
import { settledUntil } from '../domain/history/settled.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Kept } from './budget.ts'

/** A compiled history, and a number that tells it from the same court's as it was known before. */
export interface Compiled {
  history: CompiledHistory
  serial: number
  /** With what the checks said, as of one state of them; undefined until that is asked for. */
  checked?: { round: number, court: PresentCourt }
}

/** A court as it is known now, and what its last complete check says. */
export interface PresentCourt {
  history: HeldHistory
  serial: number
  lastCheckedAt: Instant | null
  settledUntil: Instant | null
  /** Where what was printed of it was found last, for each that prints. */
  printed: Array<Kept<object> | undefined>
}

/** What this takes in memory beside the history itself. */
export const COMPILED_BYTES = 300

export function presentCourt (history: HeldHistory, serial: number, lastCheckedAt: Instant | null): PresentCourt {
  return {
    history,
    serial,
    lastCheckedAt,
    settledUntil: lastCheckedAt === null ? null : settledUntil(lastCheckedAt, history.zone.name),
    printed: []
  }
}
