import rateLimit from '@fastify/rate-limit'
import type { FastifyReply } from 'fastify'
import type { App } from './fastify.ts'
import { Problem } from './problem.ts'

/** The requests of a client in its minute, this one among them, and for how long that minute goes on. */
export interface Counted { requests: number, leftMs: number }

/**
 * How many requests a client may make in a minute. An address is a client, of IPv6 the 64 bits that one network has.
 */
export interface RequestLimit {
  perMinute: number
  /** Counts one more, over all processes that share the limit. */
  count: (client: string) => Promise<Counted>
}

/** Who watches over the service asks often, and has to be answered. */
const UNCOUNTED = ['/health/live', '/health/ready', '/metrics']

/** The service crawls its own sample, and would stand in its own way. */
const SAMPLE = '/sample/CourtPolicies/'

const isCounted = (path: string): boolean => !UNCOUNTED.includes(path) && !path.startsWith(SAMPLE)

/** What the limit says of itself in every answer. */
const FIELDS = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'] as const

/**
 * Refuses what a client asks over its limit, before anything else
 * of it is looked at; where it cannot be counted, it is answered.
 */
export async function limitRequests (app: App, { perMinute, count }: RequestLimit): Promise<void> {
  class Store {
    incr (client: string, done: (error: Error | null, result?: { current: number, ttl: number }) => void): void {
      count(client).then(({ requests, leftMs }) => done(null, { current: requests, ttl: leftMs }), done)
    }

    child (): this { return this }
  }
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    store: Store,
    skipOnError: true,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem(
        'rate-limited',
        `More than ${perMinute} requests a minute are not answered: ask again in ${Math.ceil(ttl / 1_000)} s.`
      )
  })
  const limit = app.rateLimit()
  app.addHook('onRequest', async function (request, reply) {
    if (isCounted(request.url.split('?')[0] as string)) await limit.call(this, request, reply)
  })
}

/** What the limit has put at an answer that goes out past Fastify; nothing where there is no limit. */
export function limitFields (reply: FastifyReply): readonly string[] {
  return reply.hasHeader(FIELDS[0]) ? FIELDS.flatMap(name => [name, String(reply.getHeader(name))]) : NONE
}

const NONE: readonly string[] = []
