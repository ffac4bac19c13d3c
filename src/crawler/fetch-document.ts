import type { LastAnswer } from '../archive/last-answers.ts'
import { digestOf, type Document } from '../archive/documents.ts'
import type { NewExchange } from '../archive/exchanges.ts'
import type { Capture, CaptureFailure } from '../domain/history/capture.ts'
import { conditionsOf, type Validator } from '../domain/history/validators.ts'
import { askHost, type AskOptions, type HostAnswer } from './ask-host.ts'
import { placeOf } from '../reading/locations.ts'
import type { ResponseBody } from './response-body.ts'
import type { Fields } from './send-request.ts'

const MAX_HOPS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * What is asked for, and what last answered there: it makes the request
 * conditional, but by no validator `without` which it is to be.
 */
export interface FetchRequest {
  url: string
  previous: Pick<LastAnswer, 'sha256' | 'headers' | 'finalUrl'> | null
  without?: ReadonlySet<Validator>
}

/**
 * A capture's own part, the document where its bytes are not those last held there, how many bytes came, why it failed
 * in a person's words, and each request with what answered it as it went over the wire.
 */
export interface Fetched extends Pick<
  Capture,
  'finalUrl' | 'requestedAt' | 'completedAt' | 'outcome' | 'status' | 'failure' | 'headers' | 'sha256' | 'complete'
> {
  document: Document | null
  /** What came whole, new or not; null where nothing did. */
  bytes: Uint8Array | null
  received: number
  reason: string | null
  exchanges: readonly NewExchange[]
}

/** `name/version (+contact)`, so that who runs a site can ask who comes by. */
export function userAgentOf (version: string, contact: string | null): string {
  const name = `court-policy-archive/${version}`
  return contact === null ? name : `${name} (+${contact.replace(/[^\x20-\x7e]/g, '')})`
}

/** Fetches one document; whatever the network does is in the answer, never thrown. */
export async function fetchDocument (request: FetchRequest, options: AskOptions): Promise<Fetched> {
  const requestedAt = options.now()
  const answer = await follow(request, options)
  return {
    finalUrl: answer.url === request.url ? null : answer.url,
    requestedAt,
    completedAt: options.now(),
    status: answer.response?.status ?? null,
    headers: answer.response?.headers ?? {},
    received: answer.body?.received ?? 0,
    exchanges: answer.exchanges,
    ...judge(request, answer)
  }
}

/** What stands for a document that nobody was asked for. */
export function notAsked (failure: CaptureFailure, reason: string, { now }: Pick<AskOptions, 'now'>): Fetched {
  const at = now()
  return {
    finalUrl: null,
    requestedAt: at,
    completedAt: at,
    status: null,
    headers: {},
    received: 0,
    exchanges: [],
    ...failed(failure, null, reason)
  }
}

/**
 * Where redirects led, and what answered there; `conditional` when it was
 * asked whether it has changed. Exchanges are those of the whole way.
 */
interface Answer extends Omit<HostAnswer, 'failure' | 'isStale'> {
  url: string
  conditional: boolean
  failure: CaptureFailure | null
}

const nothing = { response: null, body: null, timedOut: false, conditional: false, exchanges: [] }

async function follow (request: FetchRequest, options: AskOptions): Promise<Answer> {
  const first = placeOf(request.url, request.url)
  if (first.url === null) {
    return { ...nothing, url: request.url, failure: 'location-refused', reason: `it ${first.refused}` }
  }
  let url = first.url
  let from: Answer | null = null
  let location = ''
  for (let hop = 0; ; hop += 1) {
    const asked = hop === 0 ? request.url : url
    const conditions = conditionsAt(request, asked)
    const { isStale: _isStale, ...last } = await askHost(url, conditions, options)
    const answer: Answer = {
      ...last,
      url: asked,
      conditional: conditions.length > 0,
      exchanges: [...(from?.exchanges ?? []), ...last.exchanges]
    }
    if (answer.failure === 'location-refused') {
      return from === null
        ? { ...answer, reason: `it ${answer.reason}` }
        : refused(from, location, answer.reason ?? '')
    }
    const leadsTo =
      answer.response !== null && REDIRECTS.has(answer.response.status)
        ? answer.response.headers['location']
        : undefined
    if (leadsTo === undefined) return answer
    const next = placeOf(leadsTo, url)
    if (next.url === null) return refused(answer, leadsTo, next.refused)
    if (hop === MAX_HOPS) {
      return { ...answer, failure: 'redirect-refused', reason: `it redirects more than ${MAX_HOPS} times` }
    }
    url = next.url
    from = answer
    location = leadsTo
  }
}

/** The redirect itself is what answered. */
const refused = (redirect: Answer, location: string, why: string): Answer =>
  ({ ...redirect, failure: 'redirect-refused', reason: `"${location.slice(0, 200)}", where it redirects to, ${why}` })

/**
 * The conditions are for the URL that answered last time: what
 * else a redirect leads to has dates and tags of its own.
 */
function conditionsAt ({ url, previous, without = new Set() }: FetchRequest, asked: string): Fields {
  return previous === null || asked !== (previous.finalUrl ?? url) ? [] : conditionsOf(previous.headers, without)
}

type Judgement = Pick<Fetched, 'outcome' | 'failure' | 'sha256' | 'complete' | 'document' | 'bytes' | 'reason'>

function judge (
  { previous }: FetchRequest, { response, body, timedOut, conditional, failure, reason }: Answer
): Judgement {
  if (failure !== null || response === null || body === null) return failed(failure ?? 'unreachable', body, reason)
  if (response.status === 304 && previous !== null && conditional) return notModified(previous, null)
  if (response.status !== 200) return failed('http-status', body, `it answers ${response.status}, 200 was expected`)
  if (body.end === 'too-large') return failed('too-large', body, 'it is larger than the limit on one document')
  if (body.end === 'interrupted') {
    return timedOut
      ? failed('time-out', body, 'it did not answer in time')
      : failed('interrupted', body, 'the connection ended before all of it had come')
  }
  if (body.misfit !== null) return failed('content-coding', body, body.misfit)
  const sha256 = digestOf(body.bytes)
  if (sha256 === previous?.sha256) return notModified(previous, body.bytes)
  return {
    outcome: 'fetched',
    failure: null,
    sha256,
    complete: true,
    document: { sha256, bytes: body.bytes },
    bytes: body.bytes,
    reason: null
  }
}

function notModified ({ sha256 }: Pick<LastAnswer, 'sha256'>, bytes: Uint8Array | null): Judgement {
  return { outcome: 'not-modified', failure: null, sha256, complete: true, document: null, bytes, reason: null }
}

function failed (failure: CaptureFailure, body: ResponseBody | null, reason: string | null): Judgement {
  // Nothing arrived: there is no document to keep.
  if (body === null || body.bytes.length === 0) {
    return { outcome: 'failed', failure, sha256: null, complete: null, document: null, bytes: null, reason }
  }
  const sha256 = digestOf(body.bytes)
  return {
    outcome: 'failed',
    failure,
    sha256,
    complete: body.end === 'complete',
    document: { sha256, bytes: body.bytes },
    bytes: null,
    reason
  }
}
