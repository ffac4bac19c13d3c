import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../../archive/database.ts'
import { archiveEvidence, disputePacket, type EvidenceSources } from '../../evidence/dispute-packet.ts'
import { sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { Problem } from '../problem.ts'
import { onlyFor, type Tokens } from '../roles.ts'
import { documentedForRole, notModified, packetReply, problemReply } from '../schemas/documented.ts'
import { disputeId } from '../schemas/dispute-parameters.ts'
import * as parameters from '../schemas/parameters.ts'

/** Seconds after which a checkpoint that covers a new record has been published. */
const COVERED_WITHIN = 10

/** `evidence`: where records and proofs come from, where that is not the archive itself. */
export interface DisputeEvidenceTools { database: Database, evidence?: EvidenceSources, tokens: Tokens }

/** What proves a recorded answer. */
export function disputeEvidenceRoutes (app: App, tools: DisputeEvidenceTools): void {
  app.get(
    '/v1/disputes/:disputeId/evidence',
    {
      onRequest: onlyFor('clerk', tools.tokens),
      schema: {
        ...documentedForRole(
          {
            operationId: 'getDisputeEvidence',
            tag: 'Disputes',
            summary: 'What proves a recorded answer',
            description:
              'Role clerk. A zip that a stranger checks without this service: the record, the exact bytes of each policy that its answer names, how they were captured and read, the proofs that all of it is in the log, a page to print, a certificate to sign, and how to verify it. The same record gives the same bytes. 503 with Retry-After until a checkpoint covers the record.'
          },
          {
            200: packetReply,
            ...notModified,
            503: problemReply('No published checkpoint covers the record yet: Retry-After says when to ask again.')
          }
        ),
        params: Type.Object({ disputeId }),
        querystring: parameters.plainQuery({})
      }
    },
    async (request, reply) => await sendPacket(request, reply, tools, request.params.disputeId.toLowerCase())
  )
}

/** Sends the packet of a record, once a checkpoint covers it. */
export async function sendPacket (
  request: FastifyRequest,
  reply: FastifyReply,
  { database, evidence = archiveEvidence(database) }: DisputeEvidenceTools,
  id: string
): Promise<FastifyReply> {
  const packet = await disputePacket(evidence, id)
  if (packet.kind === 'no-such-dispute') {
    throw new Problem('no-such-dispute', `No dispute ${id} is recorded: see /v1/disputes.`)
  }
  if (packet.kind === 'not-yet-covered') {
    throw new Problem(
      'unavailable',
      `No published checkpoint of the log covers dispute ${id} yet: ask again in ${COVERED_WITHIN} seconds.`,
      {},
      { 'retry-after': String(COVERED_WITHIN) }
    )
  }
  reply.headers({
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="dispute-${id}.zip"`
  })
  return sendCached(request, reply, packet.bytes)
}
