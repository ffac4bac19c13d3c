import { expectations as answerExpectations } from '../../answers/expectations.ts'
import { Refusal } from '../../answers/refusal.ts'
import type { CourtTools } from '../asking.ts'
import { JSON_TYPE } from '../caching.ts'
import type { App } from '../fastify.ts'
import { problemOf } from '../problem.ts'
import { questionInBody } from '../question-body.ts'
import { documentedQuestion } from '../schemas/documented.ts'
import { expectations, holdings, MOST_EXPECTATIONS } from '../schemas/expectations.ts'
import { inSchemaOrder } from '../schema-order.ts'
import * as parameters from '../schemas/parameters.ts'

/** Whether what a program has built in still holds, and when it will cease. */
export function expectationRoutes (app: App, tools: CourtTools): void {
  app.post(
    '/v1/expectations',
    {
      ...questionInBody({ list: 'expectations', items: MOST_EXPECTATIONS }),
      schema: {
        ...documentedQuestion(
          {
            operationId: 'checkExpectations',
            tag: 'Policies',
            summary: 'Do the things that a program has built in still hold',
            description:
              'For a nightly job: each code, count or fee that was built in, whether it holds, since when and until when, and which version, already published for the future, will break it. A court that nobody knows makes its own expectations undetermined.'
          },
          'What holds.',
          holdings
        ),
        querystring: parameters.plainQuery({}),
        body: expectations
      }
    },
    async (request, reply) => {
      const { at, expectations: asked, knownAt } = request.body
      const items = await answerExpectations(tools, {
        at: at ?? undefined, knownAt: knownAt ?? undefined, expectations: asked, now: tools.clock()
      })
      if (items instanceof Refusal) throw problemOf(items)
      return await reply
        .headers({ 'cache-control': 'no-store', 'content-type': JSON_TYPE })
        .send(Buffer.from(JSON.stringify(inSchemaOrder(request, { items }))))
    }
  )
}
