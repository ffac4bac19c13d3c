import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './fastify.ts'
import { Problem, problemBody, problems, type ProblemKind } from './problem.ts'

/** Kinds of problem for the statuses that Fastify itself gives. */
const kindOfStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'bad-request', 404: 'not-found', 406: 'not-acceptable', 413: 'too-large', 415: 'unsupported-media-type', 429: 'rate-limited', 503: 'unavailable'
}

/** Codes of PostgreSQL and of the network that say: not now. */
const passing = /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT)/

/** Every failure becomes a problem (RFC 9457): one handler, and nothing of the inside leaves. */
export function handleFailures (app: App): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = error instanceof Problem ? error : fromOutside(error)
    if (problems[problem.kind].status >= 500) request.log.error({ err: error, url: request.url }, 'request failed')
    return send(request, reply, problem)
  })
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, new Problem('not-found', `There is nothing at ${request.url.split('?')[0] ?? ''}: see /docs for every route.`)))
}

/** Failures before any route is found: a URL that is no text, or a part of it that is too long. */
export function answerUnroutable (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const tooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH'
  const detail = tooLong
    ? 'A part of the URL\'s path is too long: court keys and codes have at most 200 characters.'
    : 'The URL\'s path is not percent-encoded UTF-8: encode each part, for example a blank as %20.'
  send(request, reply, new Problem('bad-request', detail, { errors: [] }))
}

function fromOutside (error: FastifyError): Problem {
  if (passing.test(error.code ?? '')) return new Problem('unavailable', 'The archive cannot be reached at the moment: try again in a few seconds.', {}, { 'retry-after': '5' })
  const status = error.statusCode ?? 500
  // What a file server forbids is not there for the caller.
  const kind = status === 403 ? 'not-found' : kindOfStatus[status]
  if (kind === undefined) return new Problem('internal', 'Something broke inside: try again; if it stays so, tell who runs this service when it happened.')
  if (kind === 'not-found') return new Problem(kind, 'There is nothing here: see /docs for every route.')
  return new Problem(kind, error.message.endsWith('.') ? error.message : `${error.message}.`, kind === 'bad-request' ? { errors: [] } : {})
}

function send (request: FastifyRequest, reply: FastifyReply, { kind, message, members, headers }: Problem): FastifyReply {
  const { courtKey } = (request.params ?? {}) as { courtKey?: string }
  const court = courtKey === undefined ? {} : { courtKey }
  if (!reply.hasHeader('cache-control') || kind !== 'none-yet') reply.header('cache-control', 'no-store')
  for (const name of ['content-disposition', 'content-digest', 'repr-digest', 'etag']) reply.removeHeader(name)
  return reply
    .code(problems[kind].status)
    .headers(headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(kind, message, request.url, { ...court, ...members })))
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Answers 405 where a path is known and the method is not; call it after every route. */
export function refuseOtherMethods (app: App, routes: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, known] of routes) {
    const method = METHODS.filter(each => !known.has(each))
    const allow = [...known].sort().join(', ')
    app.route({
      method,
      url,
      schema: { hide: true },
      handler: request => { throw new Problem('method-not-allowed', `${request.method} is not possible here: use ${allow}.`, {}, { allow }) }
    })
  }
}
