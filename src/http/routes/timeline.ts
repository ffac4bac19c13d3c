import { Type } from 'typebox'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import type { CourtHistory } from '../../domain/history/court-history.ts'
import type { KnownPolicy } from '../../domain/history/known-policy.ts'
import { standingOf } from '../../domain/history/decision.ts'
import { availableFrom } from '../../domain/history/effective-policy.ts'
import { doubtsOfSpan } from '../../domain/history/span-doubts.ts'
import { question } from '../answer.ts'
import { cacheControl, sendCached } from '../caching.ts'
import type { CourtTools } from '../../answers/court-question.ts'
import type { App } from '../fastify.ts'
import { parseBound } from '../../answers/instants.ts'
import { pageOf, placeOf } from '../paging.ts'
import { badRequest } from '../problem.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { timeline } from '../schemas/courts.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { courtInstant } from '../../answers/wire/court.ts'
import { clocksWire, policyWire } from '../../answers/wire/decision.ts'

/** A half-open span of time; an open end is infinite. */
interface Span { from: Instant, to: Instant }

/** Which policy ruled when. */
export function timelineRoutes (app: App, tools: CourtTools): void {
  app.get('/v1/courts/:courtKey/timeline', {
    schema: {
      ...documented({
        operationId: 'getTimeline',
        tag: 'Policies',
        summary: 'Which policy ruled when',
        description: 'Periods in time order, half-open; and the policies of the span, newest publication first, with their states at the instant. A policy that never takes effect has no period.'
      }, 'The timeline.', timeline),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({
        from: parameters.from,
        to: parameters.to,
        at: parameters.at,
        knownAt: parameters.knownAt,
        cursor: parameters.cursor,
        limit: parameters.limit
      })
    }
  }, async (request, reply) => {
    const { courtKey } = request.params
    const asked = await question(tools, reply, courtKey, request.query, placeOf(request))
    const { history, decision } = asked
    const span = parseSpan(request.query, history.zone.name)
    const at = printInstant(decision.at, history.zone.name)
    const doubts = doubtsOfSpan(history, span.from, span.to)
    reply.header('cache-control', cacheControl({ ...asked.shelf, doubtful: doubts.length > 0 }, tools.clock()))
    const { items, nextCursor } = pageOf(request, history.policies.filter(policy => isIn(policy, history, span)), asked.pin, ({ version }) => version)
    return sendCached(request, reply, {
      ...clocksWire(asked),
      periods: history.periods.filter(({ from, until }) => from < span.to && (until ?? Infinity) > span.from).map(({ policy, from, until }) => ({
        version: policy.version,
        from: courtInstant(from, history),
        until: courtInstant(until, history)
      })),
      policies: items.map(policy => policyWire(history, standingOf(history, policy, decision.at), courtKey, at)),
      doubts,
      settledUntil: courtInstant(decision.settledUntil, history),
      nextCursor
    })
  })
}

function parseSpan ({ from, to }: { from?: string, to?: string }, zone: string): Span {
  const span = {
    from: from === undefined ? -Infinity : parseBound('from', from, zone),
    to: to === undefined ? Infinity : parseBound('to', to, zone)
  }
  if (span.from < span.to) return span
  throw badRequest({ parameter: 'to', message: `to is ${quoted(String(to))}, which is not after from (${quoted(String(from))}): give a later one, for example from=2005-01-01&to=2005-12-31.` })
}

/** Whether a policy was published, starts or rules within a span; what ended as the span begins is over. */
function isIn (policy: KnownPolicy, history: CourtHistory, { from, to }: Span): boolean {
  const period = history.periods.find(each => each.policy === policy)
  const first = Math.min(policy.publishedAt, policy.startsAt)
  const isOver = period === undefined ? availableFrom(policy) < from : (period.until ?? Infinity) <= from
  return first < to && !isOver
}
