import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type BrotliDecompress,
  type Gunzip
} from 'node:zlib'

/**
 * A body without its codings; `too-large` when it unfolds beyond the limit,
 * with what had come by then; or the coding that it is not in, in words.
 */
export type Decoded = { kind: 'decoded' | 'too-large', bytes: Uint8Array } | { kind: 'misfit', reason: string }

/** More than anybody has a use for. */
const MOST_CODINGS = 3

/** A zlib stream; `bytesWritten` is how much of what it was given it has read. */
type Decoder = Pick<Gunzip | BrotliDecompress, 'bytesWritten' | 'end'> & AsyncIterable<Buffer>

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Decoder>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  // Some send it without the envelope that the standard asks for (RFC 9110, 8.4.1.2): that begins with an 8.
  deflate: ([first = 0]) => (first & 0x0f) === 8 ? createInflate() : createInflateRaw()
}

/**
 * The codings that a head says its body is in, the outermost first: of the transfer, but for
 * the chunks that are put together already, and of the content, whether we asked for it or not.
 */
export function codingsOf (headers: Readonly<Record<string, string>>): string[] {
  const listed = (field: string): string[] =>
    (headers[field] ?? '')
      .split(',')
      .map(coding => coding.trim().toLowerCase())
      .filter(coding => coding !== '')
  return [...listed('content-encoding'), ...listed('transfer-encoding').filter(coding => coding !== 'chunked')]
    .filter(coding => coding !== 'identity')
    .reverse()
}

/**
 * Takes the codings off a body, up to so many bytes. One that is in
 * none of them, or not wholly, is for who asked to keep as it came.
 */
export async function decode (body: Uint8Array, codings: readonly string[], maxBytes: number): Promise<Decoded> {
  if (codings.length > MOST_CODINGS) return misfit(codings, `${MOST_CODINGS} codings at most are taken off`)
  let bytes = body
  // Of nothing there is nothing to take off.
  for (const coding of body.length === 0 ? [] : codings) {
    const decoder = decoders[coding]?.(bytes)
    if (decoder === undefined) return misfit(codings, `"${coding}" is none that was asked for or is known`)
    const unfolded = await unfold(bytes, decoder, maxBytes)
    if (typeof unfolded === 'string') return misfit(codings, `it is not in "${coding}" (${unfolded})`)
    if (unfolded.length > maxBytes) return { kind: 'too-large', bytes: unfolded }
    bytes = unfolded
  }
  return { kind: 'decoded', bytes }
}

function misfit (codings: readonly string[], why: string): Decoded {
  return {
    kind: 'misfit',
    reason: `its head says that its body is in the coding "${codings.toReversed().join(', ').slice(0, 200)}", and ${why}`
  }
}

/** What comes of it, cut beyond the limit; or in words why it is not in this coding. */
async function unfold (bytes: Uint8Array, decoder: Decoder, maxBytes: number): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = []
  let size = 0
  decoder.end(bytes)
  try {
    for await (const chunk of decoder) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) return Buffer.concat(chunks)
    }
  } catch (error) {
    return (error as Error).message
  }
  // Zeros may fill up a block of a tape.
  const rest = bytes.subarray(decoder.bytesWritten)
  return rest.every(byte => byte === 0) ? Buffer.concat(chunks) : `${rest.length} bytes come after its end`
}
