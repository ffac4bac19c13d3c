import type { LastAnswer } from '../archive/captures.ts'
import { digestOf, type Document } from '../archive/documents.ts'
import type { Capture, CaptureFailure } from '../domain/capture.ts'
import type { Instant } from '../domain/court-time.ts'
import { placeOf } from './locations.ts'
import { PARTIAL_BYTES, readBody, type ResponseBody } from './response-body.ts'

const MAX_HOPS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** What is asked for, and what last answered there: it makes the request conditional. */
export interface FetchRequest { url: string, previous: LastAnswer | null }

export interface FetchOptions {
  fetch: typeof globalThis.fetch
  now: () => Instant
  userAgent: string
  /** Scheme, host and port of everywhere that may be asked. */
  origins: ReadonlySet<string>
  /** Of one document, after decoding; 16 MiB. */
  maxBytes?: number
  /** For the whole, redirects and body included; 30 s. */
  timeoutMs?: number
}

/** A capture's own part, the document where its bytes are not those last held there, and why it failed in a person's words. */
export interface Fetched extends Pick<Capture, 'finalUrl' | 'requestedAt' | 'completedAt' | 'outcome' | 'status' | 'failure' | 'headers' | 'sha256'> {
  document: Document | null
  reason: string | null
}

/** `name/version (+contact)`, so that who runs a site can ask who comes by. */
export function userAgentOf (version: string, contact: string | null): string {
  const name = `court-policy-archive/${version}`
  return contact === null ? name : `${name} (+${contact.replace(/[^\x20-\x7e]/g, '')})`
}

/** Fetches one document; whatever the network does is in the answer, never thrown. */
export async function fetchDocument (request: FetchRequest, options: FetchOptions): Promise<Fetched> {
  const requestedAt = options.now()
  const signal = AbortSignal.timeout(options.timeoutMs ?? 30_000)
  const answer = await follow(request, options, signal)
  const limit = answer.response?.status === 200 ? options.maxBytes ?? 16 * 1024 * 1024 : PARTIAL_BYTES
  const body = answer.response === null ? null : await readBody(answer.response, limit)
  return {
    finalUrl: answer.url === request.url ? null : answer.url,
    requestedAt,
    completedAt: options.now(),
    status: answer.response?.status ?? null,
    headers: answer.response === null ? {} : headersOf(answer.response),
    ...judge(request, answer, body, signal)
  }
}

/** Where redirects led, and what answered there; `conditional` when it was asked whether it has changed. */
interface Answer { url: string, response: Response | null, conditional: boolean, failure: CaptureFailure | null, reason: string | null }

async function follow (request: FetchRequest, options: FetchOptions, signal: AbortSignal): Promise<Answer> {
  const first = placeOf(request.url, request.url, options.origins)
  if (first.url === null) return { url: request.url, response: null, conditional: false, failure: 'location-refused', reason: first.refused }
  let url = first.url
  for (let hop = 0; ; hop += 1) {
    // What a redirect leads to may be another file than last time, with an older date of its own.
    const conditions = hop === 0 ? conditionsOf(request.previous) : {}
    const answer = { url: hop === 0 ? request.url : url, conditional: Object.keys(conditions).length > 0, failure: null, reason: null }
    const response = await get(url, conditions, options, signal).catch((error: Error) => error)
    if (response instanceof Error) return { ...answer, response: null, failure: signal.aborted ? 'time-out' : 'unreachable', reason: reasonOf(response) }
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
    if (location === null) return { ...answer, response }
    const next = placeOf(location, url, options.origins)
    if (next.url === null) return { ...answer, response, failure: 'redirect-refused', reason: `"${location}" ${next.refused}` }
    if (hop === MAX_HOPS) return { ...answer, response, failure: 'redirect-refused', reason: `it redirects more than ${MAX_HOPS} times` }
    await response.body?.cancel().catch(() => {})
    url = next.url
  }
}

async function get (url: string, conditions: Record<string, string>, options: FetchOptions, signal: AbortSignal): Promise<Response> {
  return await options.fetch(url, {
    redirect: 'manual',
    signal,
    headers: {
      'user-agent': options.userAgent,
      accept: 'application/xml, text/xml;q=0.9, */*;q=0.1',
      // Only as it stands does Content-Length tell whether all of a document came.
      'accept-encoding': 'identity',
      ...conditions
    }
  })
}

/** A date tells versions apart only if a second had passed when it was sent (RFC 9110, 8.8.2.2). */
function conditionsOf (previous: LastAnswer | null): Record<string, string> {
  const { etag, 'last-modified': lastModified, date } = previous?.headers ?? {}
  const isSettled = lastModified !== undefined && Date.parse(date ?? '') - Date.parse(lastModified) >= 1_000
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(isSettled ? { 'if-modified-since': lastModified } : {})
  }
}

/** Lower-case names; what stands more than once is joined. */
function headersOf ({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers.keys()].map(name => [name, headers.get(name) ?? '']))
}

type Judgement = Pick<Fetched, 'outcome' | 'failure' | 'sha256' | 'document' | 'reason'>

function judge ({ previous }: FetchRequest, answer: Answer, body: ResponseBody | null, signal: AbortSignal): Judgement {
  const { response, conditional, failure, reason } = answer
  if (failure !== null || response === null || body === null) return failed(failure ?? 'unreachable', body, reason)
  if (response.status === 304 && previous !== null && conditional) return notModified(previous)
  if (response.status !== 200) return failed('http-status', body, `it answers ${response.status}, 200 was expected`)
  if (body.end === 'too-large') return failed('too-large', body, 'it is larger than the limit on one document')
  if (body.end === 'interrupted') return failed(signal.aborted ? 'time-out' : 'interrupted', body, null)
  const sha256 = digestOf(body.bytes)
  if (sha256 === previous?.sha256) return notModified(previous)
  return { outcome: 'fetched', failure: null, sha256, document: { sha256, bytes: body.bytes, complete: true }, reason: null }
}

function notModified ({ sha256 }: LastAnswer): Judgement {
  return { outcome: 'not-modified', failure: null, sha256, document: null, reason: null }
}

function failed (failure: CaptureFailure, body: ResponseBody | null, reason: string | null): Judgement {
  // Nothing arrived: there is no document to keep.
  if (body === null || body.bytes.length === 0) return { outcome: 'failed', failure, sha256: null, document: null, reason: reason ?? wordsOf(failure) }
  const document = { sha256: digestOf(body.bytes), bytes: body.bytes, complete: body.end === 'complete' }
  return { outcome: 'failed', failure, sha256: document.sha256, document, reason: reason ?? wordsOf(failure) }
}

const wordsOf = (failure: CaptureFailure): string =>
  failure === 'time-out' ? 'it did not answer in time' : 'the connection ended before all of it had come'

/** The network's own words stand in the cause. */
function reasonOf (error: Error): string {
  const cause = error.cause instanceof Error ? error.cause as Error & { code?: string } : error
  return error.name === 'TimeoutError' ? wordsOf('time-out') : `it cannot be reached (${cause.message || (cause as { code?: string }).code})`
}
