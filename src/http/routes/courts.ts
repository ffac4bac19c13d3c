import { Type } from 'typebox'
import { questionInForce } from '../answer.ts'
import { BRIEFLY, sendCached } from '../caching.ts'
import { isHistory, type CourtTools } from '../court-question.ts'
import type { App } from '../fastify.ts'
import { pageOf } from '../paging.ts'
import { courtDetails, courtList, decision } from '../schemas/courts.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { courtDetailsWire } from '../wire/court-details-wire.ts'
import { courtSummaryWire, matchesCourt } from '../wire/court-wire.ts'
import { decisionWire } from '../wire/decision-wire.ts'

/** Courts, one court, and which policy is in force there. */
export function courtRoutes (app: App, tools: CourtTools): void {
  app.get('/v1/courts', {
    schema: {
      ...documented({
        operationId: 'listCourts',
        tag: 'Courts',
        summary: 'Courts of which policies are archived',
        description: 'Each as its policy in force has it, else its newest; in the order of their keys.'
      }, 'A page of courts.', courtList),
      querystring: parameters.query({
        q: parameters.searchText('a court\'s key, name, county or divisions', 'Sacramento'),
        state: parameters.state,
        cursor: parameters.cursor,
        limit: parameters.limit
      })
    }
  }, async (request, reply) => {
    const { histories, clock } = tools
    const now = clock()
    const compiled = await histories.listHistories(await histories.listCourts(), null)
    const courts = compiled.filter(isHistory).map(history => courtSummaryWire(history, now)).filter(court => matchesCourt(court, request.query))
    reply.header('cache-control', BRIEFLY)
    return sendCached(request, reply, pageOf(courts, request.query))
  })

  app.get('/v1/courts/:courtKey', {
    schema: {
      ...documented({
        operationId: 'getCourt',
        tag: 'Courts',
        summary: 'One court as its policy in force has it',
        description: 'Asked for by a division\'s key, what the division says replaces the court\'s whole element [169][177]; contacts and address inherit when absent.'
      }, 'The court, and how the archive keeps watch over it.', courtDetails),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query)
    const { policy } = asked.standing
    const content = await tools.histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)
    return sendCached(request, reply, courtDetailsWire(asked, content, tools.clock()))
  })

  app.get('/v1/courts/:courtKey/effective-policy', {
    schema: {
      ...documented({
        operationId: 'getEffectivePolicy',
        tag: 'Policies',
        summary: 'Which policy is in force, and why',
        description: 'The newest publication that has started by the instant (Rule 1 [77]), with the reasons, what could make the answer wrong, and until when it is settled.'
      }, 'The decision.', decision),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query)
    return sendCached(request, reply, decisionWire(asked))
  })
}
