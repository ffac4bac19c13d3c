import { Type } from 'typebox'
import { policies, policyDocument, policyFindings, wholePolicy } from '../../answers/policies.ts'
import { asking, type CourtTools } from '../asking.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { formOf, XML } from '../forms.ts'
import { pagingOf } from '../paging.ts'
import { ref } from '../schemas/atoms.ts'
import { findingList, policyList } from '../schemas/courts.ts'
import { bytesReply, csvForm, documented, everywhere, notFound, notModified } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { wholePolicy as wholePolicyReply } from '../schemas/policy-content.ts'
import { sendDocumentOf } from '../send-document.ts'
import { sendInForm } from '../send-in-form.ts'
import { sendOutcome } from '../send-outcome.ts'

/** Every policy of a court: the list, one whole, its exact bytes, its findings. */
export function policyRoutes (app: App, tools: CourtTools): void {
  const versionParams = Type.Object({ courtKey: parameters.courtKey, version: parameters.version })

  app.get(
    '/v1/courts/:courtKey/policies',
    {
      config: rowsOf(ref('Policy')),
      schema: {
        ...documented(
          {
            operationId: 'listPolicies',
            tag: 'Policies',
            summary: 'Every policy of a court',
            description: 'Newest publication first, each with where it stands at `at`.'
          },
          'A page of policies.',
          policyList,
          csvForm
        ),
        params: Type.Object({ courtKey: parameters.courtKey }),
        querystring: parameters.query(
          {
            at: parameters.standingAt,
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
      const outcome = await policies(tools, { ...request.params, ...request.query, now, paging: pagingOf(request) })
      return await sendInForm(request, reply, outcome, asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/policies/:version',
    {
      schema: {
        ...documented(
          {
            operationId: 'getPolicy',
            tag: 'Policies',
            summary: 'One policy, whole',
            description:
              'As JSON: every child of Policy, with what no schema knows under `extra`. With `Accept: application/xml` or `format=xml`: the exact bytes. Payment and TestCreditCard are only said to exist.'
          },
          'The policy.',
          wholePolicyReply,
          bytesReply(XML).content
        ),
        params: versionParams,
        querystring: parameters.query(
          { at: parameters.standingAt, knownAt: parameters.knownAt, sha256: parameters.sha256Wanted },
          ['json', 'xml']
        )
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const asked = { ...request.params, ...request.query, now }
      const isXml = formOf(request) === XML
      if (isXml) {
        return await sendDocumentOf(request, reply, await policyDocument(tools, asked), {
          ...asking(tools, now),
          database: tools.reading
        })
      }
      return sendOutcome(request, reply, await wholePolicy(tools, asked), asking(tools, now))
    }
  )

  app.get(
    '/v1/courts/:courtKey/policies/:version/document',
    {
      schema: {
        operationId: 'getPolicyDocument',
        tags: ['Policies'],
        summary: 'The exact bytes of a policy',
        description:
          'As the court published them, with their digest. The same as the policy with Accept: application/xml.',
        response: { 200: bytesReply(XML), ...notModified, ...notFound, ...everywhere },
        params: versionParams,
        querystring: parameters.plainQuery({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await policyDocument(tools, { ...request.params, ...request.query, now })
      return await sendDocumentOf(request, reply, outcome, {
        ...asking(tools, now),
        database: tools.reading,
        isPinned: request.query.sha256 !== undefined
      })
    }
  )

  app.get(
    '/v1/courts/:courtKey/policies/:version/findings',
    {
      schema: {
        ...documented(
          {
            operationId: 'listPolicyFindings',
            tag: 'Policies',
            summary: 'What the checks say of a policy',
            description:
              "Of its document, its file name, its index entry and its place in the court's history. A finding never hides a policy. Of bytes that nobody could read: why; `policy` is null then."
          },
          'A page of findings.',
          findingList
        ),
        params: versionParams,
        querystring: parameters.query({
          at: parameters.standingAt,
          knownAt: parameters.knownAt,
          cursor: parameters.cursor,
          limit: parameters.limit
        })
      }
    },
    async (request, reply) => {
      const now = tools.clock()
      const outcome = await policyFindings(tools, {
        ...request.params,
        ...request.query,
        now,
        paging: pagingOf(request)
      })
      return sendOutcome(request, reply, outcome, asking(tools, now))
    }
  )
}
