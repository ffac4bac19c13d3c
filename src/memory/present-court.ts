import type { CompiledHistory, HeldHistory } from '../domain/history-checks/held-history.ts'
import { settledUntil } from '../domain/history/settled.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Kept } from './budget.ts'

/** A compiled history, and a number that tells it from the same court's as it was known before. */
export interface Compiled {
  history: CompiledHistory
  serial: number
  /** With what the checks said; undefined until that is asked for. */
  present?: PresentCourt
}

/**
 * A court as it is known now, and what its last complete check says. What every answer
 * needs of its history stands here, as the history lies elsewhere in memory.
 */
export interface PresentCourt {
  history: HeldHistory
  serial: number
  /** Counts the states of the checks: it holds as of this one. */
  round: number
  lastCheckedAt: Instant | null
  settledUntil: Instant | null
  /** The name of its zone, and the id of its repository. */
  zone: string
  source: string
  turningPoints: Float64Array
  /** Where what was printed of it was found last, for each that prints. */
  printed: Array<Kept<object> | undefined>
}

/** What this takes in memory beside the history itself. */
export const COMPILED_BYTES = 300

export function presentCourt (
  history: HeldHistory,
  serial: number,
  lastCheckedAt: Instant | null,
  round: number = 0
): PresentCourt {
  const zone = shared(history.zone.name)
  return {
    history,
    serial,
    round,
    lastCheckedAt,
    settledUntil: lastCheckedAt === null ? null : settledUntil(lastCheckedAt, zone),
    zone,
    source: shared(history.source),
    turningPoints: history.turningPoints,
    printed: [undefined, undefined]
  }
}

/** One text for all courts that have the same: who looks up what it names finds it at once. */
const texts = new Map<string, string>()

function shared (text: string): string {
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return known ?? text
}
