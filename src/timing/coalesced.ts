/**
 * Runs one at a time: calls while one is under way are answered together
 * by one more, as what it has done may not be what they ask for.
 */
export function coalesced (run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const start = async (): Promise<void> => {
    await running?.catch(() => {})
    next = undefined
    running = run()
    await running
  }
  return async () => {
    next ??= start()
    await next
  }
}
