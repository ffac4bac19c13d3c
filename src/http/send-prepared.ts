import type { ServerResponse } from 'node:http'
import type { Prepared } from '../answers/answer.ts'
import { holds, JSON_TYPE } from './caching.ts'
import { everyAnswer } from './every-answer.ts'
import { VARY } from './forms.ts'
import { REQUEST_ID } from './request-ids.ts'

/** Names and values in turn, as Node takes them without a look. */
export type FieldList = readonly string[]

const always: FieldList = [...Object.entries(everyAnswer).flat(), 'vary', VARY]

/** What an answer that stands ready is sent with. */
export interface SentWith {
  /** By which the caller says what it holds. */
  ifNoneMatch: string | undefined
  requestId: string
  /** For how long it may be kept, and how fresh it is. */
  head: FieldList
  /** Of a 200 alone. */
  link: FieldList
  /** What else every answer to this request carries. */
  own: FieldList
}

/**
 * Sends an answer that stands ready, or 304 when the caller holds it, as `sendCached` does. Fastify
 * is passed by: its hooks on the way out and its list of headers would cost more than the answer.
 */
export function sendPrepared (response: ServerResponse, { tag: content, print }: Prepared, sentWith: SentWith): void {
  const { ifNoneMatch, requestId, head, link, own } = sentWith
  const tag = `"${content}"`
  if (holds(ifNoneMatch, tag)) {
    response.writeHead(304, [...always, ...head, 'etag', tag, REQUEST_ID, requestId, ...own]).end()
    return
  }
  const body = print()
  const fields = [
    ...always,
    ...head,
    ...link,
    'content-type',
    JSON_TYPE,
    'etag',
    tag,
    REQUEST_ID,
    requestId,
    ...own,
    'content-length',
    String(body.length)
  ]
  response.writeHead(200, fields).end(body, 'latin1')
}
