import { Type } from 'typebox'
import { courtDetails } from '../../answers/court.ts'
import { courts } from '../../answers/courts.ts'
import { effectivePolicy } from '../../answers/effective-policy.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { pagingOf } from '../paging.ts'
import { courtDetails as courtDetailsReply, courtList, decision } from '../schemas/courts.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendOutcome, sendWhenThere } from '../send-outcome.ts'

/** Courts, one court, and which policy is in force there. */
export function courtRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts',
    {
      schema: {
        ...documented(
          {
            operationId: 'listCourts',
            tag: 'Courts',
            summary: 'Courts that the archive knows',
            description:
              'Each as its policy in force has it, else its newest; in the order of their keys. Those that cannot answer yet say why.'
          },
          'A page of courts.',
          courtList
        ),
        querystring: parameters.query({
          q: parameters.searchText("a court's key, name, county or divisions", 'Sacramento'),
          state: parameters.state,
          cursor: parameters.cursor,
          limit: parameters.limit
        })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendOutcome(
        request,
        reply,
        await courts(tools, { ...request.query, now, paging: pagingOf(request) }),
        asking(tools, now)
      )
    }
  )

  app.get(
    '/v1/courts/:courtKey',
    {
      schema: {
        ...documented(
          {
            operationId: 'getCourt',
            tag: 'Courts',
            summary: 'One court as its policy in force has it',
            description:
              "Asked for by a division's key, what the division says replaces the court's whole element [169][177]; contacts and address inherit when absent."
          },
          'The court, and how the archive keeps watch over it.',
          courtDetailsReply
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendOutcome(
        request,
        reply,
        await courtDetails(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )

  app.get(
    '/v1/courts/:courtKey/effective-policy',
    {
      schema: {
        ...documented(
          {
            operationId: 'getEffectivePolicy',
            tag: 'Policies',
            summary: 'Which policy is in force, and why',
            description:
              'The newest publication that has started by the instant (Rule 1 [77]), with the reasons, what could make the answer wrong, and until when it is settled.'
          },
          'The decision.',
          decision
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
      }
    },
    (request, reply) => {
      const now = tools.clock()
      const {
        params: { courtKey },
        query: { at, knownAt }
      } = request
      return sendWhenThere(request, reply, effectivePolicy(tools, { courtKey, at, knownAt, now }), asking(tools, now))
    }
  )
}
