import { brotliCompress, constants, gzip } from 'node:zlib'
import type {} from '@fastify/accepts'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How a body may be coded for its way (RFC 9110, section 8.4.1). */
const codings = ['br', 'gzip'] as const

export type Coding = typeof codings[number]

/** What the ETag of a coded body ends in: strong ETags of other bytes are other ETags. */
const suffixes = { br: '-br', gzip: '-gz' } as const satisfies Record<Coding, string>

/** In bytes: what is not longer gains nothing. */
const SHORT = 1_024

const CODED = /^(?:application\/(?:problem\+)?json|application\/xml|text\/csv|text\/html)\b/

/** Low levels: an answer is coded each time that it is asked for. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
const GZIP = { level: 3 }

/**
 * How a body of so many bytes is coded for who asks: JSON, CSV, XML and HTML over 1 KB when they
 * are asked for so; null for everything else, and for exact bytes, whose digest the reply names.
 */
export function codingFor (request: FastifyRequest, reply: FastifyReply, bytes: number): Coding | null {
  if (request.headers['accept-encoding'] === undefined || bytes <= SHORT) return null
  if (reply.hasHeader('repr-digest') || !CODED.test(String(reply.getHeader('content-type')))) return null
  const wanted = request.accepts().encodings(['identity', ...codings])
  return codings.find(coding => coding === wanted) ?? null
}

/** The ETag of a body that goes out in a coding. */
export const codedTag = (tag: string, coding: Coding | null): string =>
  coding === null ? tag : `${tag.slice(0, -1)}${suffixes[coding]}"`

/** Codes a body, in a thread of zlib. */
export function code (body: Buffer, coding: Coding, done: (error: Error | null, coded: Buffer) => void): void {
  if (coding === 'br') brotliCompress(body, BROTLI, done)
  else gzip(body, GZIP, done)
}
