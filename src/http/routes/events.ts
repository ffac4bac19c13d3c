import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { listEvents, type EventQuery } from '../../archive/events.ts'
import type { EventKind } from '../../domain/events/events.ts'
import { sendCached } from '../caching.ts'
import { requireCourt } from '../../answers/question.ts'
import type { CourtTools } from '../asking.ts'
import { eventStream, type EventStreamTools } from '../event-stream.ts'
import type { App } from '../fastify.ts'
import { cursorAfter, limitOf, placeOf, UNPINNED } from '../paging.ts'
import { documented, everywhere, notFound } from '../schemas/documented.ts'
import { after, eventCourtKey, eventKind, lastEventId } from '../schemas/event-parameters.ts'
import { eventList } from '../schemas/events.ts'
import * as parameters from '../schemas/parameters.ts'
import { eventWire } from '../wire/event-wire.ts'

export type EventRouteTools = CourtTools & EventStreamTools

const order = 'In the order of their numbers, which have no gaps and never change; what was told is never taken back.'

/** What the archive tells by itself: as a list, and as it happens. */
export function eventRoutes (app: App, tools: EventRouteTools): void {
  const { database } = tools
  const streams = new Set<AbortController>()
  app.addHook('preClose', async () => { for (const stream of streams) stream.abort() })

  app.get(
    '/v1/events',
    {
      schema: {
        ...documented(
          {
            operationId: 'listEvents',
            tag: 'Archive',
            summary: 'What happened to policies, histories and repositories',
            description: `${order} Go on with \`after=\` the number of the last one. An event follows what it tells of within a second or so.`
          },
          'A page of events.',
          eventList
        ),
        querystring: parameters.query({
          after,
          courtKey: eventCourtKey,
          kind: eventKind,
          cursor: parameters.cursor,
          limit: parameters.limit
        })
      }
    },
    async (request, reply) => {
      const limit = limitOf(request)
      const query = await queryOf(tools, request.query, placeOf(request)?.after)
      const found = await listEvents(database, { ...query, limit: limit + 1 })
      const items = found.slice(0, limit)
      const nextCursor = found.length > limit ? cursorAfter(request, UNPINNED, String(items.at(-1)?.number)) : null
      reply.header('cache-control', 'no-cache')
      return sendCached(request, reply, { items: items.map(eventWire), nextCursor })
    }
  )

  app.get(
    '/v1/events/stream',
    {
      schema: {
        operationId: 'streamEvents',
        tags: ['Archive'],
        summary: 'The same events as they happen',
        description: `Server-Sent Events: \`id\` is the number, \`event\` the kind, \`data\` the event as in the list. ${order} Begins after \`Last-Event-ID\`, else after \`after\`, else with the first event. A comment every 15 seconds while nothing happens.`,
        querystring: parameters.plainQuery({
          after,
          courtKey: eventCourtKey,
          kind: eventKind
        }),
        headers: Type.Object({ 'last-event-id': lastEventId }),
        response: {
          200: {
            description: 'Events until either side closes.',
            content: { 'text/event-stream': { schema: Type.String() } }
          },
          ...notFound,
          ...everywhere
        }
      }
    },
    async (request, reply) => {
      const query = await queryOf(tools, request.query, request.headers['last-event-id'])
      const stream = new AbortController()
      streams.add(stream)
      reply.raw.on('close', () => {
        streams.delete(stream)
        stream.abort()
      })
      const events = eventStream(tools, query, stream.signal)
      return await reply
        // A connection that were kept would keep a service that closes waiting for its client.
        .headers({
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
          connection: 'close'
        })
        .send(Readable.from(events, { highWaterMark: 1 }))
    }
  )
}

interface Asked { after?: number, courtKey?: string, kind?: EventKind }

/** @param goOn the number to go on from, which counts instead of `after` */
async function queryOf (
  tools: CourtTools,
  { after, courtKey, kind }: Asked,
  goOn: string | undefined
): Promise<Omit<EventQuery, 'limit'>> {
  const organizationKey = courtKey === undefined ? null : await requireCourt(tools, courtKey)
  return {
    after: goOn === undefined || goOn === '' ? (after ?? 0) : Number(goOn),
    organizationKey,
    kind: kind ?? null
  }
}
