import type { FastifyReply } from 'fastify'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Version } from '../domain/policy/version.ts'
import { cacheControl, freshnessHeaders } from './caching.ts'
import { askInstant, requireInForce, type AnsweredQuestion, type CourtQuestion, type CourtTools } from '../answers/court-question.ts'
import type { Place } from './paging.ts'

/** Asks the rule about the instant of the request and puts on the reply how long and how fresh the answer is. */
export async function question (tools: CourtTools, reply: FastifyReply, courtKey: string, query: { at?: string, knownAt?: string }, place: Place | null = null): Promise<CourtQuestion> {
  const asked = await askInstant(tools, courtKey, query, place)
  const now = tools.clock()
  reply.headers({ 'cache-control': cacheControl(asked.shelf, now), ...freshnessHeaders(asked.freshness, now) })
  return asked
}

/** The same, where only a policy in force can answer; 404 `none-yet` while there is none, to be kept as long as an answer. */
export async function questionInForce (tools: CourtTools, reply: FastifyReply, courtKey: string, query: { at?: string, knownAt?: string }, place: Place | null = null): Promise<AnsweredQuestion> {
  const asked = requireInForce(await question(tools, reply, courtKey, query, place))
  linkVia(tools, reply, courtKey, asked.standing.policy)
  return asked
}

/** Says which document an answer rests on (`via` of RFC 4287). */
export function linkVia ({ publicUrl }: CourtTools, reply: FastifyReply, courtKey: string, { version, sha256 }: { version: Version, sha256: Sha256 }): void {
  reply.header('link', `<${publicUrl ?? ''}/v1/courts/${encodeURIComponent(courtKey)}/policies/${version}?sha256=${sha256}>; rel="via"`)
}
