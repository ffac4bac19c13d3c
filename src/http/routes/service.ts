import type {} from '@fastify/swagger'
import { Type } from 'typebox'
import type { Instant } from '../../domain/time/court-time.ts'
import { rulesNumber } from '../../domain/policy/corrections.ts'
import { rules, type Rule } from '../../domain/policy/rules.ts'
import { sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { healthWire, partStates, type Health } from '../health.ts'
import { exactly, orNull, utcOrNull } from '../schemas/atoms.ts'
import { ruleList } from '../schemas/archive.ts'
import { bytesReply, documented, everywhere } from '../schemas/documented.ts'
import { pageOf, UNPINNED } from '../paging.ts'
import * as parameters from '../schemas/parameters.ts'

export interface ServiceTools {
  clock: () => Instant
  /** Whether the service can answer; itself it answers within two seconds, whatever the database does. */
  findHealth: () => Promise<Health>
}

/** The checks, health, and the OpenAPI document. */
export function serviceRoutes (app: App, tools: ServiceTools): void {
  app.get(
    '/v1/rules',
    {
      schema: {
        ...documented(
          {
            operationId: 'listRules',
            tag: 'Service',
            summary: 'Every check there is',
            description:
              'What findings refer to by `rule`: severity, paragraphs, and what the check looks for. `version` is raised with each correction of a rule of ours; the header `Archive-Rules` repeats it.'
          },
          'A page of rules.',
          ruleList
        ),
        querystring: parameters.query({ cursor: parameters.cursor, limit: parameters.limit })
      }
    },
    async (request, reply) => {
      const { items, nextCursor } = pageOf(request, Object.entries<Rule>(rules), UNPINNED, ([id]) => id)
      reply.header('cache-control', 'public, max-age=300')
      return sendCached(request, reply, {
        version: rulesNumber,
        items: items.map(([id, rule]) => ({ id, ...rule })),
        nextCursor
      })
    }
  )

  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'getLiveness',
        tags: ['Service'],
        summary: 'Is the process alive',
        description: '200 as long as it answers.',
        response: {
          200: {
            description: 'Alive.',
            content: { 'application/json': { schema: exactly({ status: Type.Literal('ok') }) } }
          },
          ...everywhere
        },
        querystring: parameters.query({})
      }
    },
    async (_request, reply) => await reply.header('cache-control', 'no-store').send({ status: 'ok' })
  )

  const part = exactly({ state: Type.Enum([...partStates]), text: Type.String() })
  const readiness = exactly({
    status: Type.Enum(['ready', 'not-ready']),
    why: Type.Array(Type.String()),
    lastCrawlEndedAt: utcOrNull,
    lastCrawlAgeSeconds: orNull(Type.Integer()),
    parts: exactly(
      { database: part, migrations: part, replica: orNull(part), word: part, crawl: part, log: orNull(part) },
      {
        description:
          'How each is. `replica`: what is read from, where that is one; `word`: the archive says of itself when something is recorded; `log`: null where there is none.'
      }
    )
  })
  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['Service'],
        summary: 'Can it answer',
        description:
          '200 when the database, its migrations and the replica that is read from, where there is one, are fine, whatever has been crawled; 503 says why not. The age of the last crawl is told and decides nothing.',
        response: {
          200: { description: 'Ready.', content: { 'application/json': { schema: readiness } } },
          503: { description: 'Not ready, and why.', content: { 'application/json': { schema: readiness } } },
          ...everywhere
        },
        querystring: parameters.query({})
      }
    },
    async (_request, reply) => {
      const health = healthWire(await tools.findHealth(), tools.clock())
      reply.header('cache-control', 'no-store')
      if (health.status === 'not-ready') reply.code(503).header('retry-after', '10')
      return await reply.send(health)
    }
  )

  for (const [format, type] of [['json', 'application/json'], ['yaml', 'application/yaml']] as const) {
    app.get(
      `/openapi.${format}`,
      { schema: { hide: true, querystring: parameters.plainQuery({}), response: { 200: bytesReply(type) } } },
      async (request, reply) => {
        const text = format === 'yaml' ? app.swagger({ yaml: true }) : `${JSON.stringify(app.swagger(), null, 2)}\n`
        reply.headers({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' })
        return sendCached(request, reply, Buffer.from(text))
      }
    )
  }
}
