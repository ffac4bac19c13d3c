import { Type } from 'typebox'
import { countFailuresInARow, findCrawl, listCrawls, type Crawl } from '../../archive/crawls.ts'
import { findLastSequence } from '../../archive/changes.ts'
import { endLapsedWherePossible } from '../../archive/jobs/lapsed-crawls.ts'
import { isCrawlHeld } from '../../archive/jobs/leases.ts'
import { nearNames } from '../../domain/text/near-names.ts'
import { putVersion } from '../archive-version.ts'
import { sendCached } from '../caching.ts'
import type { CourtTools } from '../asking.ts'
import type { App } from '../fastify.ts'
import { pageOf, UNPINNED } from '../paging.ts'
import { Problem } from '../problem.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { onlyFor, type Tokens } from '../roles.ts'
import { repositoryList } from '../schemas/archive.ts'
import { ref } from '../schemas/atoms.ts'
import { documented, documentedForRole } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { crawlWire, repositoryWire } from '../wire/archive-wire.ts'

/** A repository of the configuration. */
export interface ConfiguredRepository { id: string, url: string }

export interface ArchiveTools extends CourtTools {
  tokens: Tokens
  repositories: readonly ConfiguredRepository[]
  /** Begins a crawl that was asked for and gives its id at once; null while the repository is being crawled. */
  startCrawl: (repositoryId: string) => Promise<string | null>
}

const CRAWLS_LOOKED_BACK = 100

/** What the archive is made of: repositories and crawls; captures and documents have files of their own. */
export function archiveRoutes (app: App, tools: ArchiveTools): void {
  const { database, repositories } = tools

  app.get(
    '/v1/repositories',
    {
      schema: {
        ...documented(
          {
            operationId: 'listRepositories',
            tag: 'Archive',
            summary: 'Configured repositories',
            description:
              'With their last crawl, when the next is due, and how many crawls in a row did not come to their end or did not get all indexes.'
          },
          'A page of repositories.',
          repositoryList
        ),
        querystring: parameters.query({ cursor: parameters.cursor, limit: parameters.limit })
      }
    },
    async (request, reply) => {
      const { items, nextCursor } = pageOf(request, repositories, UNPINNED, ({ id }) => id)
      const found = await Promise.all(items.map(each => findRepository(tools, each)))
      reply.header('cache-control', 'no-cache')
      return sendCached(request, reply, { items: found, nextCursor })
    }
  )

  app.get(
    '/v1/repositories/:repositoryId',
    {
      schema: {
        ...documented(
          {
            operationId: 'getRepository',
            tag: 'Archive',
            summary: 'One configured repository',
            description: 'As in the list.'
          },
          'The repository.',
          ref('Repository')
        ),
        params: Type.Object({ repositoryId: parameters.repositoryId }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const configured = requireRepository(tools, request.params.repositoryId)
      reply.header('cache-control', 'no-cache')
      return sendCached(request, reply, await findRepository(tools, configured))
    }
  )

  app.post(
    '/v1/repositories/:repositoryId/crawls',
    {
      onRequest: onlyFor('operator', tools.tokens),
      schema: {
        ...documentedForRole(
          {
            operationId: 'startCrawl',
            tag: 'Archive',
            summary: 'Crawl a repository now',
            description:
              'Role operator. Asks again, conditionally, for every listed policy, held or not. Follow the Location until its state is done or failed.'
          },
          {
            202: {
              description: 'Begun; Location is the crawl.',
              content: { 'application/json': { schema: ref('Crawl') } }
            }
          }
        ),
        params: Type.Object({ repositoryId: parameters.repositoryId }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const { id } = requireRepository(tools, request.params.repositoryId)
      const crawlId = await tools.startCrawl(id)
      if (crawlId === null) {
        throw new Problem(
          'conflict',
          `Repository ${id} is being crawled already: wait for that crawl to end, see /v1/repositories/${id}.`
        )
      }
      const crawl = await findCrawl(database, crawlId)
      return await reply
        .code(202)
        .header('location', `/v1/crawls/${crawlId}`)
        .send(crawlWire(crawl as Crawl, true))
    }
  )

  app.get(
    '/v1/crawls/:crawlId',
    {
      schema: {
        ...documented(
          {
            operationId: 'getCrawl',
            tag: 'Archive',
            summary: 'One crawl',
            description:
              '`done` when it came to its end, whatever single files did; by then all it kept counts in every answer. `failed` also when the process that crawled is gone.'
          },
          'The crawl.',
          ref('Crawl')
        ),
        params: Type.Object({ crawlId: parameters.crawlId }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      await endLapsedWherePossible(database)
      const crawl = await findCrawl(database, request.params.crawlId)
      if (crawl === undefined) {
        throw new Problem(
          'not-found',
          `There is no crawl ${request.params.crawlId}: see the last one of each repository at /v1/repositories.`
        )
      }
      // By then all that it kept counts in every answer: a replica may have to take it up first.
      if (crawl.state !== null) {
        await tools.histories.reach(await findLastSequence(database))
        putVersion(reply, tools.histories)
      }
      reply.header('cache-control', 'no-cache')
      return sendCached(request, reply, crawlWire(crawl, await isRunning(tools, crawl)))
    }
  )
}

function requireRepository ({ repositories }: ArchiveTools, id: string): ConfiguredRepository {
  const found = repositories.find(repository => repository.id === id)
  if (found !== undefined) return found
  const known = repositories.map(repository => repository.id)
  throw new Problem('not-found', `No repository ${quoted(id)} is configured: see /v1/repositories.`, {
    suggestions: nearNames(id, known)
  })
}

/** A repository with what its last crawls say of it. */
export async function findRepository (tools: ArchiveTools, repository: ConfiguredRepository) {
  await endLapsedWherePossible(tools.database)
  const crawls = await listCrawls(tools.database, repository.id, repository.url, CRAWLS_LOOKED_BACK)
  const running = crawls[0] !== undefined && await isRunning(tools, crawls[0])
  const failuresInARow = await countFailuresInARow(
    tools.database,
    { repositoryId: repository.id, url: repository.url },
    running ? (crawls[0]?.crawlId ?? null) : null
  )
  return repositoryWire(repository, crawls, running, failuresInARow, tools.nextCheckOf(repository.id))
}

/** A crawl without an end runs while it holds its repository; one found without a holder has its end by now. */
async function isRunning ({ database }: ArchiveTools, crawl: Crawl): Promise<boolean> {
  return crawl.state === null && await isCrawlHeld(database, crawl.crawlId)
}
