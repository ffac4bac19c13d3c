import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../answers/refusal.ts'
import { Behind, isUnreachable } from '../archive/database.ts'
import { sendCached } from './caching.ts'
import { nothingAt } from './door.ts'
import { everyAnswer, isClosedToOthers } from './every-answer.ts'
import type { App } from './fastify.ts'
import { Problem, PROBLEM_JSON, printProblem, problemOf, problems, type ProblemKind } from './problem.ts'
import { REQUEST_ID } from './request-ids.ts'
import { shortened } from '../domain/text/quoted.ts'

/** Kinds of problem for the statuses that Fastify itself gives. */
const kindOfStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'bad-request',
  404: 'not-found',
  406: 'not-acceptable',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'unavailable'
}

type Asked = [request: FastifyRequest, reply: FastifyReply, problem: Problem]

/**
 * Every failure becomes a problem (RFC 9457): one handler, and nothing of the inside leaves.
 *
 * @param sendPage sends the page of a failure to who asks for pages
 */
export function handleFailures (
  app: App,
  onUnreachable: (error: unknown) => void = () => {},
  sendPage: (...asked: Asked) => FastifyReply | Promise<FastifyReply> = sendProblem
): void {
  const send = (...[request, reply, problem]: Asked): FastifyReply | Promise<FastifyReply> =>
    (problem.kind === 'not-found' || problem.kind === 'unavailable') && asksForPage(request)
      ? sendPage(request, reply, problem)
      : sendProblem(request, reply, problem)
  app.setErrorHandler((error: FastifyError | Problem | Refusal, request, reply) => {
    const problem =
      error instanceof Problem ? error : error instanceof Refusal ? problemOf(error) : fromOutside(error, request)
    // Who went away while sending is told nothing, and nothing broke here.
    const isGone = request.raw.destroyed && !request.raw.complete
    if (isGone) return sendProblem(request, reply, problem)
    if (isUnreachable(error) && !(error instanceof Behind)) onUnreachable(error)
    else if (problem.kind !== 'unavailable' && problems[problem.kind].status >= 500) {
      request.log.error(aboutFailure(error, request, reply), 'request failed')
    }
    return send(request, reply, problem)
  })
  app.setNotFoundHandler((request, reply) => send(request, reply, nothingAt(request.url.split('?')[0] as string)))
}

/** Whether a person's browser asks: HTML comes before JSON. */
function asksForPage ({ headers: { accept = '' } }: FastifyRequest): boolean {
  const [html, json] = [accept.indexOf('text/html'), accept.search(/application\/(problem\+)?json/)]
  return html !== -1 && (json === -1 || html < json)
}

/**
 * What the log says of a request that failed inside. Of what needs a role the query is left out: it may name a case.
 */
function aboutFailure (err: unknown, request: FastifyRequest, reply: FastifyReply): object {
  const url = isClosedToOthers(reply) ? request.url.split('?')[0] : request.url
  return { err, requestId: request.id, method: request.method, url }
}

/** Failures before any route is found: a URL that is no text, or a part of it that is too long. */
export function answerUnroutable (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const path = shortened(request.url.split('?')[0] as string)
  const detail = error.code === 'FST_ERR_MAX_PARAM_LENGTH'
    ? `A part of the URL's path is too long, ${path}: court keys, codes and other names have at most 500 characters.`
    : `The URL's path is not percent-encoded UTF-8, ${path}: encode each part, for example a blank as %20.`
  sendProblem(
    request,
    reply.headers(everyAnswer).header(REQUEST_ID, request.id),
    new Problem('bad-request', detail, { errors: [] })
  )
}

/** The database cannot be reached. */
export const unreachable = (): Problem =>
  new Problem(
    'unavailable',
    'The archive cannot be reached at the moment: try again in a few seconds.',
    {},
    { 'retry-after': '5' }
  )

function fromOutside (error: FastifyError, { routeOptions }: FastifyRequest): Problem {
  if (error instanceof Behind) return new Problem('unavailable', error.message, {}, { 'retry-after': '1' })
  if (isUnreachable(error)) return unreachable()
  const status = error.statusCode ?? 500
  // What the file server forbids, or cannot be a file's name, is
  // not there for the caller; Fastify's own errors have codes.
  const isOfFiles = error.code === undefined && (status === 400 || status === 403)
  const kind = isOfFiles ? 'not-found' : kindOfStatus[status]
  if (kind === undefined) {
    return new Problem(
      'internal',
      'Something broke inside: try again; if it stays so, tell who runs this service when it happened.'
    )
  }
  if (kind === 'not-found') return new Problem(kind, 'There is nothing here: see /docs for every route.')
  if (kind === 'unsupported-media-type') {
    const taken = (routeOptions.schema as { consumes?: string[] } | undefined)?.consumes ?? ['application/json']
    return new Problem(kind, `The body has no Content-Type that is taken here: send ${taken.join(' or ')}.`)
  }
  if (kind === 'too-large') {
    return new Problem(kind, `The body is larger than is taken here: send ${routeOptions.bodyLimit} bytes at most.`)
  }
  // It repeats headers of the caller.
  const message = shortened(error.message)
  return new Problem(
    kind,
    message.endsWith('.') ? message : `${message}.`,
    kind === 'bad-request' ? { errors: [] } : {}
  )
}

/** @param isKept whether callers may hold it, as they hold answers: how long, the reply says already */
export function sendProblem (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  isKept = false
): FastifyReply {
  const { courtKey } = (request.params ?? {}) as { courtKey?: string }
  if (!isKept && !isClosedToOthers(reply)) reply.header('cache-control', 'no-store')
  for (const name of ['content-disposition', 'content-digest', 'repr-digest', 'etag', 'link']) {
    reply.removeHeader(name)
  }
  reply.code(problems[problem.kind].status).headers(problem.headers).header('content-type', PROBLEM_JSON)
  const body = Buffer.from(
    printProblem(problem, request.url, courtKey === undefined ? {} : { courtKey: shortened(courtKey, 500) })
  )
  return isKept ? sendCached(request, reply, body) : reply.send(body)
}
