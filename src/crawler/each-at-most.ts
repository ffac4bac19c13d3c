/**
 * Runs over items in their order, so many at once. After a failure nothing more is begun;
 * the first failure is thrown once nothing is under way any more.
 */
export async function eachAtMost<T> (
  atOnce: number,
  items: readonly T[],
  run: (item: T) => Promise<void>
): Promise<void> {
  const waiting = items.values()
  const failures: unknown[] = []
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (failures.length > 0) return
      await run(item).catch((error: unknown) => {
        failures.push(error)
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  if (failures.length > 0) throw failures[0]
}
