import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../../archive/database.ts'
import { findLastCheckpoint } from '../../archive/log/checkpoints.ts'
import { findTile } from '../../log/served-tiles.ts'
import { IMMUTABLE, sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { TEXT } from '../forms.ts'
import { Problem } from '../problem.ts'
import { bytesReply, everywhere, notFound, notModified, textReply } from '../schemas/documented.ts'
import { bundleIndex, hashTileIndex, tileLevel } from '../schemas/log-parameters.ts'
import * as parameters from '../schemas/parameters.ts'

const beyond = 'As far as the last checkpoint; what lies beyond is a 404. It never changes.'

/** The log as C2SP tlog-tiles has it: files that anybody's tools read. */
export function logFileRoutes (app: App, { database }: { database: Database }): void {
  const said = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['Log'],
    summary,
    description,
    querystring: parameters.plainQuery({})
  })
  const tileReplies = { 200: bytesReply('application/octet-stream'), ...notModified, ...notFound, ...everywhere }

  app.get(
    '/log/checkpoint',
    {
      schema: {
        ...said(
          'getCheckpoint',
          'The last signed checkpoint',
          "C2SP `tlog-checkpoint`: origin, size and root, signed by the key of /v1/log/key. A new one comes within ten seconds of a crawl's end and of a recorded dispute, else once a minute while entries come."
        ),
        response: { 200: textReply('The checkpoint.'), ...notModified, ...notFound, ...everywhere }
      }
    },
    async (request, reply) => {
      const checkpoint = await findLastCheckpoint(database)
      if (checkpoint === undefined) {
        throw new Problem('not-found', 'No checkpoint of the log is published yet: ask again in a minute.')
      }
      reply.headers({ 'content-type': `${TEXT}; charset=utf-8`, 'cache-control': 'no-cache' })
      return sendCached(request, reply, Buffer.from(checkpoint.note))
    }
  )

  const send = async (request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> => {
    const tile = await findTile(database, path)
    if (tile === undefined) {
      throw new Problem(
        'not-found',
        `The log has no ${path} as far as its last checkpoint: see /log/checkpoint for its size.`
      )
    }
    return sendCached(
      request,
      reply.headers({ 'content-type': 'application/octet-stream', 'cache-control': IMMUTABLE }),
      tile
    )
  }

  app.get(
    '/log/tile/entries/:index',
    {
      schema: {
        ...said(
          'getEntryBundle',
          'Leaves of the log',
          `C2SP \`tlog-tiles\`: up to 256 leaves, each after its length in two bytes. ${beyond}`
        ),
        response: tileReplies,
        params: Type.Object({ index: bundleIndex })
      }
    },
    async (request, reply) => await send(request, reply, `tile/entries/${request.params.index}`)
  )

  app.get('/log/tile/:level/:index', {
    schema: {
      ...said('getTile', 'Hashes of the log', `C2SP \`tlog-tiles\`: up to 256 hashes of 32 bytes. ${beyond}`),
      response: tileReplies,
      params: Type.Object({ level: tileLevel, index: hashTileIndex })
    }
  }, async (request, reply) => await send(request, reply, `tile/${request.params.level}/${request.params.index}`))

  // An index has slashes in it, which the document's paths cannot say.
  app.get(
    '/log/tile/*',
    {
      schema: {
        hide: true,
        querystring: parameters.plainQuery({}),
        response: tileReplies,
        params: Type.Object({ '*': Type.String() })
      }
    },
    async (request, reply) => await send(request, reply, `tile/${request.params['*']}`)
  )
}
