import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest, FastifySchema, onRequestHookHandler } from 'fastify'
import { closeToOthers } from './every-answer.ts'
import type { App } from './fastify.ts'
import { Problem } from './problem.ts'

export type Role = 'clerk' | 'operator'

/** One bearer token of the configuration: whose it is and the SHA-256 of it; never the token itself. */
export interface Token { name: string, sha256: string }

/** The tokens of each role. */
export type KnownTokens = Readonly<Record<Role, readonly Token[]>>

/** Those that count now. */
export type Tokens = () => KnownTokens

/** What lets nobody in without a role, and which role that is. */
const guards = new WeakMap<onRequestHookHandler, Role>()

/** A route's first look at a request: who asks for what needs a role is known before the body is read. */
export function onlyFor (role: Role, tokens: Tokens): onRequestHookHandler {
  const guard: onRequestHookHandler = (request, reply, done) => {
    closeToOthers(reply)
    holders.set(request, requireRole(request, tokens, role))
    done()
  }
  guards.set(guard, role)
  return guard
}

const holders = new WeakMap<FastifyRequest, string>()

/** Whose token a request carries, by the name that the configuration gives it; throws where the route asks for none. */
export function holderOf (request: FastifyRequest): string {
  const holder = holders.get(request)
  if (holder === undefined) throw new Error(`${request.routeOptions.url} needs no role, so nobody says who asks.`)
  return holder
}

/**
 * From now on the document names the role of each route that needs
 * one, as `x-role`; throws on one that says of itself what is not so.
 */
export function nameRoles (app: App): void {
  app.addHook('onRoute', route => {
    const role = [route.onRequest ?? []].flat().map(hook => guards.get(hook)).find(found => found !== undefined)
    const saysSo = route.schema?.security !== undefined
    if (saysSo !== (role !== undefined)) {
      throw new Error(
        `${String(route.method)} ${route.url} ${saysSo ? 'has security in its schema, and no onlyFor(…)' : 'has onlyFor(…), and no security in its schema'}: what needs a role has both.`
      )
    }
    if (role !== undefined) route.schema = { ...route.schema, 'x-role': role } as FastifySchema
  })
}

/**
 * Who asks, when the request carries a token of this role; else a 401, or a 403 for a token of another role.
 * Every known token is compared, each in constant time.
 */
function requireRole (request: FastifyRequest, tokens: Tokens, role: Role): string {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) {
    throw new Problem(
      'unauthorized',
      `This needs a token of the role ${role}: send Authorization: Bearer <token>.`,
      {},
      { 'www-authenticate': 'Bearer' }
    )
  }
  const known = tokens()
  const own = nameOf(token, known[role])
  if (own !== undefined) return own
  const others = Object.entries(known).filter(([name]) => name !== role).map(([, list]) => nameOf(token, list))
  if (others.some(holder => holder !== undefined)) {
    throw new Problem('forbidden', `This token is known, but does not have the role ${role}: use one that has.`)
  }
  throw new Problem(
    'unauthorized',
    'This token is not known: check it, or ask who runs this service for one.',
    {},
    { 'www-authenticate': 'Bearer error="invalid_token"' }
  )
}

const nameOf = (token: string, tokens: readonly Token[]): string | undefined => tokenNamed(token, tokens)?.name

/** The token of the configuration that a text is. */
export function tokenNamed (token: string, tokens: readonly Token[]): Token | undefined {
  const digest = createHash('sha256').update(token).digest()
  return tokens.filter(({ sha256 }) => timingSafeEqual(digest, Buffer.from(sha256, 'hex')))[0]
}
