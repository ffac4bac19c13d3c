import { Type } from 'typebox'
import { timeline } from '../../answers/timeline.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { pagingOf } from '../paging.ts'
import { period, timeline as timelineReply } from '../schemas/courts.ts'
import { csvForm, documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendInForm } from '../send-in-form.ts'

/** Which policy ruled when. */
export function timelineRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/timeline',
    {
      config: rowsOf(period),
      schema: {
        ...documented(
          {
            operationId: 'getTimeline',
            tag: 'Policies',
            summary: 'Which policy ruled when',
            description:
              'Periods in time order, half-open; and the policies of the span, newest publication first, with their states at the instant. A policy that never takes effect has no period.'
          },
          'The timeline.',
          timelineReply,
          csvForm
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query(
          {
            from: parameters.from,
            to: parameters.to,
            at: parameters.at,
            knownAt: parameters.knownAt,
            cursor: parameters.cursor,
            limit: parameters.limit
          },
          ['json', 'csv']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await timeline(tools, { ...request.params, ...request.query, now, paging: pagingOf(request) })
      return await sendInForm(request, reply, outcome, asking(tools, now))
    }
  )
}
