import { createHash } from 'node:crypto'

/** A printed answer with holes: what is in between stands ready as bytes. */
export interface Template {
  parts: readonly Buffer[]
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
  const parts: Buffer[] = []
  const holes: string[] = []
  let from = 0
  for (const { 0: mark, 1: bare, 2: within, 3: encoded, index } of text.matchAll(MARK)) {
    parts.push(Buffer.from(text.slice(from, index)))
    holes.push((bare ?? within ?? encoded) as string)
    from = index + mark.length
  }
  parts.push(Buffer.from(text.slice(from)))
  if (holes.length !== marks) return undefined
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  return { parts, holes, tag, bytes: parts.reduce((sum, part) => sum + part.length, 0) }
}

/** The answer with its holes filled. What fills them is ASCII. */
export function fillTemplate ({ parts, holes, bytes }: Template, values: Readonly<Record<string, string>>): Buffer {
  let size = bytes
  for (const name of holes) size += (values[name] as string).length
  const filled = Buffer.allocUnsafe(size)
  let position = 0
  for (let place = 0; place < holes.length; place += 1) {
    const part = parts[place] as Buffer
    filled.set(part, position)
    position += part.length
    position += filled.write(values[holes[place] as string] as string, position, 'latin1')
  }
  filled.set(parts[holes.length] as Buffer, position)
  return filled
}
