import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Prepared } from '../answers/answer.ts'
import { holds, JSON_TYPE } from './caching.ts'
import { everyAnswer } from './every-answer.ts'
import { VARY } from './forms.ts'
import { REQUEST_ID } from './request-ids.ts'
import { versionFields } from './archive-version.ts'
import { limitFields } from './request-limit.ts'

/** Names and values in turn, as Node takes them without a look. */
export type FieldList = readonly string[]

const always: FieldList = [...Object.entries(everyAnswer).flat(), 'vary', VARY]

/**
 * Sends an answer that stands ready, or 304 when the caller holds it, as `sendCached` does. Fastify
 * is passed by: its hooks on the way out and its list of headers would cost more than the answer.
 *
 * @param head what else it is sent with
 * @param link of a 200 alone
 */
export function sendPrepared (
  request: FastifyRequest,
  reply: FastifyReply,
  { tag: content, print }: Prepared,
  head: FieldList,
  link: FieldList
): FastifyReply {
  const tag = `"${content}"`
  const limit = limitFields(reply)
  const version = versionFields(reply)
  const own =
    limit.length + version.length === 0
      ? ['etag', tag, REQUEST_ID, request.id]
      : ['etag', tag, REQUEST_ID, request.id, ...limit, ...version]
  if (holds(request.headers['if-none-match'], tag)) {
    reply
      .hijack()
      .raw.writeHead(304, [...always, ...head, ...own])
      .end()
    return reply
  }
  const body = print()
  const fields = [
    ...always,
    ...head,
    ...link,
    'content-type',
    JSON_TYPE,
    ...own,
    'content-length',
    String(body.length)
  ]
  reply.hijack().raw.writeHead(200, fields).end(body, 'latin1')
  return reply
}
