import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { topOfHour, type Instant } from '../domain/court-time.ts'
import { printUtc } from './instants.ts'

const HOUR = 3_600_000
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
}

/**
 * The Cache-Control of an answer about an instant.
 * - About now: to the earlier of the court's next top of the hour and `settledUntil`, at least 60 s.
 * - About a settled past: 300 s; as known at a past moment it never changes: a day, 60 s while that is younger than five minutes.
 * - About the future, or not settled: 60 s.
 */
export function cacheControl ({ at, knownAt, settledUntil, zone }: Shelf, now: Instant): string {
  if (at === null) return maxAge(Math.max(60, Math.floor((Math.min(topOfHour(now, zone) + HOUR, settledUntil ?? 0) - now) / 1000)))
  if (at > now || settledUntil === null || at >= settledUntil) return maxAge(60)
  if (knownAt === null) return maxAge(300)
  return maxAge(now - knownAt >= FRESH_KNOWLEDGE ? 86_400 : 60)
}

/** The Cache-Control of an answer over several courts, each with its own clock and checks. */
export const BRIEFLY = 'public, max-age=60'

const maxAge = (seconds: number): string => `public, max-age=${seconds}`

/** How fresh the archive's view of a court is; in headers, so that bodies stay the same while nothing changed. */
export interface Freshness { lastCheckedAt: Instant | null, nextCheckAt: Instant | null }

/** Whether the last successful check of a court is older than 75 minutes, or there was none. */
export function isStale ({ lastCheckedAt }: Freshness, now: Instant): boolean {
  return lastCheckedAt === null || now - lastCheckedAt > STALE_AFTER
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
  const bytes = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(JSON.stringify(body))
  if (!(body instanceof Uint8Array) && !reply.hasHeader('content-type')) reply.header('content-type', 'application/json; charset=utf-8')
  const tag = etag ?? etagOf(bytes)
  reply.header('etag', tag)
  if (!holds(request.headers['if-none-match'], tag)) return reply.send(bytes)
  reply.removeHeader('content-type')
  return reply.code(304).send()
}

/** Weak comparison: `W/` does not matter for a GET. */
function holds (ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
}
