import { Type } from 'typebox'
import { hours } from '../../answers/hours.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { documented } from '../schemas/documented.ts'
import { atMinute, courtHours } from '../schemas/hours.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendOutcome } from '../send-outcome.ts'

/** When a court is open. */
export function hoursRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/hours',
    {
      schema: {
        ...documented(
          {
            operationId: 'getHours',
            tag: 'Courts',
            summary: 'Was the court open, and when does it open next',
            description:
              "On the court's clock, by the hours of the policy in force; asked for by a division's key, by the division's hours where it has its own [177]. Without `at` about the current minute. Open from `opens` to before `closes`; a weekday that is not listed is closed, and a holiday without hours all day. `open` is null where the policy states no hours, or none that can be read: `unread` says what. `nextOpening` is by the policy that will be in force then, and `doubts` are those of all the time until then."
          },
          'Whether the court is open, this day, and the hours of the policy in force.',
          courtHours
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query({ at: atMinute, knownAt: parameters.knownAt })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendOutcome(
        request,
        reply,
        await hours(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
