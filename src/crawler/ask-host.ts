import type { IncomingMessage } from 'node:http'
import type { NewExchange } from '../archive/exchanges.ts'
import type { CaptureFailure } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { refusalOf, type Network } from './network.ts'
import { PARTIAL_BYTES, readBody, type ResponseBody } from './response-body.ts'
import { retryAfter } from './retry-after.ts'
import type { Fields } from './send-request.ts'

/** What may pass: worth one more attempt. Who is told 429 without a time to come back waits a minute. */
const PASSING = new Set([429, 502, 503, 504])
const UNTOLD_PAUSE = 60_000

/** How a host is asked. Durations are milliseconds. */
export interface AskOptions {
  network: Pick<Network, 'send' | 'hosts'>
  now: () => Instant
  userAgent: string
  /** Of one document, after decoding; 16 MiB. */
  maxBytes?: number
  /** For one answer, its body included, once it is its turn; 30 s. */
  timeoutMs?: number
  /** Interrupts it. */
  signal?: AbortSignal | undefined
  wait: (ms: number) => Promise<void>
  /** Before a second attempt: another each time, so that many that failed together do not come back together. */
  retryDelay: () => number
  /** A host that asks to be left alone is waited for so long; for longer, nothing more is asked of it in this crawl. */
  longestWaitMs: number
  /** Hosts of which nothing more is asked in this crawl. */
  closedHosts: Set<string>
}

/** The status of an answer and its header: lower-case names; what stands more than once is joined. */
export interface AnswerHead { status: number, headers: Readonly<Record<string, string>> }

/**
 * What one address answered, and its body; or why there is no answer. `timedOut`
 * when its time was over before its body, `isStale` when nothing came over a
 * connection that had been used before. Exchanges are those of every attempt.
 */
export interface HostAnswer {
  response: AnswerHead | null
  body: ResponseBody | null
  timedOut: boolean
  failure: Extract<CaptureFailure, 'location-refused' | 'time-out' | 'unreachable' | 'put-off'> | null
  reason: string | null
  exchanges: readonly NewExchange[]
  isStale: boolean
}

/**
 * Asks one address for a document, a second time where it may have been
 * chance; whatever the network does is in the answer, never thrown.
 */
export async function askHost (url: string, conditions: Fields, options: AskOptions): Promise<HostAnswer> {
  const first = await askInTurn(url, conditions, options)
  if (!isPassing(first) || options.signal?.aborted === true) return first
  // A host that said how long it wants to be left alone is waited for
  // in turn; who had left an old connection has not been asked yet.
  const isToWait = !first.isStale && options.network.hosts.pausedUntil(hostOf(url), options.now()) === null
  if (isToWait) await options.wait(options.retryDelay())
  const second = await askInTurn(url, conditions, options)
  return second.failure === 'put-off' ? first : { ...second, exchanges: [...first.exchanges, ...second.exchanges] }
}

const isPassing = ({ response, failure }: HostAnswer): boolean =>
  failure === 'unreachable' || (response !== null && PASSING.has(response.status))

const hostOf = (url: string): string => new URL(url).hostname

async function askInTurn (url: string, conditions: Fields, options: AskOptions): Promise<HostAnswer> {
  return await options.network.hosts.turn(hostOf(url), async () => {
    const putOff = await awaitHost(hostOf(url), options)
    return putOff === null ? await get(url, conditions, options) : failed('put-off', putOff)
  })
}

/** Waits as a host has asked; where that is too long, says so in words and closes it for this crawl. */
async function awaitHost (
  host: string,
  { network, now, wait, longestWaitMs, closedHosts }: AskOptions
): Promise<string | null> {
  const until = network.hosts.pausedUntil(host, now())
  if (until !== null && until - now() > longestWaitMs) closedHosts.add(host)
  if (closedHosts.has(host)) {
    return `${host} asked to be left alone${until === null ? '' : ` until ${new Date(until).toISOString()}`}`
  }
  if (until !== null) await wait(until - now())
  return null
}

async function get (url: string, conditions: Fields, options: AskOptions): Promise<HostAnswer> {
  const { network, signal, maxBytes = 16 * 1024 * 1024, timeoutMs = 30_000 } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const { exchange, response, error, isStale } = await network.send(
    url,
    [...fieldsOf(options), ...conditions],
    signal === undefined ? timeout : AbortSignal.any([timeout, signal])
  )
  const exchanges = exchange === null ? [] : [exchange]
  if (response === null) {
    const refused = error === null ? null : refusalOf(error)
    if (refused !== null) return failed('location-refused', refused)
    const gone = timeout.aborted
      ? failed('time-out', 'it did not answer in time')
      : failed('unreachable', `it cannot be reached (${wordsOf(error)})`)
    return { ...gone, exchanges, isStale }
  }
  const head = headOf(response)
  notePause(url, head, options)
  const body = await readBody(response, head.headers, head.status === 200 ? maxBytes : PARTIAL_BYTES)
  return { response: head, body, timedOut: timeout.aborted, failure: null, reason: null, exchanges, isStale: false }
}

const fieldsOf = ({ userAgent }: AskOptions): Fields => [
  ['User-Agent', userAgent],
  ['Accept', 'application/xml, text/xml;q=0.9, */*;q=0.1'],
  // Only as it stands does Content-Length tell whether all of a document came.
  ['Accept-Encoding', 'identity'],
  // What lies in a cache on the way is not what the site has now.
  ['Cache-Control', 'no-cache']
]

function headOf ({ statusCode = 0, rawHeaders }: IncomingMessage): AnswerHead {
  const headers = new Map<string, string>()
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const [name = '', value = ''] = [rawHeaders[place]?.toLowerCase(), rawHeaders[place + 1]]
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return { status: statusCode, headers: Object.fromEntries(headers) }
}

/** The next of this process who comes to this host waits, or leaves it alone. */
function notePause (
  url: string,
  { status, headers }: AnswerHead,
  { network, now, longestWaitMs, closedHosts }: AskOptions
): void {
  if (status !== 429 && status !== 503) return
  const pause = retryAfter(headers['retry-after'] ?? null, now()) ?? (status === 429 ? UNTOLD_PAUSE : null)
  if (pause === null) return
  network.hosts.pause(hostOf(url), now() + pause)
  if (pause > longestWaitMs) closedHosts.add(hostOf(url))
}

function failed (failure: NonNullable<HostAnswer['failure']>, reason: string): HostAnswer {
  return { response: null, body: null, timedOut: false, failure, reason, exchanges: [], isStale: false }
}

/** Of several addresses that cannot be reached nothing is said but the code. */
function wordsOf (error: Error | null): string {
  const { message, code } = (error ?? {}) as { message?: string, code?: string }
  return message === undefined || message === '' ? String(code) : message
}
