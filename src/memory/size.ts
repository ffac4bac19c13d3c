// About how many bytes a value takes in memory: what V8 needs for
// objects, lists and texts, counted once where several hold the same.

const WORD = 8
const OBJECT = 4 * WORD
const LIST = 6 * WORD
const TEXT = 2.5 * WORD
/** What is no small integer has a place of its own: instants are such. */
const NUMBER = 2 * WORD
const MAP_ENTRY = 6 * WORD

/** The bytes of a value and of all that it holds, roughly. */
export function bytesOf (value: unknown): number {
  const seen = new Set<unknown>()
  const waiting: unknown[] = [value]
  let bytes = 0
  const hold = (held: unknown): void => {
    bytes += typeof held === 'number' && !isSmall(held) ? WORD + NUMBER : WORD
    if (typeof held === 'string' || (typeof held === 'object' && held !== null)) waiting.push(held)
  }
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (seen.has(next)) continue
    seen.add(next)
    if (typeof next === 'string') bytes += TEXT + next.length
    else if (ArrayBuffer.isView(next)) bytes += OBJECT + next.byteLength
    else if (Array.isArray(next)) {
      bytes += LIST
      for (const held of next) hold(held)
    } else if (next instanceof Map) {
      for (const [key, held] of next) {
        bytes += MAP_ENTRY
        hold(key)
        hold(held)
      }
    } else {
      bytes += OBJECT
      for (const held of Object.values(next as object)) hold(held)
    }
  }
  return bytes
}

const isSmall = (number: number): boolean => (number | 0) === number
