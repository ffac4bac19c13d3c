import type { Timers } from '../timing/timers.ts'

/** What comes in at once is done together. */
const RUNG_WITHIN = 250

/** A round that failed is not the last, in milliseconds. */
const AGAIN_AFTER = 5_000

export interface WorkLoop {
  /** Tells that something was recorded. */
  ring: () => void
  /** Why the last round failed; null where it did not. */
  failure: () => string | null
  /** Ends it; a round that is under way is waited for. */
  close: () => Promise<void>
}

export interface WorkLoopTools {
  /** A round: does what is due, and gives in how many milliseconds the next one comes, unless it rings. */
  work: () => Promise<number>
  timers: Timers
  onError: (error: unknown) => void
  /** So long after a round that failed comes the next, in milliseconds; five seconds when left out. */
  againAfter?: number
}

/** Works at once, and then again and again: one round at a time, and soon after it has rung. */
export function newWorkLoop ({ work, onError, timers, againAfter = AGAIN_AFTER }: WorkLoopTools): WorkLoop {
  let timer: { handle: unknown, ms: number } | undefined
  let working: Promise<void> | undefined
  let [isRung, isClosed] = [false, false]
  let failure: string | null = null
  const workOnce = async (): Promise<number> => {
    try {
      return await work().finally(() => { failure = null })
    } catch (error) {
      if (!isClosed) onError(error)
      failure = String((error as Error | undefined)?.message ?? error)
      return againAfter
    }
  }
  const run = async (): Promise<void> => {
    [timer, isRung] = [undefined, false]
    const wait = await workOnce()
    working = undefined
    if (!isClosed) wake(isRung && failure === null ? Math.min(wait, RUNG_WITHIN) : wait)
  }
  const wake = (ms: number): void => {
    timers.clear(timer?.handle)
    timer = { ms, handle: timers.set(async () => await (working = run()), ms) }
  }
  working = run()
  const isWaitingLong = (): boolean => working === undefined && (timer === undefined || timer.ms > RUNG_WITHIN)
  return {
    ring: () => {
      isRung = true
      if (!isClosed && failure === null && isWaitingLong()) wake(RUNG_WITHIN)
    },
    failure: () => failure,
    close: async () => {
      isClosed = true
      timers.clear(timer?.handle)
      await working
    }
  }
}
