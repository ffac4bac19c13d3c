import { Type } from 'typebox'
import { findLastObservation, listCapturesByNumber } from '../../archive/captures.ts'
import { listExchanges } from '../../archive/exchanges.ts'
import { appearanceOf, listingsOf } from '../../domain/history/listings.ts'
import { linkVia, question } from '../answer.ts'
import { sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { policyAsked, requireDocument } from '../../answers/policy-question.ts'
import { policyEvidence } from '../schemas/archive.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { evidenceWire } from '../wire/archive-wire.ts'
import { clocksWire } from '../../answers/wire/decision.ts'
import type { PolicyTools } from './policies.ts'

/** What the archive saw of a policy, and when. */
export function evidenceRoutes (app: App, tools: PolicyTools): void {
  app.get('/v1/courts/:courtKey/policies/:version/evidence', {
    schema: {
      ...documented({
        operationId: 'getPolicyEvidence',
        tag: 'Policies',
        summary: 'When a policy was seen, and in which index',
        description: 'The first and the last capture of its document, the last capture of an index that did not list it yet, and the first that did, each with the exchanges that brought it.'
      }, 'The captures.', policyEvidence),
      params: Type.Object({ courtKey: parameters.courtKey, version: parameters.version }),
      querystring: parameters.query({ knownAt: parameters.knownAt, sha256: parameters.sha256Wanted })
    }
  }, async (request, reply) => {
    const { courtKey } = request.params
    const asked = await question(tools, reply, courtKey, request.query)
    const policy = requireDocument(asked, request.params.version, request.query.sha256)
    const { history, knownAt } = asked
    const appearance = appearanceOf(listingsOf(policy, history.listings, history.policies))
    const [without, first] = [appearance?.without?.capture.sequence, appearance?.with.capture.sequence]
    const captures = await listCapturesByNumber(tools.database, [policy.first.sequence, without, first].filter(number => number !== undefined))
    const numbered = (sequence: number | undefined) => captures.find(capture => capture.sequence === sequence)
    const evidence = {
      firstCapture: numbered(policy.first.sequence),
      lastCapture: await findLastObservation(tools.database, policy.first.repositoryId, policy.sha256, knownAt),
      lastIndexWithout: numbered(without),
      firstIndexWith: numbered(first)
    }
    const sequences = Object.values(evidence).flatMap(capture => capture?.sequence ?? [])
    linkVia(tools, reply, courtKey, policy)
    return sendCached(request, reply, {
      ...clocksWire(asked, policy),
      policy: policyAsked(asked, policy),
      evidence: evidenceWire(policy.sha256, evidence, await listExchanges(tools.database, sequences))
    })
  })
}
