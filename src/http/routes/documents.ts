import { Type } from 'typebox'
import { findReadingRoles } from '../../archive/readings.ts'
import type { CourtTools } from '../asking.ts'
import { IMMUTABLE } from '../caching.ts'
import type { App } from '../fastify.ts'
import { bytesReply, everywhere, notFound, notModified } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendDocument } from '../send-document.ts'

/** The exact bytes of whatever was captured. */
export function documentRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/v1/documents/:sha256',
    {
      schema: {
        operationId: 'getDocument',
        tags: ['Archive'],
        summary: 'Archived bytes by their digest',
        description:
          'Whatever was captured, and the certificates of the sites. What no reader took for XML is sent as an attachment; `Archive-Incomplete: ?1` where a limit cut it.',
        response: {
          200: bytesReply('application/xml', 'application/octet-stream'),
          ...notModified,
          ...notFound,
          ...everywhere
        },
        params: Type.Object({ sha256: parameters.sha256 }),
        querystring: parameters.plainQuery({})
      }
    },
    async (request, reply) => {
      const sha256 = request.params.sha256.toLowerCase()
      const roles = await findReadingRoles(tools.reading, sha256)
      reply.header('cache-control', IMMUTABLE)
      return await sendDocument(request, reply, tools.reading, sha256, roles.length > 0)
    }
  )
}
