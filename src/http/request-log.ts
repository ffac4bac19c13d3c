import { isClosedToOthers } from './every-answer.ts'
import type { App } from './fastify.ts'

/**
 * Tells of every request, for whoever looks for a fault: what was asked, by
 * which id, and what came of it. Of what needs a role the query is left out.
 */
export function logRequests (app: App): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method } = request
    const url = isClosedToOthers(reply) ? request.url.split('?')[0] : request.url
    request.log.debug(
      { requestId, method, url, status: reply.raw.statusCode, ms: Math.round(reply.elapsedTime * 1_000) / 1_000 },
      'request answered'
    )
    done()
  })
}
