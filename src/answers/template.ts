import { createHash } from 'node:crypto'

/**
 * Bytes of UTF-8, each as one character of Latin-1: what is to be sent can be put together as text, where V8 is quick, and
 * goes out as it is.
 */
export type ByteText = string

/** A printed answer with holes: what is in between stands ready. */
export interface Template {
  parts: readonly ByteText[]
  /** Names of the holes, one between each two parts; a name may stand in several. */
  holes: readonly string[]
  /** Of the parts and where the holes are: the same on every instance. */
  tag: string
  /** Of all parts together. */
  bytes: number
}

/** A value that marks a hole: no text of a policy holds such a character, as XML forbids it. */
export const hole = (name: string): string => `\u0001${name}\u0001`

// As JSON prints a mark; where it stands for no text, without the quotation marks; and as a URL has it.
const MARK = /"\\u0001:(\w+)\\u0001"|\\u0001(\w+)\\u0001|%01(\w+)%01/g

/** A value that marks a hole for something that is no text, or need not be. */
export const bareHole = (name: string): string => hole(`:${name}`)

/** Cuts a value that is to be printed as JSON at its marks. Undefined where there are not as many as were made: then a text looks like one. */
export function cutTemplate (value: object, marks: number): Template | undefined {
  const text = JSON.stringify(value)
  const parts: ByteText[] = []
  const holes: string[] = []
  let from = 0
  for (const { 0: mark, 1: bare, 2: within, 3: encoded, index } of text.matchAll(MARK)) {
    parts.push(byteText(text.slice(from, index)))
    holes.push((bare ?? within ?? encoded) as string)
    from = index + mark.length
  }
  parts.push(byteText(text.slice(from)))
  if (holes.length !== marks) return undefined
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  return { parts, holes, tag, bytes: parts.reduce((sum, part) => sum + part.length, 0) }
}

/** A text as its bytes. */
export const byteText = (text: string): ByteText => Buffer.from(text).toString('latin1')

/** The answer with its holes filled. What fills them is ASCII. */
export function fillTemplate ({ parts, holes }: Template, values: Readonly<Record<string, string>>): ByteText {
  let filled = parts[0] as string
  for (let place = 0; place < holes.length; place += 1) {
    filled += (values[holes[place] as string] as string) + (parts[place + 1] as string)
  }
  return filled
}
