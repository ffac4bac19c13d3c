/** A number from 0 to below 1, the next of its row. */
export type Random = () => number

/** The row of numbers that a seed stands for (mulberry32): the same for ever. */
export function randomOf (seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to below `count`. */
export const below = (random: Random, count: number): number => Math.floor(random() * count)

/** One of these; undefined where there are none. */
export function oneOf<T> (random: Random, all: readonly T[]): T | undefined {
  return all[below(random, all.length)]
}
