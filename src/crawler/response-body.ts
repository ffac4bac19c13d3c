import type { IncomingMessage } from 'node:http'
import { codingsOf, decode } from './content-coding.ts'

/** Of a body that is no whole document, so much is kept (domain §10). */
export const PARTIAL_BYTES = 64 * 1024

/**
 * What came of a body: all of it, or the first 64 KiB where `end` says why not;
 * `received` counts what came, without its codings. Where it is not in the coding
 * that its head names it is whole, as it came, and `misfit` says so in words.
 */
export interface ResponseBody {
  bytes: Uint8Array
  received: number
  end: 'complete' | 'too-large' | 'interrupted'
  misfit: string | null
}

/**
 * Reads a body up to `maxBytes`, counted with its codings and
 * without, so that a small answer cannot unfold without end.
 */
export async function readBody (
  response: IncomingMessage,
  headers: Readonly<Record<string, string>>,
  maxBytes: number
): Promise<ResponseBody> {
  const body = await receive(response, maxBytes)
  const codings = codingsOf(headers)
  // Of a part nobody can tell whether it is in its coding.
  if (codings.length === 0 || body.end !== 'complete') return body
  const decoded = await decode(body.bytes, codings, maxBytes)
  if (decoded.kind === 'misfit') return { ...body, misfit: decoded.reason }
  return decoded.kind === 'too-large'
    ? partOf(decoded.bytes, 'too-large')
    : { ...body, bytes: decoded.bytes, received: decoded.bytes.length }
}

/** As it comes, chunks put together. */
async function receive (response: IncomingMessage, maxBytes: number): Promise<ResponseBody> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) return partOf(Buffer.concat(chunks), 'too-large')
    }
  } catch {
    return partOf(Buffer.concat(chunks), 'interrupted')
  }
  return { bytes: Buffer.concat(chunks), received: size, end: 'complete', misfit: null }
}

function partOf (bytes: Uint8Array, end: 'too-large' | 'interrupted'): ResponseBody {
  return { bytes: bytes.subarray(0, PARTIAL_BYTES), received: bytes.length, end, misfit: null }
}
