import { Type, type Static } from 'typebox'
import { dispute, disputes, erase } from '../../answers/disputes.ts'
import { recordDispute, type RecordAsked } from '../../answers/record-dispute.ts'
import { Refusal } from '../../answers/refusal.ts'
import { readerVersion } from '../../reading/reader.ts'
import { asking, type CourtTools } from '../asking.ts'
import { sendCached } from '../caching.ts'
import { rowsOf } from '../csv-columns.ts'
import type { App } from '../fastify.ts'
import { pagingOf } from '../paging.ts'
import { questionInBody } from '../question-body.ts'
import { holderOf, onlyFor, type Tokens } from '../roles.ts'
import { inSchemaOrder } from '../schema-order.ts'
import { ref } from '../schemas/atoms.ts'
import {
  askedFrom, askedTo, courtOfDisputes, disputeId, limitOfDisputes, reference
} from '../schemas/dispute-parameters.ts'
import { disputeAsked, disputeList, idempotencyKey } from '../schemas/disputes.ts'
import { documentedForRole, notModified, problemReply, rowsForm } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendInForm } from '../send-in-form.ts'

export interface DisputeTools extends CourtTools { tokens: Tokens }

const asRecord = { 'application/json': { schema: ref('Dispute') } }

/** Answers to disputes that are kept: made, listed, shown, and sealed. */
export function disputeRoutes (app: App, tools: DisputeTools): void {
  addRecording(app, tools)
  addListing(app, tools)
  addErasing(app, tools)
}

function addRecording (app: App, tools: DisputeTools): void {
  app.post(
    '/v1/disputes',
    {
      onRequest: onlyFor('clerk', tools.tokens),
      ...questionInBody(),
      schema: {
        ...documentedForRole(
          {
            operationId: 'recordDispute',
            tag: 'Disputes',
            summary: 'Answer a dispute and keep the answer',
            description:
              'Role clerk. Answers as `fee-dispute` does and keeps question and answer, for ever as they are. Asking again makes another record; with `previous` it says what differs. Reference and note lie apart and can be erased.'
          },
          {
            200: { description: 'The record that the same request has made before.', content: asRecord },
            201: { description: 'The record; Location is where it is.', content: asRecord },
            413: problemReply('The body is larger than one request may be.'),
            415: problemReply('The body is of another media type.'),
            422: problemReply('The Idempotency-Key was sent with another body.')
          }
        ),
        headers: idempotencyKey,
        querystring: parameters.plainQuery({}),
        body: disputeAsked
      }
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null
      const recorded = await recordDispute(tools, {
        ...askedOf(request.body), key, askedBy: holderOf(request), reader: readerVersion, now: tools.clock()
      })
      if (recorded instanceof Refusal) throw recorded
      const { isNew, record } = recorded
      return await reply
        .code(isNew ? 201 : 200)
        .header('location', `/v1/disputes/${record.id}`)
        .send(inSchemaOrder(request, record))
    }
  )
}

/** A question that is to be kept, as it stands in a body. */
export type DisputeBody = Static<typeof disputeAsked>

/** The question that a body asks. */
export function askedOf (body: DisputeBody): Omit<RecordAsked, 'key' | 'askedBy' | 'reader' | 'now'> {
  const { note, reference, ...given } = body
  const { citedVersion, courtKey, criteria, fee, filedAt, knownAt, previous, tendered, ...beside } = given
  const ofAll = { ...beside, ...criteria }
  const fees =
    typeof fee === 'string'
      ? [{ code: fee, criteria: ofAll, within: criteria === undefined ? '' : 'criteria/' }]
      : fee.map(({ code, criteria: own }, place) => ({
        code, criteria: { ...ofAll, ...own }, within: own === undefined ? '' : `fee/${place}/criteria/`
      }))
  return {
    given,
    note: note ?? null,
    reference: reference ?? null,
    previous: previous?.toLowerCase() ?? null,
    asked: { courtKey, fees, filedAt, tendered, citedVersion: citedVersion ?? null, knownAt: knownAt ?? undefined }
  }
}

function addListing (app: App, tools: DisputeTools): void {
  app.get(
    '/v1/disputes',
    {
      onRequest: onlyFor('clerk', tools.tokens),
      config: rowsOf(ref('Dispute'), false),
      schema: {
        ...documentedForRole(
          {
            operationId: 'listDisputes',
            tag: 'Disputes',
            summary: 'Recorded disputes',
            description:
              'Role clerk. The last made first; of a court, by their whole reference, by when they were asked for.'
          },
          {
            200: {
              description: 'A page of records.', content: { 'application/json': { schema: disputeList }, ...rowsForm }
            },
            ...notModified
          }
        ),
        querystring: parameters.query(
          {
            courtKey: courtOfDisputes, reference, askedFrom, askedTo, cursor: parameters.cursor, limit: limitOfDisputes
          },
          ['json', 'csv']
        )
      }
    },
    async (request, reply) => {
      const { askedFrom, askedTo, courtKey, reference } = request.query
      return await sendInForm(
        request,
        reply,
        await disputes(tools, { askedFrom, askedTo, courtKey, reference, paging: pagingOf(request) }),
        asking(tools, tools.clock())
      )
    }
  )

  app.get(
    '/v1/disputes/:disputeId',
    {
      onRequest: onlyFor('clerk', tools.tokens),
      schema: {
        ...documentedForRole(
          {
            operationId: 'getDispute',
            tag: 'Disputes',
            summary: 'One recorded dispute',
            description: 'Role clerk. As it was given; reference and note read null once they were erased.'
          },
          { 200: { description: 'The record.', content: asRecord }, ...notModified }
        ),
        params: Type.Object({ disputeId }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const record = await dispute(tools, request.params.disputeId.toLowerCase())
      if (record instanceof Refusal) throw record
      return sendCached(request, reply, record)
    }
  )
}

function addErasing (app: App, tools: DisputeTools): void {
  app.delete(
    '/v1/disputes/:disputeId/private',
    {
      onRequest: onlyFor('operator', tools.tokens),
      schema: {
        ...documentedForRole(
          {
            operationId: 'eraseDisputeWords',
            tag: 'Disputes',
            summary: 'Erase reference and note of a record',
            description:
              'Role operator, for a case that the court seals. The record stays, both read null from then on, and that they were erased is recorded. Again it changes nothing.'
          },
          { 204: { description: 'They are gone.', type: 'null' } }
        ),
        params: Type.Object({ disputeId }),
        querystring: parameters.plainQuery({})
      }
    },
    async (request, reply) => {
      const refusal = await erase(tools, {
        id: request.params.disputeId.toLowerCase(), erasedBy: holderOf(request), erasedAt: tools.clock()
      })
      if (refusal !== undefined) throw refusal
      return await reply.code(204).send()
    }
  )
}
