import type { Socket } from 'node:net'

/** The parser of answers takes heads of 16 KiB; interim ones come before, each as long at most. */
const MOST = 64 * 1024

/** Listens to a connection for the head of the answer that comes next. */
export interface HeadTap {
  /** Ends it. The bytes of the head, or of what came instead, as far as they came; null for none. */
  take: () => Uint8Array | null
}

/** The parser of answers gives fields trimmed and joined: what really came is heard beside it, before it. */
export function tapHead (connection: Socket): HeadTap {
  const chunks: Buffer[] = []
  let size = 0
  const hear = (chunk: Buffer): void => {
    if (size >= MOST) return
    chunks.push(chunk)
    size += chunk.length
  }
  connection.prependListener('data', hear)
  return {
    take () {
      connection.off('data', hear)
      return size === 0 ? null : headOf(Buffer.concat(chunks).subarray(0, MOST))
    }
  }
}

const BLANK_LINE = /^[\r\n]*[^\r\n][^]*?\r?\n\r?\n/
const INTERIM = /^[\r\n]*HTTP\/\d\.\d 1(?!01)\d\d/

/**
 * All to the blank line after the last head, those of interim
 * answers (1xx) before it included; all there is where none comes.
 */
function headOf (bytes: Buffer): Uint8Array {
  // A character a byte.
  const text = bytes.toString('latin1')
  let end = 0
  for (;;) {
    const rest = text.slice(end)
    const head = BLANK_LINE.exec(rest)?.[0]
    if (head === undefined) return bytes
    end += head.length
    if (!INTERIM.test(head)) return bytes.subarray(0, end)
  }
}
