import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { codedTag, codingFor } from './coding.ts'
import { inSchemaOrder } from './schema-order.ts'

export const IMMUTABLE = 'public, max-age=31536000, immutable'

export const JSON_TYPE = 'application/json; charset=utf-8'

/** Of what never changes, but for how it is printed. */
export const FOR_A_DAY = 'public, max-age=86400'

/** The Cache-Control of what may be kept for so many seconds. */
export const maxAge = (seconds: number): string => `public, max-age=${seconds}`

/** A strong ETag of a body: of its digest, so that the same bytes have the same. */
function etagOf (body: Uint8Array | string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/**
 * Sends a body of bytes or JSON with a strong ETag, or 304 when
 * the caller holds it (RFC 9110, sections 13.1.2 and 13.1.3).
 *
 * @param etag of the body as it is, where it has one already
 */
export function sendCached (
  request: FastifyRequest,
  reply: FastifyReply,
  body: Uint8Array | object,
  etag?: string
): FastifyReply {
  const bytes =
    body instanceof Uint8Array
      ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
      : Buffer.from(JSON.stringify(inSchemaOrder(request, body)))
  if (!reply.hasHeader('content-type')) reply.header('content-type', JSON_TYPE)
  const tag = codedTag(etag ?? etagOf(bytes), codingFor(request, reply, bytes.length))
  reply.header('etag', tag)
  if (!holds(request.headers['if-none-match'], tag) && !hasSince(request, reply)) return reply.send(bytes)
  // What a 304 says of the answer that the caller holds is told by its ETag.
  reply.removeHeader('content-type').removeHeader('link')
  return reply.code(304).send()
}

/** Weak comparison: `W/` does not matter for a GET. */
export function holds (ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
}

/** Who names no ETag may name the time of what it holds, where an answer has one; what is no time is nothing. */
function hasSince ({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  const [modified, since] = [reply.getHeader('last-modified'), headers['if-modified-since']]
  return (
    headers['if-none-match'] === undefined &&
    typeof modified === 'string' &&
    since !== undefined &&
    Date.parse(modified) <= Date.parse(since)
  )
}
