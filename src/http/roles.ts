import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { closeToOthers } from './every-answer.ts'
import { Problem } from './problem.ts'

export type Role = 'clerk' | 'operator'

/** One bearer token of the configuration: whose it is and the SHA-256 of it; never the token itself. */
export interface Token { name: string, sha256: string }

/** The tokens of each role. */
export type KnownTokens = Readonly<Record<Role, readonly Token[]>>

/** Those that count now. */
export type Tokens = () => KnownTokens

/** A route's first look at a request: who asks for what needs a role is known before the body is read. */
export function onlyFor (role: Role, tokens: Tokens): onRequestHookHandler {
  return (request, reply, done) => {
    closeToOthers(reply)
    requireRole(request, tokens, role)
    done()
  }
}

/**
 * Who asks, when the request carries a token of this role; else a 401, or a 403 for a token of another role.
 * Every known token is compared, each in constant time.
 */
function requireRole (request: FastifyRequest, tokens: Tokens, role: Role): string {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) {
    throw new Problem('unauthorized', `This needs a token of the role ${role}: send Authorization: Bearer <token>.`, {}, { 'www-authenticate': 'Bearer' })
  }
  const known = tokens()
  const own = holderOf(token, known[role])
  if (own !== undefined) return own
  const others = Object.entries(known).filter(([name]) => name !== role).map(([, list]) => holderOf(token, list))
  if (others.some(holder => holder !== undefined)) {
    throw new Problem('forbidden', `This token is known, but does not have the role ${role}: use one that has.`)
  }
  throw new Problem('unauthorized', 'This token is not known: check it, or ask who runs this service for one.', {}, { 'www-authenticate': 'Bearer error="invalid_token"' })
}

function holderOf (token: string, tokens: readonly Token[]): string | undefined {
  const digest = createHash('sha256').update(token).digest()
  return tokens.filter(({ sha256 }) => timingSafeEqual(digest, Buffer.from(sha256, 'hex'))).map(({ name }) => name)[0]
}
