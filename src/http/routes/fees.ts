import { Type } from 'typebox'
import { feesOfCode } from '../../answers/fees-of-code.ts'
import { feeOverTime, fees } from '../../answers/fees.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { pagingOf } from '../paging.ts'
import { ref } from '../schemas/atoms.ts'
import { csvForm, documented, genericodeForm } from '../schemas/documented.ts'
import { feeHistory as feeHistoryReply, feeList, feesOfCode as feesOfCodeReply } from '../schemas/fees.ts'
import { criteria } from '../schemas/fee-criteria.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendInForm } from '../send-in-form.ts'
import { sendWhenThere } from '../send-outcome.ts'

/** Fees of the policy in force, and what a fee was over time. */
export function feeRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/fees',
    {
      config: rowsOf(ref('Fee')),
      schema: {
        ...documented(
          {
            operationId: 'listFees',
            tag: 'Fees',
            summary: 'Fees of the policy in force',
            description:
              'In policy order, those that apply (`yes`) or could (`undetermined`: the fee states something that the question does not say). Nothing found means unknown, never free of charge.'
          },
          'A page of fees.',
          feeList,
          { ...csvForm, ...genericodeForm }
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query(
          {
            at: parameters.at,
            knownAt: parameters.knownAt,
            q: parameters.searchText("a fee's code, name or alias", 'complaint'),
            category: parameters.category,
            ...criteria,
            cursor: parameters.cursor,
            limit: parameters.limit
          },
          ['json', 'csv', 'genericode']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await fees(tools, { ...request.params, ...request.query, now, paging: pagingOf(request) })
      return await sendInForm(request, reply, outcome, asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/fees/:code',
    {
      schema: {
        ...documented(
          {
            operationId: 'getFee',
            tag: 'Fees',
            summary: 'The fees with a code',
            description:
              'One code may stand for several fees (limited and unlimited cases): all of them, also those that do not apply, with reasons. `due` is null while the pages or the cost are not known.'
          },
          'The fees with this code in the policy in force.',
          feesOfCodeReply
        ),
        params: Type.Object({ courtKey: parameters.courtKey, code: parameters.feeCode }),
        querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt, ...criteria })
      }
    },
    (request, reply) => {
      const now = tools.clock()
      const {
        params: { courtKey, code },
        query
      } = request
      return sendWhenThere(request, reply, feesOfCode(tools, { ...query, courtKey, code, now }), asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/fees/:code/history',
    {
      config: rowsOf(ref('FeeStep')),
      schema: {
        ...documented(
          {
            operationId: 'getFeeHistory',
            tag: 'Fees',
            summary: 'What a fee was over time',
            description:
              "Steps in time order: a new one where amount, name, criteria or presence changes, and at the fee's own dates; a series for each fee that the code stands for. `policy`, `provisional` and `doubts` are those of the instant."
          },
          'The steps.',
          feeHistoryReply,
          csvForm
        ),
        params: Type.Object({ courtKey: parameters.courtKey, code: parameters.feeCode }),
        querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt }, ['json', 'csv'])
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return await sendInForm(
        request,
        reply,
        await feeOverTime(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
