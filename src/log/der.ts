/** A DER element: its tag, what is in it, and the bytes after it. */
export interface Element { tag: number, content: Buffer, rest: Buffer }

/**
 * The element at the beginning of some bytes (X.690 section 8.1), of
 * this tag where one is given. Throws where there is none that is whole.
 */
export function elementOf (bytes: Buffer, tag?: number): Element {
  const [found = -1, first = 0x80] = bytes
  // The first octet of a length says it, or in how many octets more it stands.
  const more = first < 0x80 ? 0 : first - 0x80
  if ((tag ?? found) !== found || more > 4 || first === 0x80 || bytes.length < 2 + more) {
    throw new Error(`An element ${tag?.toString(16) ?? ''} of DER is expected.`)
  }
  const start = 2 + more
  const end = start + (more === 0 ? first : bytes.readUIntBE(2, more))
  if (end > bytes.length) throw new Error('An element of DER is cut off.')
  return { tag: found, content: bytes.subarray(start, end), rest: bytes.subarray(end) }
}

/** All elements that stand one after another. */
export function elementsIn (bytes: Buffer): Element[] {
  if (bytes.length === 0) return []
  const first = elementOf(bytes)
  return [first, ...elementsIn(first.rest)]
}
