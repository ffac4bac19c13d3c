import type { preValidationHookHandler } from 'fastify'
import { Type } from 'typebox'
import { feeDispute } from '../../answers/fee-dispute.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { ref } from '../schemas/atoms.ts'
import { documented } from '../schemas/documented.ts'
import { disputeParameters } from '../schemas/dispute-parameters.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendOutcome } from '../send-outcome.ts'

/** What was due for a filing whose fees are in dispute; computed, not kept. */
export function feeDisputeRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/fee-dispute',
    {
      preValidation: oneFeeAsList,
      schema: {
        ...documented(
          {
            operationId: 'judgeFeeDispute',
            tag: 'Disputes',
            summary: 'What was due for a filing',
            description:
              'Which policy was in force when it was filed and why, what the fees were in it, and what that makes of the amount tendered [52][53][97]. Besides: what the cited version says, every other version that asks what was tendered, a change within five minutes, and the evidence. It is not kept: a record is made by POST /v1/disputes.'
          },
          'The answer, also where no policy was in force.',
          ref('FeeDispute')
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query(disputeParameters)
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const { citedVersion = null, fee, filedAt, format: _, knownAt, tendered, ...of } = request.query
      const fees = fee.map(code => ({ code, criteria: of, within: '' }))
      const outcome = await feeDispute(tools, {
        courtKey: request.params.courtKey,
        filedAt,
        fees,
        tendered,
        citedVersion,
        knownAt,
        now
      })
      return sendOutcome(request, reply, outcome, asking(tools, now))
    }
  )
}

/** A parameter that is given once comes as a text, given again as a list. */
const oneFeeAsList: preValidationHookHandler = (request, _reply, done) => {
  const query = request.query as { fee?: string | string[] }
  if (typeof query.fee === 'string') query.fee = [query.fee]
  done()
}
