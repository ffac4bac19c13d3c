import type { Outcome } from '../../answers/answer.ts'
import { lookups as answerLookups, type Lookup } from '../../answers/lookups.ts'
import { Refusal } from '../../answers/refusal.ts'
import type { CourtTools } from '../asking.ts'
import { JSON_TYPE } from '../caching.ts'
import type { App } from '../fastify.ts'
import { judgedItems } from '../judged-items.ts'
import { orderOf } from '../schema-order.ts'
import { codesFound } from '../schemas/code-tables.ts'
import { decision } from '../schemas/courts.ts'
import { documentedQuestion } from '../schemas/documented.ts'
import { feesOfCode } from '../schemas/fees.ts'
import { looked, lookups, MOST_QUESTIONS, question } from '../schemas/lookups.ts'
import * as parameters from '../schemas/parameters.ts'
import { bytesOf, printLooked } from '../wire/lookups-wire.ts'

/** Many questions in one request. */
export function lookupRoutes (app: App, tools: CourtTools): void {
  const [ofPolicy, ofFee, ofCode] = [decision, feesOfCode, codesFound].map(schema =>
    orderOf(schema as object, id => app.getSchema(id) as object | undefined)
  )
  const orderFor = ({ fee, table }: Lookup) =>
    (fee !== undefined ? ofFee : table !== undefined ? ofCode : ofPolicy) as (value: object) => unknown
  const print = (outcome: Outcome, asked: Lookup | Refusal, knownAt: string | undefined) =>
    asked instanceof Refusal
      ? printLooked(outcome, undefined, knownAt, value => value)
      : printLooked(outcome, asked, knownAt, orderFor(asked))

  const { route, refusalOf } = judgedItems({ list: 'questions', items: MOST_QUESTIONS }, question)
  app.post(
    '/v1/lookups',
    {
      ...route,
      schema: {
        ...documentedQuestion(
          {
            operationId: 'lookUp',
            tag: 'Policies',
            summary: 'Many questions in one request',
            description:
              'Which policy was in force, what a fee was, what a code stands for: each is answered as its own route answers it, in order, and all of them from one state of the archive. One that cannot be answered is a problem in its place, and no other is the worse for it.'
          },
          'The answers.',
          looked
        ),
        querystring: parameters.plainQuery({}),
        body: lookups
      }
    },
    async (request, reply) => {
      const knownAt = request.body.knownAt ?? undefined
      const questions = request.body.questions.map((lookup, place) => refusalOf(lookup, place) ?? lookup)
      const outcomes = await answerLookups(tools, { questions, knownAt, now: tools.clock() })
      const answers = outcomes.map((outcome, place) => print(outcome, questions[place] as Lookup | Refusal, knownAt))
      return await reply.headers({ 'cache-control': 'no-store', 'content-type': JSON_TYPE }).send(bytesOf(answers))
    }
  )
}
