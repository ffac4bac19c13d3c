import type { IncomingHttpHeaders } from 'node:http'

/** A part of a body: both ends are in it. */
export interface ByteRange { first: number, last: number }

/**
 * The one part that is asked for of a body of so many bytes (RFC 9110, sections 13.1.5 and 14.2);
 * undefined where the whole is to be sent: nothing is asked for, several parts are, what cannot
 * be understood, what lies beyond the end, or a part of another body than that of this ETag.
 */
export function rangeOf (
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  etag: string,
  bytes: number
): ByteRange | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range.trim()) ?? []
  if (from === '') return Number(to) === 0 ? undefined : { first: Math.max(0, bytes - Number(to)), last: bytes - 1 }
  const last = to === '' ? bytes - 1 : Number(to)
  return Number(from) < bytes && Number(from) <= last
    ? { first: Number(from), last: Math.min(last, bytes - 1) }
    : undefined
}
