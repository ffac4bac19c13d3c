import { Type } from 'typebox'
import type { Database } from '../../postgres/database.ts'
import { listFindings, listFindingsAsOf } from '../../archive/readings.ts'
import { checkHistory } from '../../domain/history-checks/history-checks.ts'
import { linkVia, question } from '../answer.ts'
import { IMMUTABLE, sendCached } from '../caching.ts'
import type { CourtTools } from '../../answers/court-question.ts'
import { sendDocument } from '../document.ts'
import type { App } from '../fastify.ts'
import { formAsked } from '../forms.ts'
import { pageOf, placeOf } from '../paging.ts'
import { findUnread, policyAsked, requireDocument, requireKnown } from '../../answers/policy-question.ts'
import { findingList, policyList } from '../schemas/courts.ts'
import { bytesReply, documented, everywhere, notFound, notModified } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { wholePolicy } from '../schemas/policy-content.ts'
import { clocksWire } from '../../answers/wire/decision.ts'
import { policyContentWire } from '../../answers/wire/policy.ts'

const XML = 'application/xml'

export interface PolicyTools extends CourtTools { database: Database }

/** Every policy of a court: the list, one whole, its exact bytes, its findings. */
export function policyRoutes (app: App, tools: PolicyTools): void {
  const versionParams = Type.Object({ courtKey: parameters.courtKey, version: parameters.version })

  app.get('/v1/courts/:courtKey/policies', {
    schema: {
      ...documented({
        operationId: 'listPolicies',
        tag: 'Policies',
        summary: 'Every policy of a court',
        description: 'Newest publication first, each with where it stands now.'
      }, 'A page of policies.', policyList),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ knownAt: parameters.knownAt, cursor: parameters.cursor, limit: parameters.limit })
    }
  }, async (request, reply) => {
    const asked = await question(tools, reply, request.params.courtKey, request.query, placeOf(request))
    const { items, nextCursor } = pageOf(request, asked.history.policies, asked.pin, ({ version }) => version)
    return sendCached(request, reply, { ...clocksWire(asked), items: items.map(policy => policyAsked(asked, policy)), nextCursor })
  })

  app.get('/v1/courts/:courtKey/policies/:version', {
    schema: {
      ...documented({
        operationId: 'getPolicy',
        tag: 'Policies',
        summary: 'One policy, whole',
        description: 'As JSON: every child of Policy, with what no schema knows under `extra`. With `Accept: application/xml` or `format=xml`: the exact bytes. Payment and TestCreditCard are only said to exist.'
      }, 'The policy.', wholePolicy, bytesReply(XML).content),
      params: versionParams,
      querystring: parameters.query({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted }, ['json', 'xml'])
    }
  }, async (request, reply) => {
    const { courtKey, version } = request.params
    const asked = await question(tools, reply, courtKey, request.query)
    const policy = requireDocument(asked, version, request.query.sha256)
    linkVia(tools, reply, courtKey, policy)
    if (formAsked(request, { types: ['application/json', XML], takesFormat: true }) === XML) return await sendDocument(request, reply, tools.database, policy.sha256, true)
    const content = await tools.histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)
    return sendCached(request, reply, { ...clocksWire(asked, policy), policy: policyAsked(asked, policy), ...policyContentWire(content) })
  })

  app.get('/v1/courts/:courtKey/policies/:version/document', {
    schema: {
      operationId: 'getPolicyDocument',
      tags: ['Policies'],
      summary: 'The exact bytes of a policy',
      description: 'As the court published them, with their digest. The same as the policy with Accept: application/xml.',
      response: { 200: bytesReply(XML), ...notModified, ...notFound, ...everywhere },
      params: versionParams,
      querystring: parameters.plainQuery({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted })
    }
  }, async (request, reply) => {
    const { courtKey, version } = request.params
    const asked = await question(tools, reply, courtKey, request.query)
    const policy = requireDocument(asked, version, request.query.sha256)
    linkVia(tools, reply, courtKey, policy)
    if (request.query.sha256 !== undefined) reply.header('cache-control', IMMUTABLE)
    return await sendDocument(request, reply, tools.database, policy.sha256, true)
  })

  app.get('/v1/courts/:courtKey/policies/:version/findings', {
    schema: {
      ...documented({
        operationId: 'listPolicyFindings',
        tag: 'Policies',
        summary: 'What the checks say of a policy',
        description: 'Of its document, its file name, its index entry and its place in the court\'s history. A finding never hides a policy. Of bytes that nobody could read: why; `policy` is null then.'
      }, 'A page of findings.', findingList),
      params: versionParams,
      querystring: parameters.query({ knownAt: parameters.knownAt, cursor: parameters.cursor, limit: parameters.limit })
    }
  }, async (request, reply) => {
    const { courtKey, version } = request.params
    const asked = await question(tools, reply, courtKey, request.query, placeOf(request))
    const unread = findUnread(asked, version)
    if (unread?.kind === 'unreadable' && unread.sha256 !== null) {
      const why = await listFindingsAsOf(tools.database, unread.sha256, 'policy', asked.knownAt)
      return sendCached(request, reply, { ...clocksWire(asked), policy: null, ...pageOf(request, why, asked.pin) })
    }
    const policy = requireKnown(asked, version)
    const findings = [...await listFindings(tools.database, policy.sha256, 'policy', policy.reader), ...checkHistory(asked.history, policy)]
    linkVia(tools, reply, courtKey, policy)
    return sendCached(request, reply, { ...clocksWire(asked, policy), policy: policyAsked(asked, policy), ...pageOf(request, findings, asked.pin) })
  })
}
