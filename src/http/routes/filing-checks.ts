import type { Static } from 'typebox'
import { filingCheck, type FilingAsked } from '../../answers/filing-check.ts'
import { asking, type CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { questionInBody } from '../question-body.ts'
import { documentedQuestion } from '../schemas/documented.ts'
import { filing, filingChecked, longestLists } from '../schemas/filing-checks.ts'
import { plainQuery } from '../schemas/parameters.ts'
import { sendUnkept } from '../send-outcome.ts'

/** Would this filing be accepted. */
export function filingCheckRoutes (app: App, tools: CourtTools): void {
  app.post(
    '/v1/filing-checks',
    {
      ...questionInBody(...longestLists),
      schema: {
        ...documentedQuestion(
          {
            operationId: 'checkFiling',
            tag: 'Filing',
            summary: 'Would this filing be accepted',
            description:
              'By the policy in force at `filedAt`: each thing that the request tells of is checked, with what would pass; what it leaves out is not. Where the policy is silent, no maximum size means any, no DelimitExhibits means false [125]; no accepted formats, encodings or protocols make `undetermined`.'
          },
          'The checks, and what they say together.',
          filingChecked
        ),
        querystring: plainQuery({}),
        body: filing
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      return sendUnkept(
        request,
        reply,
        await filingCheck(tools, { ...askedOf(request.body), now }),
        asking(tools, now)
      )
    }
  )
}

function askedOf ({ courtKey, filedAt, knownAt, ...told }: Static<typeof filing>): Omit<FilingAsked, 'now'> {
  const {
    citedVersion = null,
    filingBytes = null,
    exhibitsDelimited = null,
    replyTo = [],
    documents = [],
    codes = [],
    fees = []
  } = told
  return {
    courtKey,
    filedAt,
    knownAt: knownAt ?? undefined,
    filing: {
      citedVersion,
      filingBytes,
      exhibitsDelimited,
      replyTo: replyTo.map(({ protocol, deliveryFormat = null }) => ({ protocol, deliveryFormat })),
      documents: documents.map(({ namespace = null, ...document }) => ({ ...document, namespace })),
      codes,
      fees: fees.map(({ criteria = {}, ...fee }) => ({ ...fee, criteria }))
    }
  }
}
