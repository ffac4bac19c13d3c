/** What is computed of a value that never changes, computed once and kept as long as the value. */
export function once<Value extends object, Result> (compute: (value: Value) => Result): (value: Value) => Result {
  const held = new WeakMap<Value, { result: Result }>()
  return value => {
    const known = held.get(value) ?? { result: compute(value) }
    held.set(value, known)
    return known.result
  }
}

/** Items by each of their keys, in their order: what would be searched for a hundred thousand times is looked up. */
export function byKey<Item, Key> (items: Iterable<Item>, keysOf: (item: Item) => Iterable<Key>): (key: Key) => readonly Item[] {
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
