import { Type } from 'typebox'
import { filingRequirements } from '../../answers/filing-requirements.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { documented } from '../schemas/documented.ts'
import { filingRequirements as filingRequirementsReply } from '../schemas/filing-requirements.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendOutcome } from '../send-outcome.ts'

/** What a court requires of a filing. */
export function filingRequirementRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/filing-requirements',
    {
      schema: {
        ...documented(
          {
            operationId: 'getFilingRequirements',
            tag: 'Filing',
            summary: 'What the court requires of a filing',
            description:
              'Sizes, formats, encodings, cards and protocols of the policy in force [121]-[152], and what else it has for who files: exchanges, associated policies, human policies, extensions [156]-[158]. A division sees its own and the court-wide ones, the OrganizationKey all. Null and empty mean that the policy is silent; what it states and nobody can read is in `unread`.'
          },
          'The requirements of the policy in force.',
          filingRequirementsReply
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
        await filingRequirements(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
