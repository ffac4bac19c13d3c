import type { FastifyReply, FastifyRequest } from 'fastify'
import { closeToOthers } from './every-answer.ts'
import type { App } from './fastify.ts'
import type { FindPath, KnownPath } from './known-paths.ts'
import { badRequest } from '../answers/refusal.ts'
import { Problem } from './problem.ts'
import { shortened } from '../domain/text/quoted.ts'

/** Who may be asked across sites needs no leave for these. */
const PREFLIGHT = {
  'access-control-allow-headers': 'Content-Type, If-None-Match, Archive-At-Least',
  'access-control-max-age': '86400'
}

/**
 * What is decided before anything else is looked at: host, path and
 * method, in this order (RFC 9112, section 3.2; RFC 9110, section 15.5.6).
 */
export function openDoor (app: App, findPath: FindPath): void {
  let isClosing = false
  app.addHook('preClose', async () => { isClosing = true })
  app.addHook('onRequest', (request, reply, done) => {
    if (isClosing) {
      throw new Problem(
        'unavailable',
        'This service is ending: ask again in a few seconds.',
        {},
        { 'retry-after': '5', connection: 'close' }
      )
    }
    requireHost(request)
    if (!request.is404) return done()
    const path = request.url.split('?')[0] as string
    const known = findPath(path)
    if (known === undefined) throw nothingAt(path)
    if (!isPreflight(request) || known.open.length === 0) throw wrongMethod(request.method, known, reply)
    reply.code(204).headers({ ...PREFLIGHT, 'access-control-allow-methods': known.open.join(', ') }).send()
  })
}

/** There is nothing at this path. */
export const nothingAt = (path: string): Problem =>
  new Problem('not-found', `There is nothing at ${shortened(path)}: see /docs for every route.`)

/** The path is known, the method is not. */
export function methodNotAllowed (method: string, { methods }: KnownPath): Problem {
  const allow = methods.join(', ')
  return new Problem('method-not-allowed', `${shortened(method)} is not possible here: use ${allow}.`, {}, { allow })
}

function wrongMethod (method: string, known: KnownPath, reply: FastifyReply): Problem {
  if (known.open.length === 0) closeToOthers(reply)
  return methodNotAllowed(method, known)
}

/** A browser asks first (Fetch, CORS-preflight). */
function isPreflight ({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined
}

/** HTTP/1.1 names one host, HTTP/1.0 may name none. */
function requireHost ({ raw }: FastifyRequest): void {
  const hosts = countHosts(raw.rawHeaders)
  if (hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0')) return
  throw badRequest({
    parameter: 'Host',
    message:
      hosts === 0
        ? 'The header Host is missing: name the host that is asked, once.'
        : `The header Host is given ${hosts} times: give it once.`
  })
}

/** @param headers names and values in turn */
function countHosts (headers: readonly string[]): number {
  let hosts = 0
  for (let place = 0; place < headers.length; place += 2) {
    const name = headers[place] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts
}
