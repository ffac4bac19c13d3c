import { Type } from 'typebox'
import { mirroredFolder, mirroredFolders } from '../../answers/mirror.ts'
import { INDEX, indexAbove, indexOfCourt } from '../../publisher/mirror-indexes.ts'
import type { CourtTools } from '../asking.ts'
import { IMMUTABLE, sendCached } from '../caching.ts'
import { nothingAt } from '../door.ts'
import type { App } from '../fastify.ts'
import { bytesReply, everywhere, notFound, notModified } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { sendDocument } from '../send-document.ts'

/**
 * The archive as a local policy repository [15]: other instances,
 * and whoever reads repositories, crawl it as any other.
 */
export function mirrorRoutes (app: App, tools: CourtTools): void {
  app.get(
    '/CourtPolicies/*',
    {
      schema: {
        operationId: 'getMirroredFile',
        tags: ['Archive'],
        summary: 'The archive as a policy repository',
        description:
          'Each answering document under the path that paragraphs 33 to 42 give it, the exact bytes, Last-Modified the first observation; in every directory an `index.xml` that says that this is a mirror, and when each court was last checked as a whole. What is listed and could not be fetched or read is listed here too.',
        response: {
          200: bytesReply('application/xml', 'application/octet-stream'),
          ...notModified,
          ...notFound,
          ...everywhere
        },
        params: Type.Object({
          '*': Type.String({ description: 'The path of the file.', 'x-expected': 'a path', examples: ['index.xml'] })
        }),
        querystring: parameters.plainQuery({})
      }
    },
    async (request, reply) => {
      const path = encodedPath(request.url)
      const [directory, name] = [
        path.slice(0, Math.max(0, path.lastIndexOf('/'))),
        path.slice(path.lastIndexOf('/') + 1)
      ]
      if (name === INDEX) {
        const index = await indexOf(tools, directory)
        if (index === undefined) throw nothingAt(request.url)
        return sendCached(
          request,
          reply.headers({ 'content-type': 'application/xml', 'cache-control': 'no-cache' }),
          Buffer.from(index)
        )
      }
      const file = (await mirroredFolder(tools, directory))?.files.find(
        each => encodeURIComponent(each.name) === name
      )
      if (file === undefined || file.sha256 === null) throw nothingAt(request.url)
      if (file.firstObservedAt === null) reply.header('cache-control', 'no-cache')
      else {
        reply.headers({ 'cache-control': IMMUTABLE, 'last-modified': new Date(file.firstObservedAt).toUTCString() })
      }
      return await sendDocument(request, reply, tools.reading, file.sha256, file.firstObservedAt !== null)
    }
  )
}

/** Behind the root of the repository, each part as an address has it. */
function encodedPath (url: string): string {
  const parts = (url.split('?')[0] as string).replace(/^\/CourtPolicies\//, '').split('/')
  return parts.map(part => encodeURIComponent(decodeURIComponent(part))).join('/')
}

/**
 * The index of a directory: of a court its files, of any other the
 * indexes below it; undefined where there is no such directory.
 */
async function indexOf (tools: CourtTools, directory: string): Promise<string | undefined> {
  const court = directory.split('/').length === 3 ? await mirroredFolder(tools, directory) : undefined
  return court === undefined ? indexAbove(await mirroredFolders(tools), directory) : indexOfCourt(court)
}
