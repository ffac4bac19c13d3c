import type { Timers } from '../src/timing/timers.ts'

/** Timers that go off when the test says so, and not before. */
export interface ManualTimers extends Timers {
  /** After how many milliseconds each of those that are set would go off, in the order they were set. */
  pending: () => number[]
  /** Lets the first that was set for so many milliseconds go off, and waits for what it does. */
  fire: (ms: number) => Promise<void>
}

export function manualTimers (): ManualTimers {
  const set = new Set<{ run: () => unknown, ms: number }>()
  return {
    set: (run, ms) => {
      const timer = { run, ms }
      set.add(timer)
      return timer
    },
    clear: timer => { set.delete(timer as { run: () => void, ms: number }) },
    pending: () => [...set].map(({ ms }) => ms),
    fire: async ms => {
      const timer = [...set].find(each => each.ms === ms)
      if (timer === undefined) throw new Error(`No timer of ${ms} ms is set, only ${[...set].map(each => each.ms)}.`)
      set.delete(timer)
      await timer.run()
    }
  }
}
