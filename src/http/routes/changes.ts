import { Type } from 'typebox'
import { changesBetween, changesSince } from '../../answers/changes.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { changeRow, changesFound, changesFrom, since } from '../schemas/changes.ts'
import { csvForm, documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendInForm } from '../send-in-form.ts'

/** What differs between two policies of a court. */
export function changeRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/courts/:courtKey/policies/:version/changes',
    {
      config: rowsOf(changeRow),
      schema: {
        ...documented(
          {
            operationId: 'listChangesSinceVersion',
            tag: 'Policies',
            summary: 'What a version says differently from another',
            description:
              'Fees, codes, limits, hours, contacts, divisions and all else, matched by what they are and never by their place; each with what was said, what is said, and a line a person can read. Asked since a newer version the answer is the reverse.'
          },
          'The differences.',
          changesFound,
          csvForm
        ),
        params: Type.Object({ courtKey: parameters.courtKey, version: parameters.version }),
        querystring: parameters.query({ since, at: parameters.standingAt, knownAt: parameters.knownAt }, [
          'json',
          'csv'
        ])
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return await sendInForm(
        request,
        reply,
        await changesSince(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )

  app.get(
    '/v1/courts/:courtKey/changes',
    {
      config: rowsOf(changeRow),
      schema: {
        ...documented(
          {
            operationId: 'listChangesBetween',
            tag: 'Policies',
            summary: 'What changed between two instants',
            description:
              "From the policy in force at `from` to the one in force at `to`, a day's end where it is a date, the top of the current hour where it is left out. Before the first policy `from` is null and everything is added."
          },
          'The differences.',
          changesFound,
          csvForm
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query({ from: changesFrom, to: parameters.to, knownAt: parameters.knownAt }, [
          'json',
          'csv'
        ])
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return await sendInForm(
        request,
        reply,
        await changesBetween(tools, { ...request.params, ...request.query, now }),
        asking(tools, now)
      )
    }
  )
}
