import type { FastifyReply, FastifyRequest } from 'fastify'
import { settledUntil } from '../domain/settled.ts'
import { cacheControl, freshnessHeaders, sendCached } from './caching.ts'
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

/** Puts on the reply how long and how fresh an answer about a court is that tells where its policies stand now. */
export function shelveNow (tools: CourtTools, reply: FastifyReply, { knownAt, freshness, history, lastCheckedAt }: CourtAsked): void {
  const now = tools.clock()
  const zone = history.zone.name
  const settled = lastCheckedAt === null ? null : settledUntil(lastCheckedAt, zone)
  reply.headers({ 'cache-control': cacheControl({ at: null, knownAt, settledUntil: settled, zone }, now), ...freshnessHeaders(freshness, now) })
}

/** Sends an answer about a court that tells where its policies stand now. */
export function sendNow (tools: CourtTools, request: FastifyRequest, reply: FastifyReply, asked: CourtAsked, body: object): FastifyReply {
  shelveNow(tools, reply, asked)
  return sendCached(request, reply, body)
}
