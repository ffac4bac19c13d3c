import type { FastifyReply, FastifyRequest } from 'fastify'
import { findDocument } from '../archive/documents.ts'
import type { Outcome } from '../answers/answer.ts'
import type { Database } from '../archive/database.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { IMMUTABLE, sendCached } from './caching.ts'
import { Problem } from './problem.ts'
import { putHeaders, sendOutcome, type Asking } from './send-outcome.ts'

/**
 * Sends archived bytes exactly as captured, with their digests (RFC 9530).
 * They are somebody else's: a browser neither guesses their type nor runs anything in them.
 *
 * @param knownXml whether a reader took them for XML; anything else goes out as an attachment
 */
export async function sendDocument (
  request: FastifyRequest,
  reply: FastifyReply,
  database: Database,
  sha256: Sha256,
  knownXml: boolean
): Promise<FastifyReply> {
  const document = await findDocument(database, sha256)
  if (document === undefined) {
    throw new Problem(
      'no-such-document',
      `No document with the SHA-256 ${sha256} is archived: see /v1/captures for what is.`
    )
  }
  const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
  reply.headers({
    'content-type': knownXml ? 'application/xml' : 'application/octet-stream',
    'content-digest': digest,
    'repr-digest': digest,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    ...(knownXml ? {} : { 'content-disposition': `attachment; filename="${sha256}"` }),
    ...(document.complete ? {} : { 'archive-incomplete': '?1' })
  })
  return sendCached(request, reply, document.bytes, `"${sha256}"`)
}

/** What else bytes of a policy are sent with; `isPinned`: they were asked for by their digest, and never change. */
export interface DocumentAsking extends Asking { database: Database, isPinned?: boolean }

/** Sends the exact bytes of the document that an answer rests on, or the refusal that came instead. */
export async function sendDocumentOf (
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
  asking: DocumentAsking
): Promise<FastifyReply> {
  if (outcome.kind !== 'answer' || outcome.basis === null) return sendOutcome(request, reply, outcome, asking)
  putHeaders(reply, outcome, asking)
  if (asking.isPinned === true) reply.header('cache-control', IMMUTABLE)
  return await sendDocument(request, reply, asking.database, outcome.basis.sha256, true)
}
