import type { Instant } from '../domain/time/court-time.ts'
import { isUnreachable, Unreachable } from '../archive/database.ts'

/** What is in memory answers so long after it was last known that nothing is missing in it, and no longer. */
const CURRENT_FOR_MS = 10_000
const ASK_EVERY_MS = 1_000

export interface UpToDateOptions {
  /** Milliseconds of a clock that is never set back. */
  now: () => Instant
  /** Whether the archive would say of itself that something was recorded. */
  hears: () => boolean
  /** Asks the archive what was recorded, and takes it up. */
  ask: () => Promise<void>
  onError: (error: unknown) => void
}

/** Whether what is in memory may answer as the archive would. */
export interface UpToDate {
  /** Nothing that was recorded before this instant is missing in memory: the archive has said so. */
  confirm: (askedAt: Instant) => void
  /** A try to ask the archive has failed. */
  fail: (error: unknown) => void
  /** Whether memory may answer at once: the archive's word is heard, and was a moment ago. */
  isCurrent: () => boolean
  /** Whether the database could not be reached at the last try. */
  isCutOff: () => boolean
  /**
   * Resolves when memory may answer, having asked the archive
   * where that was needed; throws `Unreachable` when it may not.
   */
  require: () => Promise<void>
}

/**
 * Memory answers while the archive's word is heard or, at most once a
 * second, asked for; and never for longer than ten seconds after either.
 */
export function newUpToDate ({ now, hears, ask, onError }: UpToDateOptions): UpToDate {
  let confirmedAt: Instant = -Infinity
  let askedAt: Instant = -Infinity
  let isCutOff = false
  let asking: Promise<void> | undefined

  const isCurrent = (): boolean => now() - confirmedAt <= CURRENT_FOR_MS
  const askAgain = (): void => {
    if (asking !== undefined || now() - askedAt < ASK_EVERY_MS) return
    askedAt = now()
    asking = ask().catch(onError).finally(() => { asking = undefined })
  }
  return {
    confirm: instant => {
      confirmedAt = Math.max(confirmedAt, instant)
      isCutOff = false
    },
    fail: error => { isCutOff ||= isUnreachable(error) },
    isCurrent: () => hears() && isCurrent(),
    isCutOff: () => isCutOff,
    require: async () => {
      if (hears() && isCurrent()) return
      askAgain()
      // Who could not be reached a moment ago is asked again, and nobody waits for that.
      if (!isCutOff) await asking
      if (!isCurrent()) throw new Unreachable('The archive cannot be asked what was recorded in the last ten seconds')
    }
  }
}
