import { hash } from 'node:crypto'

/**
 * Bytes of UTF-8, each as one character of Latin-1: what is to be sent
 * can be put together as text, where V8 is quick, and goes out as it is.
 */
export type ByteText = string

/** A printed answer with holes: what is in between stands ready. */
export interface Template {
  /** One more than there are holes. */
  parts: readonly ByteText[]
  /** What fills each hole, one between each two parts: its place among the values. */
  holes: readonly number[]
  /** Of the parts and where the holes are: the same on every instance. */
  tag: string
}

/** A value that marks a hole: no text of a policy holds such a character, as XML forbids it. */
export const hole = (name: string): string => `\u0001${name}\u0001`

/** A value that marks a hole for something that is no text, or need not be. */
export const bareHole = (name: string): string => hole(`:${name}`)

/** A mark as JSON prints it, and as a URL has it. */
const PRINTED = '\\u0001'
const ENCODED = '%01'

/**
 * Cuts an object that is to be printed as JSON at its marks; the brace that closes
 * it is left to whoever prints the rest. Undefined where there are not as many marks
 * as were made, or one that none of the names has: then a text looks like a mark.
 *
 * @param names of the values that will fill the holes, in their order
 */
export function cutTemplate (value: object, marks: number, names: readonly string[]): Template | undefined {
  const text = byteText(JSON.stringify(value)).slice(0, -1)
  const parts: ByteText[] = []
  const holes: number[] = []
  let from = 0
  for (let mark = nextMark(text, 0); mark !== undefined; mark = nextMark(text, from)) {
    parts.push(text.slice(from, mark.from))
    holes.push(names.indexOf(mark.name))
    from = mark.until
  }
  parts.push(text.slice(from))
  if (holes.length !== marks || holes.includes(-1)) return undefined
  return { parts, holes, tag: tagOf(text) }
}

/** A short digest of a text: the same on every instance. */
export const tagOf = (text: ByteText): string => hash('sha256', text, 'base64url').slice(0, 20)

interface Mark { name: string, from: number, until: number }

function nextMark (text: string, from: number): Mark | undefined {
  const [printed, encoded] = [text.indexOf(PRINTED, from), text.indexOf(ENCODED, from)]
  if (printed === -1 && encoded === -1) return undefined
  const sign = encoded === -1 || (printed !== -1 && printed < encoded) ? PRINTED : ENCODED
  const begin = sign === PRINTED ? printed : encoded
  const end = text.indexOf(sign, begin + sign.length)
  if (end === -1) return undefined
  const name = text.slice(begin + sign.length, end)
  // Where it stands for no text, its quotation marks go too.
  const bare = name.startsWith(':') ? 1 : 0
  return { name: name.slice(bare), from: begin - bare, until: end + sign.length + bare }
}

/** The same, kept by itself: a part of a text holds on to the whole of it. */
export const separate = (part: ByteText): ByteText => Buffer.from(part, 'latin1').toString('latin1')

/** A text as its bytes. */
export const byteText = (text: string): ByteText => Buffer.from(text).toString('latin1')
