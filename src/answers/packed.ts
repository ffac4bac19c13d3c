import { separate, type ByteText } from './template.ts'

/**
 * Texts that are read together, in one. By itself each would lie elsewhere in memory, and an answer at a random
 * instant comes upon texts that nobody has read for long: to walk there costs more than to read what is there.
 * First stands how many there are, then where each ends behind the first's beginning, then they.
 */
export type Packed = ByteText

/** A number takes so many characters, each of 8 bits: 16 MB. */
const WIDTH = 3

/**
 * @param texts 255 at most
 * @throws RangeError when they are longer than a number can tell
 */
export function pack (texts: readonly ByteText[]): Packed {
  let end = 0
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length >= 256 ** WIDTH) throw new RangeError(`${length} bytes are more than can be packed.`)
  const ends = texts.map(text => printNumber(end += text.length))
  return separate(String.fromCharCode(texts.length) + ends.join('') + texts.join(''))
}

/** The text at a place, counted from 0. */
export function packedAt (packed: Packed, place: number): ByteText {
  const texts = 1 + WIDTH * packed.charCodeAt(0)
  const begin = place === 0 ? 0 : numberAt(packed, 1 + WIDTH * (place - 1))
  return packed.slice(texts + begin, texts + numberAt(packed, 1 + WIDTH * place))
}

const printNumber = (number: number): string => String.fromCharCode(number >> 16, (number >> 8) & 255, number & 255)

const numberAt = (packed: Packed, at: number): number =>
  (packed.charCodeAt(at) << 16) | (packed.charCodeAt(at + 1) << 8) | packed.charCodeAt(at + 2)
