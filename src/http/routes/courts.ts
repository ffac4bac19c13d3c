import { Type } from 'typebox'
import type { CompiledHistory } from '../../memory/histories.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { questionInForce } from '../answer.ts'
import { quarterOf } from '../../domain/time/publication-hour.ts'
import { briefly, sendCached } from '../caching.ts'
import { isHistory, type CourtTools } from '../../answers/court-question.ts'
import type { App } from '../fastify.ts'
import { cursorAfter, limitOf, placeOf, type Place } from '../paging.ts'
import { courtDetails, courtList, decision } from '../schemas/courts.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { courtDetailsWire } from '../../answers/wire/court-details.ts'
import { courtSummaryWire, matchesCourt, unansweringWire } from '../../answers/wire/court.ts'
import { decisionWire } from '../../answers/wire/decision.ts'

/** Courts, one court, and which policy is in force there. */
export function courtRoutes (app: App, tools: CourtTools): void {
  app.get('/v1/courts', {
    schema: {
      ...documented({
        operationId: 'listCourts',
        tag: 'Courts',
        summary: 'Courts that the archive knows',
        description: 'Each as its policy in force has it, else its newest; in the order of their keys. Those that cannot answer yet say why.'
      }, 'A page of courts.', courtList),
      querystring: parameters.query({
        q: parameters.searchText('a court\'s key, name, county or divisions', 'Sacramento'),
        state: parameters.state,
        cursor: parameters.cursor,
        limit: parameters.limit
      })
    }
  }, async (request, reply) => {
    const now = tools.clock()
    const place = placeOf(request)
    const pin = place ?? { at: quarterOf(now), knownAt: await lastRecorded(tools) }
    const most = limitOf(request)
    const courts = await summarize(tools, place, pin.at as Instant, court => matchesCourt(court, request.query), most + 1)
    const items = courts.slice(0, most)
    reply.header('cache-control', briefly(now))
    return sendCached(request, reply, { items, nextCursor: courts.length > most ? cursorAfter(request, pin, items.at(-1)?.organizationKey ?? '') : null })
  })

  app.get('/v1/courts/:courtKey', {
    schema: {
      ...documented({
        operationId: 'getCourt',
        tag: 'Courts',
        summary: 'One court as its policy in force has it',
        description: 'Asked for by a division\'s key, what the division says replaces the court\'s whole element [169][177]; contacts and address inherit when absent.'
      }, 'The court, and how the archive keeps watch over it.', courtDetails),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query)
    const { policy } = asked.standing
    const content = await tools.histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)
    return sendCached(request, reply, courtDetailsWire(asked, content, tools.clock()))
  })

  app.get('/v1/courts/:courtKey/effective-policy', {
    schema: {
      ...documented({
        operationId: 'getEffectivePolicy',
        tag: 'Policies',
        summary: 'Which policy is in force, and why',
        description: 'The newest publication that has started by the instant (Rule 1 [77]), with the reasons, what could make the answer wrong, and until when it is settled.'
      }, 'The decision.', decision),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query)
    return sendCached(request, reply, decisionWire(asked))
  })
}

type Summary = ReturnType<typeof summaryWire>

const COURTS_AT_ONCE = 200

/** Up to `most` courts that match, after a place as they were known then. */
async function summarize ({ histories }: CourtTools, place: Place | null, at: Instant, matches: (court: Summary) => boolean, most: number): Promise<Summary[]> {
  const keys = (await histories.listCourts()).filter(key => place === null || key > place.after)
  const found: Summary[] = []
  for (let from = 0; from < keys.length && found.length < most; from += COURTS_AT_ONCE) {
    const compiled = await histories.listHistories(keys.slice(from, from + COURTS_AT_ONCE), place?.knownAt ?? null)
    found.push(...compiled.filter(court => place === null || isNamed(court)).map(court => summaryWire(court, at)).filter(matches))
  }
  return found.slice(0, most)
}

const summaryWire = (court: CompiledHistory, at: Instant) => isHistory(court) ? courtSummaryWire(court, at) : unansweringWire(court)

/** Whether anything of a court was recorded by the moment of which this is. */
const isNamed = (court: CompiledHistory): boolean => isHistory(court) || court.isNamed

/** When the last was recorded of what is known of the courts; null before anything was. */
async function lastRecorded ({ histories }: CourtTools): Promise<Instant | null> {
  const compiled = await histories.listHistories(await histories.listCourts(), null)
  return compiled.reduce<Instant | null>((last, { lastRecordedAt }) => lastRecordedAt === null ? last : Math.max(last ?? lastRecordedAt, lastRecordedAt), null)
}
