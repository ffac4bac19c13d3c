import type { Timers } from '../timing/timers.ts'

/** What comes in at once is looked at together. */
const RUNG_WITHIN = 250

/** A look that failed is not the last, in milliseconds. */
const AGAIN_AFTER = 5_000

export interface LookLoop {
  /** Tells that something was recorded. */
  ring: () => void
  /** Why the last look failed; null where it did not. */
  failure: () => string | null
  /** Ends it; whoever looks by then is waited for. */
  close: () => Promise<void>
}

export interface LookLoopTools {
  /** Does what is due; gives in how many milliseconds to look again, unless it rings. */
  look: () => Promise<number>
  timers: Timers
  onError: (error: unknown) => void
  /** So long after a look that failed comes the next, in milliseconds; five seconds when left out. */
  againAfter?: number
}

/** Looks at once, and then again and again: one look at a time, and soon after it has rung. */
export function newLookLoop ({ look, onError, timers, againAfter = AGAIN_AFTER }: LookLoopTools): LookLoop {
  let timer: { handle: unknown, ms: number } | undefined
  let looking: Promise<void> | undefined
  let [isRung, isClosed] = [false, false]
  let failure: string | null = null
  const lookOnce = async (): Promise<number> => {
    try {
      return await look().finally(() => { failure = null })
    } catch (error) {
      if (!isClosed) onError(error)
      failure = String((error as Error | undefined)?.message ?? error)
      return againAfter
    }
  }
  const run = async (): Promise<void> => {
    [timer, isRung] = [undefined, false]
    const wait = await lookOnce()
    looking = undefined
    if (!isClosed) wake(isRung && failure === null ? Math.min(wait, RUNG_WITHIN) : wait)
  }
  const wake = (ms: number): void => {
    timers.clear(timer?.handle)
    timer = { ms, handle: timers.set(async () => await (looking = run()), ms) }
  }
  looking = run()
  const isWaitingLong = (): boolean => looking === undefined && (timer === undefined || timer.ms > RUNG_WITHIN)
  return {
    ring: () => {
      isRung = true
      if (!isClosed && failure === null && isWaitingLong()) wake(RUNG_WITHIN)
    },
    failure: () => failure,
    close: async () => {
      isClosed = true
      timers.clear(timer?.handle)
      await looking
    }
  }
}
