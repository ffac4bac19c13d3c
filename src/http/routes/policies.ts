import { Type } from 'typebox'
import type { Database } from '../../archive/database.ts'
import { listFindings } from '../../archive/readings.ts'
import { standingOf } from '../../domain/decision.ts'
import { checkHistory } from '../../domain/history-checks.ts'
import { sendNow, shelveNow } from '../answer.ts'
import { IMMUTABLE } from '../caching.ts'
import { askCourt, askInstant, type CourtTools } from '../court-question.ts'
import { prefersDocument, sendDocument } from '../document.ts'
import type { App } from '../fastify.ts'
import { readerVersion } from '../../ingest/ingest-document.ts'
import { printUtc } from '../instants.ts'
import { pageOf } from '../paging.ts'
import { findUnread, policyNow, requireDocument, requireVersion } from '../policy-question.ts'
import { findingList, policyList, wholePolicy } from '../schemas/courts.ts'
import { documentReply, documented, everywhere, notFound, notModified } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { courtWire } from '../wire/court-wire.ts'
import { clocksWire, policyWire } from '../wire/decision-wire.ts'
import { policyContentWire } from '../wire/policy-wire.ts'
import { printInstant } from '../../domain/court-time.ts'

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
    const { courtKey } = request.params
    const asked = await askInstant(tools, courtKey, { ...(request.query.knownAt === undefined ? {} : { knownAt: request.query.knownAt }) })
    const { history, decision } = asked
    const { items, nextCursor } = pageOf(history.policies, request.query)
    const at = printInstant(decision.at, history.zone.name)
    return sendNow(tools, request, reply, asked, {
      ...clocksWire(asked),
      items: items.map(policy => policyWire(history, standingOf(history, policy, decision.at), courtKey, at)),
      nextCursor
    })
  })

  app.get('/v1/courts/:courtKey/policies/:version', {
    schema: {
      ...documented({
        operationId: 'getPolicy',
        tag: 'Policies',
        summary: 'One policy, whole',
        description: 'As JSON: every child of Policy, with what no schema knows under `extra`. With `Accept: application/xml`: the exact bytes. Payment and TestCreditCard are only said to exist.'
      }, 'The policy.', wholePolicy),
      params: versionParams,
      querystring: parameters.query({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted })
    }
  }, async (request, reply) => {
    const { courtKey, version } = request.params
    const asked = await askCourt(tools, courtKey, request.query.knownAt)
    const policy = requireDocument(asked, version, request.query.sha256)
    shelveNow(tools, reply, asked)
    if (prefersDocument(request, reply)) return await sendDocument(request, reply, tools.database, policy.sha256, true)
    const content = await tools.histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)
    return sendNow(tools, request, reply, asked, {
      court: courtWire(asked.history, courtKey, policy),
      knownAt: printUtc(asked.knownAt),
      policy: policyNow(tools, asked, policy),
      ...policyContentWire(content)
    })
  })

  app.get('/v1/courts/:courtKey/policies/:version/document', {
    schema: {
      operationId: 'getPolicyDocument',
      tags: ['Policies'],
      summary: 'The exact bytes of a policy',
      description: 'As the court published them, with their digest. The same as the policy with Accept: application/xml.',
      response: { 200: documentReply, ...notModified, ...notFound, ...everywhere },
      params: versionParams,
      querystring: parameters.query({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted })
    }
  }, async (request, reply) => {
    const asked = await askCourt(tools, request.params.courtKey, request.query.knownAt)
    const policy = requireDocument(asked, request.params.version, request.query.sha256)
    shelveNow(tools, reply, asked)
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
    const asked = await askCourt(tools, courtKey, request.query.knownAt)
    const unread = findUnread(asked, version)
    if (unread?.kind === 'unreadable' && unread.sha256 !== null) {
      const why = await listFindings(tools.database, unread.sha256, 'policy', readerVersion)
      return sendNow(tools, request, reply, asked, { court: courtWire(asked.history, courtKey, undefined), knownAt: printUtc(asked.knownAt), policy: null, ...pageOf(why, request.query) })
    }
    const policy = requireVersion(asked, version)
    const findings = [...await listFindings(tools.database, policy.sha256, 'policy', policy.reader), ...checkHistory(asked.history, policy)]
    return sendNow(tools, request, reply, asked, {
      court: courtWire(asked.history, courtKey, policy),
      knownAt: printUtc(asked.knownAt),
      policy: policyNow(tools, asked, policy),
      ...pageOf(findings, request.query)
    })
  })
}
