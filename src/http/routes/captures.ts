import { Type } from 'typebox'
import { findCapture, listCaptures } from '../../archive/captures.ts'
import { listExchanges } from '../../archive/exchanges.ts'
import { FOR_A_DAY, sendCached } from '../caching.ts'
import { requireCourt } from '../../answers/question.ts'
import type { App } from '../fastify.ts'
import { cursorAfter, limitOf, placeOf, UNPINNED } from '../paging.ts'
import { Problem } from '../problem.ts'
import { captureList } from '../schemas/archive.ts'
import { ref } from '../schemas/atoms.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { captureWire, wholeCaptureWire } from '../../answers/wire/capture.ts'
import type { ArchiveTools } from './archive.ts'

const captureSequence = Type.Integer({
  description: 'The number of a capture in the archive\'s own order.',
  'x-expected': 'the sequence of a capture',
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  examples: [4]
})

/** What was fetched when, and how it came. */
export function captureRoutes (app: App, tools: ArchiveTools): void {
  const { reading: database } = tools

  app.get(
    '/v1/captures',
    {
      schema: {
        ...documented(
          {
            operationId: 'listCaptures',
            tag: 'Archive',
            summary: 'What was fetched when',
            description: "Newest first, in the archive's own order, with status and headers."
          },
          'A page of captures.',
          captureList
        ),
        querystring: parameters.query({
          url: parameters.url,
          courtKey: parameters.courtKeyWanted,
          cursor: parameters.cursor,
          limit: parameters.limit
        })
      }
    },
    async (request, reply) => {
      const { url, courtKey } = request.query
      const limit = limitOf(request)
      const place = placeOf(request)
      const organizationKey = courtKey === undefined ? null : await requireCourt(tools, courtKey)
      const found = await listCaptures(database, {
        url: url ?? null,
        organizationKey,
        before: place === null ? null : Number(place.after),
        limit: limit + 1
      })
      const items = found.slice(0, limit)
      const nextCursor = found.length > limit ? cursorAfter(request, UNPINNED, String(items.at(-1)?.sequence)) : null
      reply.header('cache-control', 'no-cache')
      return sendCached(request, reply, { items: items.map(captureWire), nextCursor })
    }
  )

  app.get(
    '/v1/captures/:sequence',
    {
      schema: {
        ...documented(
          {
            operationId: 'getCapture',
            tag: 'Archive',
            summary: 'One capture, as it went over the wire',
            description:
              'With each request and what answered it: a redirect and a second attempt are exchanges of their own. Of a certificate the DER is at /v1/documents/{sha256}.'
          },
          'The capture.',
          ref('WholeCapture')
        ),
        params: Type.Object({ sequence: captureSequence }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const { sequence } = request.params
      const capture = await findCapture(database, sequence)
      if (capture === undefined) {
        throw new Problem(
          'not-found',
          `Number ${sequence} of the archive is no capture: see /v1/captures for those there are.`
        )
      }
      const exchanges = await listExchanges(database, [sequence])
      reply.header('cache-control', FOR_A_DAY)
      return sendCached(request, reply, wholeCaptureWire(capture, exchanges))
    }
  )
}
