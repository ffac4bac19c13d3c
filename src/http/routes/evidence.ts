import { Type } from 'typebox'
import { policyEvidence } from '../../answers/policies.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { policyEvidence as policyEvidenceReply } from '../schemas/archive.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendOutcome } from '../send-outcome.ts'

/** What the archive saw of a policy, and when. */
export function evidenceRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/policies/:version/evidence',
    {
      schema: {
        ...documented(
          {
            operationId: 'getPolicyEvidence',
            tag: 'Policies',
            summary: 'When a policy was seen, and in which index',
            description:
              'The first and the last capture of its document, the last capture of an index that did not list it yet, and the first that did, each with the exchanges that brought it.'
          },
          'The captures.',
          policyEvidenceReply
        ),
        params: Type.Object({ courtKey: parameters.courtKey, version: parameters.version }),
        querystring: parameters.query({
          at: parameters.standingAt,
          knownAt: parameters.knownAt,
          sha256: parameters.sha256Wanted
        })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendOutcome(
        request,
        reply,
        await policyEvidence(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
