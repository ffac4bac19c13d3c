import { Type } from 'typebox'
import { searchCodes } from '../../answers/code-search.ts'
import { searchFees } from '../../answers/fee-search.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { pagingOf } from '../paging.ts'
import { ref } from '../schemas/atoms.ts'
import { csvForm, documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { atWithOffset, codesFoundAnywhere, feesFound, knownAtWithOffset } from '../schemas/search.ts'
import { sendInForm } from '../send-in-form.ts'

/** What the questions of a search have in common. */
const everySearch = {
  state: parameters.state,
  at: atWithOffset,
  knownAt: knownAtWithOffset,
  cursor: parameters.cursor,
  limit: parameters.limit
}

/** Fees and codes of all courts at one instant. */
export function searchRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/fees',
    {
      config: rowsOf(ref('FeeFound')),
      schema: {
        ...documented(
          {
            operationId: 'searchFees',
            tag: 'Fees',
            summary: 'Fees of all courts at one instant',
            description:
              'By court key, then in policy order, each with its court, policy and doubts. Fees that do not apply (`no`) are left out. Courts without a policy in force are not among them: nothing found means unknown.'
          },
          'A page of fees.',
          feesFound,
          csvForm
        ),
        querystring: parameters.query(
          {
            code: Type.Optional(parameters.feeCode),
            q: parameters.searchText("a fee's code, name or alias", 'complaint'),
            ...everySearch
          },
          ['json', 'csv']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return await sendInForm(
        request,
        reply,
        await searchFees(tools, { ...request.query, now, paging: pagingOf(request) }),
        asking(tools, now)
      )
    }
  )

  app.get(
    '/v1/codes',
    {
      config: rowsOf(ref('CodeFound')),
      schema: {
        ...documented(
          {
            operationId: 'searchCodes',
            tag: 'Code tables',
            summary: 'Codes of all courts at one instant',
            description:
              'By court key, then in policy order, each with its court, policy, doubts and table. A code that is not offered is there, with `offered: false`.'
          },
          'A page of codes.',
          codesFoundAnywhere,
          csvForm
        ),
        querystring: parameters.query(
          {
            table: Type.Optional(parameters.table),
            q: parameters.searchText("a code's value, name or alias", 'motion'),
            ...everySearch
          },
          ['json', 'csv']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return await sendInForm(
        request,
        reply,
        await searchCodes(tools, { ...request.query, now, paging: pagingOf(request) }),
        asking(tools, now)
      )
    }
  )
}
