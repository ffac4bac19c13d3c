import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Basis, Outcome } from '../answers/answer.ts'
import { printUtc } from '../answers/instants.ts'
import type { Refusal } from '../answers/refusal.ts'
import { isStale, type Freshness } from '../answers/shelf-life.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { maxAge, sendCached } from './caching.ts'
import { sendProblem } from './failures.ts'
import { problemOf } from './problem.ts'

/** What a question was answered with at its door: the clock, read once, and how the service is reached. */
export interface Asking { now: Instant, publicUrl: string | null }

/** Sends what came of a question: an answer with how long it may be kept, how fresh it is and what it rests on; or a refusal. */
export function sendOutcome (request: FastifyRequest, reply: FastifyReply, outcome: Outcome, asking: Asking): FastifyReply {
  if (outcome.kind !== 'answer') return sendRefusal(request, reply, outcome, asking.now)
  putHeaders(reply, outcome, asking)
  const { body } = outcome
  return body.kind === 'prepared' ? sendCached(request, reply, body.prepared.bytes(), body.prepared.tag) : sendCached(request, reply, body.value)
}

/** For how long an answer may be kept, how fresh it is, and what it rests on. */
export function putHeaders (reply: FastifyReply, { shelfLife, freshness, basis }: Answer, { now, publicUrl }: Asking): void {
  reply.header('cache-control', maxAge(shelfLife))
  if (freshness !== null) reply.headers(freshnessHeaders(freshness, now))
  if (basis !== null) reply.header('link', viaLink(basis, publicUrl))
}

/** A refusal that may be kept is sent as an answer is; all others are nobody's to keep. */
function sendRefusal (request: FastifyRequest, reply: FastifyReply, refusal: Refusal, now: Instant): FastifyReply {
  const { kept } = refusal
  if (kept !== null) reply.headers({ 'cache-control': maxAge(kept.shelfLife), ...freshnessHeaders(kept.freshness, now) })
  return sendProblem(request, reply, problemOf(refusal), kept !== null)
}

/** `Archive-Last-Checked`, `Archive-Next-Check` and `Archive-Stale` (RFC 3339 UTC; a boolean of RFC 8941). */
export function freshnessHeaders (freshness: Freshness, now: Instant): Record<string, string> {
  return {
    ...(freshness.lastCheckedAt === null ? {} : { 'archive-last-checked': printUtc(freshness.lastCheckedAt) }),
    ...(freshness.nextCheckAt === null ? {} : { 'archive-next-check': printUtc(freshness.nextCheckAt) }),
    'archive-stale': isStale(freshness, now) ? '?1' : '?0'
  }
}

/** The document that an answer rests on (`via` of RFC 4287). */
export function viaLink ({ courtKey, version, sha256 }: Basis, publicUrl: string | null): string {
  return `<${publicUrl ?? ''}/v1/courts/${encodeURIComponent(courtKey)}/policies/${version}?sha256=${sha256}>; rel="via"`
}
