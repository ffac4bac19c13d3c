import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { topOfHour, type Instant } from '../domain/time/court-time.ts'
import { QUARTER, quarterOf } from '../domain/time/publication-hour.ts'
import { printUtc } from '../answers/instants.ts'
import { inSchemaOrder } from './schema-order.ts'

const HOUR = 3_600_000
/** In seconds: of what may change at any time. */
const BRIEF = 60
const STALE_AFTER = 75 * 60_000
const FRESH_KNOWLEDGE = 5 * 60_000

export const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Of what never changes, but for how it is printed. */
export const FOR_A_DAY = 'public, max-age=86400'

/** What decides how long an answer of a court may be kept by others. */
export interface Shelf {
  /** Null when the question was about now. */
  at: Instant | null
  knownAt: Instant | null
  settledUntil: Instant | null
  zone: string
  /** Whether something could make the answer wrong. */
  doubtful: boolean
}

/**
 * The Cache-Control of an answer about an instant.
 * - About now: to the earlier of the court's next top of the hour and `settledUntil`; 60 s where that is over, and not past the hour.
 * - About a settled past: 300 s; as known at a past moment it never changes: a day, 60 s while that is younger than five minutes.
 * - About the future, or not settled, or with a doubt: at most 60 s.
 */
export function cacheControl (shelf: Shelf, now: Instant): string {
  const seconds = shelfLife(shelf, now)
  return maxAge(shelf.doubtful ? Math.min(BRIEF, seconds) : seconds)
}

/** The Cache-Control of an answer about now over several courts: a minute, and not past the quarter of an hour, as the hour of some zone may end with it. */
export const briefly = (now: Instant): string => maxAge(Math.min(BRIEF, Math.floor((quarterOf(now) + QUARTER - now) / 1000)))

/** In seconds. */
function shelfLife ({ at, knownAt, settledUntil, zone }: Shelf, now: Instant): number {
  if (at === null) {
    const until = settledUntil !== null && settledUntil > now ? settledUntil : now + BRIEF * 1000
    return Math.floor((Math.min(topOfHour(now, zone) + HOUR, until) - now) / 1000)
  }
  if (at > now || settledUntil === null || at >= settledUntil) return BRIEF
  if (knownAt === null) return 300
  return now - knownAt >= FRESH_KNOWLEDGE ? 86_400 : BRIEF
}

const maxAge = (seconds: number): string => `public, max-age=${seconds}`

/** How fresh the archive's view of a court is; in headers, so that bodies stay the same while nothing changed. */
export interface Freshness {
  lastCheckedAt: Instant | null
  nextCheckAt: Instant | null
  /** The database could not be reached at the last try. */
  isCutOff: boolean
}

/** Whether the last complete check of a court is older than 75 minutes or there was none, or the archive may know more than is in memory. */
export function isStale ({ lastCheckedAt, isCutOff }: Freshness, now: Instant): boolean {
  return isCutOff || lastCheckedAt === null || now - lastCheckedAt > STALE_AFTER
}

/** `Archive-Last-Checked`, `Archive-Next-Check` and `Archive-Stale` (RFC 3339 UTC; a boolean of RFC 8941). */
export function freshnessHeaders (freshness: Freshness, now: Instant): Record<string, string> {
  return {
    ...(freshness.lastCheckedAt === null ? {} : { 'archive-last-checked': printUtc(freshness.lastCheckedAt) }),
    ...(freshness.nextCheckAt === null ? {} : { 'archive-next-check': printUtc(freshness.nextCheckAt) }),
    'archive-stale': isStale(freshness, now) ? '?1' : '?0'
  }
}

/** A strong ETag of a body: of its digest, so that the same bytes have the same. */
export function etagOf (body: Uint8Array | string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Sends a body of bytes or JSON with a strong ETag, or 304 when the caller holds it (RFC 9110, section 13.1.2). */
export function sendCached (request: FastifyRequest, reply: FastifyReply, body: Uint8Array | object, etag?: string): FastifyReply {
  const bytes = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(JSON.stringify(inSchemaOrder(request, body)))
  if (!(body instanceof Uint8Array) && !reply.hasHeader('content-type')) reply.header('content-type', 'application/json; charset=utf-8')
  const tag = etag ?? etagOf(bytes)
  reply.header('etag', tag)
  if (!holds(request.headers['if-none-match'], tag)) return reply.send(bytes)
  // What a 304 says of the answer that the caller holds is told by its ETag.
  reply.removeHeader('content-type').removeHeader('link')
  return reply.code(304).send()
}

/** Weak comparison: `W/` does not matter for a GET. */
function holds (ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
}
