import type { FastifyReply } from 'fastify'
import { rulesNumber } from '../domain/policy/corrections.ts'
import { code, codingFor } from './coding.ts'
import type { App } from './fastify.ts'
import { VARY } from './forms.ts'
import { REQUEST_ID } from './request-ids.ts'

/** What every answer carries, problems too; beside it the id of its request. */
const everywhere = { 'x-content-type-options': 'nosniff', 'archive-rules': String(rulesNumber) }

/** The same where no role is needed: other sites' pages may read it. */
export const everyAnswer: Readonly<Record<string, string>> = {
  ...everywhere,
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*'
}

const PRIVATE = 'private, no-store'

/** What needs a role is for its holder alone: no other site's page reads it, and nobody keeps it. */
export function closeToOthers (reply: FastifyReply): void {
  reply.header('cache-control', PRIVATE)
}

export const isClosedToOthers = (reply: FastifyReply): boolean => reply.getHeader('cache-control') === PRIVATE

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether what is asked for decides in which form or coding the route answers. */
    varies?: boolean
  }
}

/**
 * What a page of ours carries besides: it stands in no frame of others, and tells
 * others not where its reader came from. Its own forms say that they are its own.
 */
const ofPages = { 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' }

/** For a year browsers ask by nothing but TLS, where that is how the service is reached. */
const ofTls = { 'strict-transport-security': 'max-age=31536000' }

const isByTls = (publicUrl: string | null): boolean => publicUrl?.startsWith('https:') === true

/** The same, names and values in turn, for an answer that goes out past Fastify. */
export const tlsFields = (publicUrl: string | null): readonly string[] =>
  isByTls(publicUrl) ? Object.entries(ofTls).flat() : []

/** What needs a role is embedded by no page of others. */
const ofHolders = { ...everywhere, 'cross-origin-resource-policy': 'same-origin' }

/** What is answered past Fastify about a path where each method needs a role. */
export const answerToHolders: Readonly<Record<string, string>> = { ...ofHolders, 'cache-control': PRIVATE }

/** Gives every answer that Fastify sends what all of them carry, and codes its body where that was asked for. */
export function dressAnswers (app: App, publicUrl: string | null): void {
  const hasTls = isByTls(publicUrl)
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(isClosedToOthers(reply) ? ofHolders : everyAnswer).header(REQUEST_ID, request.id)
    if (hasTls) reply.headers(ofTls)
    if (String(reply.getHeader('content-type')).startsWith('text/html')) reply.headers(ofPages)
    if (request.routeOptions.config?.varies === true) reply.header('vary', VARY)
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload
    const coding = Buffer.isBuffer(body) ? codingFor(request, reply, body.length) : null
    if (coding === null) return done(null, payload)
    reply.header('content-encoding', coding).removeHeader('content-length')
    code(body as Buffer, coding, done)
  })
}
