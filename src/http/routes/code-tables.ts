import { Type } from 'typebox'
import { codesNamed, codesOfTable, codeTables } from '../../answers/code-tables.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { formOf, XML } from '../forms.ts'
import { pagingOf } from '../paging.ts'
import { ref } from '../schemas/atoms.ts'
import { codesFound, tableList, tableWithCodes } from '../schemas/code-tables.ts'
import { csvForm, documented, documentedOneOf, genericodeForm } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendInForm } from '../send-in-form.ts'
import { sendOutcome } from '../send-outcome.ts'

/** Code tables of the policy in force. */
export function codeTableRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/code-tables',
    {
      schema: {
        ...documented(
          {
            operationId: 'listCodeTables',
            tag: 'Code tables',
            summary: 'Code tables of the policy in force',
            description: 'With their size. A division sees its own and the court-wide ones, the OrganizationKey all.'
          },
          'A page of tables.',
          tableList
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query({
          at: parameters.at,
          knownAt: parameters.knownAt,
          cursor: parameters.cursor,
          limit: parameters.limit
        })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await codeTables(tools, { ...request.params, ...request.query, now, paging: pagingOf(request) })
      return sendOutcome(request, reply, outcome, asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/code-tables/:table',
    {
      config: rowsOf(ref('Code')),
      schema: {
        ...documentedOneOf(
          documented(
            {
              operationId: 'getCodeTable',
              tag: 'Code tables',
              summary: 'The codes of a table',
              description:
                "In the court's order. Where several tables have the name, the codes of all of them; as genericode one table is given."
            },
            'The tables of this name, and a page of their codes.',
            tableWithCodes,
            { ...csvForm, ...genericodeForm }
          ),
          'conflict: as genericode one table is given, and several have this name; `tables` names them.'
        ),
        params: Type.Object({ courtKey: parameters.courtKey, table: parameters.table }),
        querystring: parameters.query(
          {
            at: parameters.at,
            knownAt: parameters.knownAt,
            q: parameters.searchText("a code's value, name or alias", 'motion'),
            cursor: parameters.cursor,
            limit: parameters.limit
          },
          ['json', 'csv', 'genericode']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await codesOfTable(tools, {
        ...request.params,
        ...request.query,
        now,
        paging: pagingOf(request),
        isOne: formOf(request) === XML
      })
      return await sendInForm(request, reply, outcome, asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/code-tables/:table/codes/:code',
    {
      schema: {
        ...documented(
          {
            operationId: 'getCode',
            tag: 'Code tables',
            summary: 'One code of a table',
            description:
              'By value, then name, then alias. Several codes of one value are all given; one with Include No is there, with `offered: false`.'
          },
          'The codes found.',
          codesFound
        ),
        params: Type.Object({ courtKey: parameters.courtKey, table: parameters.table, code: parameters.code }),
        querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendOutcome(
        request,
        reply,
        await codesNamed(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
