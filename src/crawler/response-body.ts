/** Of a body that is no whole document, so much is kept (domain §9). */
export const PARTIAL_BYTES = 64 * 1024

/** What came of a body: all of it, or the first 64 KiB where `end` says why not; `received` counts what came. */
export interface ResponseBody { bytes: Uint8Array, received: number, end: 'complete' | 'too-large' | 'interrupted' }

/** Reads a body up to `maxBytes`, counted after decoding, so that a small answer cannot unfold without end. */
export async function readBody (response: Response, maxBytes: number): Promise<ResponseBody> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) return partOf(chunks, 'too-large')
    }
  } catch {
    return partOf(chunks, 'interrupted')
  }
  return isWhole(response, size) ? { bytes: Buffer.concat(chunks), received: size, end: 'complete' } : partOf(chunks, 'interrupted')
}

/** Of an encoded body the length is announced before, and counted after decoding. */
function isWhole ({ headers }: Response, size: number): boolean {
  const announced = headers.get('content-length')
  return announced === null || headers.has('content-encoding') || Number(announced) === size
}

function partOf (chunks: readonly Uint8Array[], end: 'too-large' | 'interrupted'): ResponseBody {
  const bytes = Buffer.concat(chunks)
  return { bytes: bytes.subarray(0, PARTIAL_BYTES), received: bytes.length, end }
}
