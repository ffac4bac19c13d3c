import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ReadyAnswer } from '../answers/answer.ts'
import { readyPolicy } from '../answers/effective-policy.ts'
import { readyFees } from '../answers/fees-of-code.ts'
import { noteRoute } from './answered-routes.ts'
import { versionOf } from './archive-version.ts'
import { asking, type CourtTools } from './asking.ts'
import { tlsFields } from './every-answer.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { JSON_FORM } from './forms.ts'
import { REQUEST_ID, type IdOf } from './request-ids.ts'
import { headOf, linkOf } from './send-outcome.ts'
import { sendPrepared } from './send-prepared.ts'

/** Answers a request and says so, or leaves it as it is. */
export type AtAGlance = (request: IncomingMessage, response: ServerResponse) => boolean

/** Court, code of a fee and instant, all of them written with characters that stand for themselves. */
const PLAIN = /^\/v1\/courts\/(\w{1,100})\/(?:effective-policy|fees\/([\w.-]{1,100}))(?:\?at=([\d:.TZ-]{1,40}))?$/

/** Where what stands ready is asked for, as the OpenAPI document has it. */
const PATTERNS = { policy: '/v1/courts/{courtKey}/effective-policy', fee: '/v1/courts/{courtKey}/fees/{code}' }

/** What of a request's fields a plain answer heeds. */
interface Heeded { hosts: number, ifNoneMatch: string | undefined, requestId: string | undefined }

/** Takes a field, or says that the answer might be another by it. */
type Heed = (heeded: Heeded, value: string) => boolean

/** A field that is not here changes no answer. */
const heeds: ReadonlyMap<string, Heed> = new Map<string, Heed>([
  ['host', heeded => (heeded.hosts += 1) === 1],
  ['if-none-match', (heeded, value) => heeded.ifNoneMatch === undefined && (heeded.ifNoneMatch = value) !== ''],
  [REQUEST_ID, (heeded, value) => heeded.requestId === undefined && (heeded.requestId = value) !== ''],
  ['accept', (_, value) => value === '*/*' || value === JSON_FORM],
  ...['accept-encoding', 'archive-at-least', 'content-length', 'transfer-encoding'].map((name): [string, Heed] =>
    [name, () => false]
  )
])

/**
 * Answers what is asked in the plainest way and stands ready before Fastify looks at it: router, hooks and validation
 * would cost more than the answer. All else goes the usual way, whatever is refused too; and what is answered here is
 * answered there to the byte.
 *
 * @param isClosing whether the service ends, so that nothing more is answered
 */
export function answerAtAGlance (tools: CourtTools, idOf: IdOf, isClosing: () => boolean): AtAGlance {
  return (request, response) => {
    if (request.method !== 'GET' || request.httpVersionMinor !== 1 || isClosing()) return false
    const asked = PLAIN.exec(request.url as string)
    if (asked === null) return false
    const heeded = heedFields(request.rawHeaders)
    if (heeded === undefined) return false
    try {
      return answerPlainly(response, asked, heeded, tools, idOf)
    } catch {
      // What breaks here breaks the usual way too, where it is told; of what has begun nothing more can be said.
      if (response.headersSent) response.destroy()
      return response.headersSent
    }
  }
}

function answerPlainly (
  response: ServerResponse,
  [, courtKey = '', code, at]: RegExpExecArray,
  heeded: Heeded,
  tools: CourtTools,
  idOf: IdOf
): boolean {
  const now = tools.clock()
  const answer = code === undefined
    ? readyPolicy(tools, { courtKey, at, now })
    : readyFees(tools, { courtKey, at, now, code })
  if (answer === undefined) return false
  noteRoute(response, code === undefined ? PATTERNS.policy : PATTERNS.fee)
  send(response, answer, { tools, now, heeded, idOf })
  return true
}

/** Undefined where the answer might be another by one of them. */
function heedFields (raw: readonly string[]): Heeded | undefined {
  const heeded: Heeded = { hosts: 0, ifNoneMatch: undefined, requestId: undefined }
  for (let place = 0; place < raw.length; place += 2) {
    const heed = heeds.get((raw[place] as string).toLowerCase())
    if (heed !== undefined && !heed(heeded, raw[place + 1] as string)) return undefined
  }
  return heeded.hosts === 1 ? heeded : undefined
}

interface Sending { tools: CourtTools, now: Instant, heeded: Heeded, idOf: IdOf }

function send (response: ServerResponse, answer: ReadyAnswer, { tools, now, heeded, idOf }: Sending): void {
  const { ifNoneMatch, requestId } = heeded
  const asked = asking(tools, now)
  sendPrepared(response, answer.body.prepared, {
    ifNoneMatch,
    requestId: idOf({ headers: { [REQUEST_ID]: requestId } }),
    head: headOf(answer, asked),
    link: linkOf(answer, asked),
    own: [...tlsFields(tools.publicUrl), ...versionOf(tools.histories)]
  })
}
