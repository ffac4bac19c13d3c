import type { Database } from '../archive/database.ts'
import { findHorizon } from '../archive/entries.ts'
import type { Instant } from '../domain/time/court-time.ts'

/** How far the archive's clock is known to have gone; all that was recorded by then is taken up. */
export interface Horizon {
  /** Whether the archive's clock has passed an instant; from then on an answer as known at it never changes. */
  hasPassed: (instant: Instant) => Promise<boolean>
  /** Resolves when what is read from holds all that was recorded by an instant; a replica may not yet. */
  require: (instant: Instant) => Promise<void>
}

/**
 * Asks the database that records for its clock, and takes up what it had recorded by then.
 *
 * @param isReplica whether another database than that is read from
 * @param reach resolves when what has a number is taken up
 */
export function newHorizon (
  database: Database,
  isReplica: boolean,
  reach: (sequence: number) => Promise<void>
): Horizon {
  let passed: Instant = -Infinity
  const hasPassed = async (instant: Instant): Promise<boolean> => {
    if (instant <= passed) return true
    const { now, sequence } = await findHorizon(database)
    await reach(sequence)
    passed = Math.max(passed, now)
    return instant <= now
  }
  return {
    hasPassed,
    require: async instant => {
      if (isReplica) await hasPassed(instant)
    }
  }
}
