/** How surely two things are one: alike where this gives the same text for both; null is like nothing. */
export type Likeness<Item> = (item: Item) => string | null

/**
 * Pairs the things of two lists, each with one of the other at most: by the first likeness
 * all that it can, then by the next; of several alike the first of each list come together.
 *
 * @returns for each thing of the first list the place of its like in the second, null where it has none
 */
export function pairUp<Item> (
  first: readonly Item[],
  second: readonly Item[],
  likenesses: readonly Likeness<Item>[]
): Array<number | null> {
  const found = first.map((): number | null => null)
  const left = new Set(second.keys())
  for (const likeness of likenesses) {
    const waiting = queues(second, left, likeness)
    for (const [place, item] of first.entries()) {
      const key = found[place] === null ? likeness(item) : null
      const like = key === null ? undefined : waiting.get(key)?.next().value
      if (like === undefined) continue
      found[place] = like
      left.delete(like)
    }
  }
  return found
}

/** A thing in two lists; null where one of them lacks it. */
export interface Pair<Item> { before: Item | null, after: Item | null }

/** The same as the things themselves: all of the first list in its order, then what is left of the second in its. */
export function pairsOf<Item> (
  before: readonly Item[],
  after: readonly Item[],
  likenesses: readonly Likeness<Item>[]
): Pair<Item>[] {
  const likes = pairUp(before, after, likenesses)
  const taken = new Set(likes)
  return [
    ...before.map((item, place) => ({ before: item, after: after[likes[place] ?? -1] ?? null })),
    ...after.filter((_, place) => !taken.has(place)).map(item => ({ before: null, after: item }))
  ]
}

/** The places that are left, in their order, by how they are alike. */
function queues<Item> (
  items: readonly Item[],
  left: ReadonlySet<number>,
  likeness: Likeness<Item>
): Map<string, ArrayIterator<number>> {
  const groups = new Map<string, number[]>()
  for (const place of left) {
    const key = likeness(items[place] as Item)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [place])
    else group.push(place)
  }
  return new Map([...groups].map(([key, places]) => [key, places.values()]))
}
