/** Calls something later, unless it is told not to: an argument, so that a test decides when later is. */
export interface Timers {
  /** `ms` milliseconds from now; what is given back is for `clear`. */
  set: (run: () => void, ms: number) => unknown
  clear: (timer: unknown) => void
}

/** Those of this process. */
export const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: timer => clearTimeout(timer as NodeJS.Timeout | undefined)
}

/** Waits so many milliseconds, or until it is told to end. */
export async function waitFor (timers: Timers, ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return
  await new Promise<void>(resolve => {
    const end = (): void => {
      timers.clear(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = timers.set(end, ms)
    signal?.addEventListener('abort', end)
  })
}
