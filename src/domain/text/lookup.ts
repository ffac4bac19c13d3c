/**
 * What is computed of a value that never changes, held for whoever asks of the same value next:
 * it goes with the first question about another, so that of a thousand courts only one is held.
 */
export function latest<Value extends object, Result> (compute: (value: Value) => Result): (value: Value) => Result {
  let held: { value: Value, result: Result } | undefined
  return value => {
    if (held?.value !== value) held = { value, result: compute(value) }
    return held.result
  }
}

/** The first place of an ordered list from which on something holds; its length where it holds nowhere. */
export function firstPlace (length: number, holds: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Items by each of their keys, in their order: what would be searched for a hundred thousand times is looked up. */
export function byKey<Item, Key> (
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>
): (key: Key) => readonly Item[] {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return key => groups.get(key) ?? []
}
