/** Runs something when it is its turn, and gives back what comes of it. */
export type Turn = <T>(run: () => Promise<T>) => Promise<T>

/** Turns for so many at once; who comes later waits, in order. */
export function atMost (atOnce: number): Turn {
  const waiting: Array<() => void> = []
  let running = 0
  return async run => {
    // Who is woken takes over the place of who wakes it.
    if (running < atOnce) running += 1
    else await new Promise<void>(resolve => { waiting.push(resolve) })
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
