import type { FastifyReply, FastifyRequest } from 'fastify'
import { cacheControl, cacheControlAsKnown, freshnessHeaders, sendCached } from './caching.ts'
import { askInstant, requireInForce, type AnsweredQuestion, type CourtAsked, type CourtQuestion, type CourtTools } from './court-question.ts'

/** Asks the rule about the instant of the request and puts on the reply how long and how fresh the answer is. */
export async function question (tools: CourtTools, reply: FastifyReply, courtKey: string, query: { at?: string, knownAt?: string }): Promise<CourtQuestion> {
  const asked = await askInstant(tools, courtKey, query)
  const now = tools.clock()
  reply.headers({ 'cache-control': cacheControl(asked.shelf, now), ...freshnessHeaders(asked.freshness, now) })
  return asked
}

/** The same, where only a policy in force can answer; 404 `none-yet` while there is none, to be kept as long as an answer. */
export async function questionInForce (tools: CourtTools, reply: FastifyReply, courtKey: string, query: { at?: string, knownAt?: string }): Promise<AnsweredQuestion> {
  return requireInForce(await question(tools, reply, courtKey, query))
}

/** Sends an answer about a court that no instant decides, only what is known. */
export function sendAsKnown (tools: CourtTools, request: FastifyRequest, reply: FastifyReply, { knownAt, freshness }: CourtAsked, body: object): FastifyReply {
  const now = tools.clock()
  reply.headers({ 'cache-control': cacheControlAsKnown(knownAt, now), ...freshnessHeaders(freshness, now) })
  return sendCached(request, reply, body)
}
