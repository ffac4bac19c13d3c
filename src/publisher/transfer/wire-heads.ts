/** A head taken from the wire for a record: from its first line to the blank one. */
export interface Head { bytes: Buffer, status: number }

/** What stands before the name of a field that says how a body was sent which lies here without that. */
const ORIGINAL = 'X-Archive-Orig-'

/**
 * The head of a final answer as it came, after those of interim ones (1xx); undefined where
 * what came is none. A body is kept put together and, where `isDecoded`, without its codings:
 * the fields that say otherwise keep their place and value, under a name that says so.
 */
export function answerHead (wire: Uint8Array, isDecoded: boolean): Head | undefined {
  const last = headsIn(Buffer.from(wire)).at(-1)
  const [, status] = /^HTTP\/\d(?:\.\d)? +(\d{3})/.exec(last?.toString('latin1') ?? '') ?? []
  if (last === undefined || status === undefined) return undefined
  const hasCoding = /^content-encoding:[ \t]*(?!identity)\S/im.test(last.toString('latin1'))
  const names = ['Transfer-Encoding', ...isDecoded && hasCoding ? ['Content-Encoding', 'Content-Length'] : []]
  const text = last.toString('latin1').replace(new RegExp(`^(?=(?:${names.join('|')})[ \\t]*:)`, 'gim'), ORIGINAL)
  return { bytes: Buffer.from(text, 'latin1'), status: Number(status) }
}

/** Each head with its blank line, which the last one gets where it came without. */
function headsIn (wire: Buffer): Buffer[] {
  const text = wire.toString('latin1').replace(/^[\r\n]+/, '')
  const heads = text.split(/(?<=\r?\n\r?\n)/).filter(head => head.trim() !== '')
  const ended = (head: string): string => /\r?\n\r?\n$/.test(head) ? head : `${head.replace(/\r?\n$/, '')}\r\n\r\n`
  return heads.map(head => Buffer.from(ended(head), 'latin1'))
}

/** The address that a request was for, by its own head; undefined where that does not say. */
export function addressOf (requestHead: Uint8Array, isOverTls: boolean): string | undefined {
  const text = Buffer.from(requestHead).toString('latin1')
  const [, target] = /^[A-Z]+ (\/\S*) HTTP\//.exec(text) ?? []
  const [, host] = /^host:[ \t]*(\S+)/im.exec(text) ?? []
  return target === undefined || host === undefined ? undefined : `${isOverTls ? 'https' : 'http'}://${host}${target}`
}
