import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { sendCached } from './caching.ts'
import type { App } from './fastify.ts'
import { Problem, problemBody, problems, type ProblemKind } from './problem.ts'

const PROBLEM_JSON = 'application/problem+json; charset=utf-8'

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
  // Only that no policy is in force yet is an answer, which callers may hold.
  const isAnswer = kind === 'none-yet' && reply.hasHeader('cache-control')
  if (!isAnswer) reply.header('cache-control', 'no-store')
  for (const name of ['content-disposition', 'content-digest', 'repr-digest', 'etag']) reply.removeHeader(name)
  reply.code(problems[kind].status).headers(headers).header('content-type', PROBLEM_JSON)
  const body = problemBody(kind, message, request.url, { ...court, ...members })
  return isAnswer ? sendCached(request, reply, body) : reply.send(JSON.stringify(body))
}

/** What is no HTTP request, has too long headers or does not come in time, on a connection that ends with it. */
const unreadable: Readonly<Record<string, readonly [status: number, reason: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are longer than 16 KiB: send fewer or shorter ones.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not come in time: send it again.']
}

/** Answers a connection on which no request could be made out, as a problem; one that is gone is left alone. */
export function refuseUnreadable ({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, reason, detail] = unreadable[code ?? ''] ?? [400, 'Bad Request', 'This is no HTTP/1.1 request: look at its first line and its headers.']
  const { title } = problems['bad-request']
  const body = JSON.stringify({ type: 'urn:problem:bad-request', title, status, detail, instance: '', errors: [] })
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_JSON}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`)
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
