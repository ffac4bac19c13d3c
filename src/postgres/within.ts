import { Unreachable } from './unreachable.ts'

/** A timer that comes so much later than it was set for tells of a process that stood still itself. */
const STOOD_STILL = 250

/**
 * Calls something once, `ms` milliseconds from now; what is given back calls it off. Time in which
 * this process itself stood still does not count: what arrived meanwhile is taken in before.
 */
export function after (ms: number, run: () => void): () => void {
  let timer: NodeJS.Timeout
  const set = (): void => {
    const due = performance.now() + ms
    timer = setTimeout(() => {
      if (performance.now() - due > STOOD_STILL) set()
      else run()
    }, ms)
  }
  set()
  return () => clearTimeout(timer)
}

/**
 * Waits for something, `ms` milliseconds at most; then it throws that
 * `what` did not come, and whatever becomes of it is passed over.
 */
export async function within<T> (ms: number, what: string, work: Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const callOff = after(ms, () => reject(new Unreachable(`${what} did not come within ${ms / 1000} s`)))
    work.finally(callOff).then(resolve, reject)
  })
}
