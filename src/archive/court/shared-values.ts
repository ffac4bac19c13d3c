/**
 * Gives of equal values the one that came first. What is recorded of a court says most
 * things many times: each of its policies names the court, its county, its repository,
 * its URL; who keeps many courts in memory keeps each such text, list and object once.
 */
export function sharing (): <T>(value: T) => T {
  const texts = new Map<string, string>()
  const values = new Map<string, object>()
  const numbers = new Map<object, number>()

  const share = (value: unknown): unknown => {
    if (typeof value === 'string') return texts.get(value) ?? firstOf(texts, value, value)
    if (typeof value !== 'object' || value === null) return value
    const copy = Array.isArray(value) ? value.map(share) : copyOf(value, share)
    const key =
      (Array.isArray(copy) ? '[' : '{') +
      Object.entries(copy)
        .map(([name, held]) => `${name}:${written(held)}`)
        .join()
    return values.get(key) ?? number(firstOf(values, key, copy))
  }
  /** What is shared already is told by its number. */
  const written = (value: unknown): string => {
    if (typeof value === 'object' && value !== null) return `#${numbers.get(value)}`
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  }
  const number = (value: object): object => {
    numbers.set(value, numbers.size)
    return value
  }
  return share as <T>(value: T) => T
}

function firstOf<V> (held: Map<string, V>, key: string, value: V): V {
  held.set(key, value)
  return value
}

/** A copy that is made whole takes less room than one that grows field by field. */
function copyOf (value: object, share: (value: unknown) => unknown): object {
  const copy: Record<string, unknown> = { ...value }
  for (const [name, held] of Object.entries(value)) copy[name] = share(held)
  return copy
}
