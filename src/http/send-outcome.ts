import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Outcome } from '../answers/answer.ts'
import { printUtc } from '../answers/instants.ts'
import type { Refusal } from '../answers/refusal.ts'
import { sendPrepared, type FieldList } from './send-prepared.ts'
import { isStale, type Freshness } from '../answers/shelf-life.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { versionFields } from './archive-version.ts'
import { JSON_TYPE, maxAge, sendCached } from './caching.ts'
import { isClosedToOthers, tlsFields } from './every-answer.ts'
import { sendProblem } from './failures.ts'
import { problemOf } from './problem.ts'
import { limitFields } from './request-limit.ts'
import { inSchemaOrder } from './schema-order.ts'

/** What a question was answered with at its door: the clock, read once, and how the service is reached. */
export interface Asking { now: Instant, publicUrl: string | null }

/**
 * Sends what came of a question: an answer with how long it may
 * be kept, how fresh it is and what it rests on; or a refusal.
 */
export function sendOutcome (
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
  asking: Asking
): FastifyReply {
  if (outcome.kind !== 'answer') return sendRefusal(request, reply, outcome, asking.now)
  const { body } = outcome
  // What is coded goes the usual way.
  if (body.kind === 'prepared' && request.headers['accept-encoding'] === undefined) {
    sendPrepared(reply.hijack().raw, body.prepared, {
      ifNoneMatch: request.headers['if-none-match'],
      requestId: request.id,
      head: headOf(outcome, asking),
      link: linkOf(outcome, asking),
      own: [...tlsFields(asking.publicUrl), ...limitFields(reply), ...versionFields(reply)]
    })
    return reply
  }
  putHeaders(reply, outcome, asking)
  if (body.kind === 'value') return sendCached(request, reply, body.value)
  return sendCached(request, reply, Buffer.from(body.prepared.print(), 'latin1'), `"${body.prepared.tag}"`)
}

/** Sends what came of a question that stood in a body: it is nobody's to keep. */
export function sendUnkept (
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
  asking: Asking
): FastifyReply {
  if (outcome.kind !== 'answer') return sendProblem(request, reply, problemOf(outcome))
  putHeaders(reply, outcome, asking)
  const { body } = outcome
  const bytes =
    body.kind === 'value'
      ? Buffer.from(JSON.stringify(inSchemaOrder(request, body.value)))
      : Buffer.from(body.prepared.print(), 'latin1')
  return reply.headers({ 'cache-control': 'no-store', 'content-type': JSON_TYPE }).send(bytes)
}

/**
 * Sends what came of a question, or comes of it. What stands ready goes
 * out at once: to wait for nothing costs a turn of the event loop.
 */
export function sendWhenThere (
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome | Promise<Outcome>,
  asking: Asking
): Promise<FastifyReply> | undefined {
  if (outcome instanceof Promise) return outcome.then(come => sendOutcome(request, reply, come, asking))
  sendOutcome(request, reply, outcome, asking)
  return undefined
}

/** For how long an answer may be kept, how fresh it is, and what it rests on; what needs a role nobody keeps. */
export function putHeaders (reply: FastifyReply, answer: Answer, asking: Asking): void {
  if (!isClosedToOthers(reply)) putFields(reply, headOf(answer, asking))
  putFields(reply, linkOf(answer, asking))
}

/** For how long an answer may be kept, and how fresh it is. */
export const headOf = ({ shelfLife, freshness }: Answer, { now }: Asking): FieldList =>
  freshness === null
    ? ['cache-control', maxAge(shelfLife)]
    : ['cache-control', maxAge(shelfLife), ...freshnessFields(freshness, now)]

/** The document that an answer rests on (`via` of RFC 4287). */
export const linkOf = ({ basis }: Answer, { publicUrl }: Asking): FieldList =>
  basis === null ? [] : ['link', `<${publicUrl ?? ''}${basis.path}>; rel="via"`]

function putFields (reply: FastifyReply, fields: FieldList): void {
  for (let place = 0; place < fields.length; place += 2) reply.header(fields[place] as string, fields[place + 1])
}

/** A refusal that may be kept is sent as an answer is; all others are nobody's to keep. */
function sendRefusal (request: FastifyRequest, reply: FastifyReply, refusal: Refusal, now: Instant): FastifyReply {
  const { kept } = refusal
  if (kept !== null) {
    putFields(reply, ['cache-control', maxAge(kept.shelfLife), ...freshnessFields(kept.freshness, now)])
  }
  return sendProblem(request, reply, problemOf(refusal), kept !== null)
}

/** `Archive-Last-Checked`, `Archive-Next-Check` and `Archive-Stale` (RFC 3339 UTC; a boolean of RFC 8941). */
function freshnessFields (freshness: Freshness, now: Instant): string[] {
  const fields: string[] = []
  if (freshness.lastCheckedAt !== null) fields.push('archive-last-checked', printAgain(freshness.lastCheckedAt))
  if (freshness.nextCheckAt !== null) fields.push('archive-next-check', printAgain(freshness.nextCheckAt))
  fields.push('archive-stale', isStale(freshness, now) ? '?1' : '?0')
  return fields
}

/** So many instants are remembered as they are printed: checks of courts, which answer after answer names. */
const REMEMBERED = 10_000
const printed = new Map<Instant, string>()

function printAgain (instant: Instant): string {
  const known = printed.get(instant)
  if (known !== undefined) return known
  if (printed.size >= REMEMBERED) printed.clear()
  const text = printUtc(instant)
  printed.set(instant, text)
  return text
}
