import type { CompiledHistory } from '../domain/history-checks/held-history.ts'
import { quarterOf } from '../domain/time/publication-hour.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import type { Paging, Place } from './paging.ts'
import { isHistory, type Sources } from './question.ts'
import { briefLife } from './shelf-life.ts'
import { courtSummaryWire, matchesCourt, unansweringWire } from './wire/court.ts'

/** A question for courts: words and state that they have, and the page that is asked for. */
export interface CourtsAsked { q?: string, state?: string, now: Instant, paging: Paging }

/** The courts that match, in the order of their keys, each as its policy in force has it now. */
export async function courts (sources: Sources, { q, state, now, paging }: CourtsAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const { place, limit, cursorAfter } = paging
    const pin = place ?? { at: quarterOf(now), knownAt: await lastRecorded(sources) }
    const wanted = { ...(q !== undefined && { q }), ...(state !== undefined && { state }) }
    const found = await summarize(sources, place, pin.at as Instant, court => matchesCourt(court, wanted), limit + 1)
    const items = found.slice(0, limit)
    const nextCursor = found.length > limit ? cursorAfter(pin, items.at(-1)?.organizationKey ?? '') : null
    return {
      kind: 'answer',
      body: { kind: 'value', value: { items, nextCursor }, forms: {} },
      shelfLife: briefLife(now),
      freshness: null,
      basis: null
    }
  })
}

type Summary = ReturnType<typeof summaryWire>

const COURTS_AT_ONCE = 200

/** Up to `most` courts that match, after a place as they were known then. */
async function summarize (
  { histories }: Sources,
  place: Place | null,
  at: Instant,
  matches: (court: Summary) => boolean,
  most: number
): Promise<Summary[]> {
  const keys = (await histories.listCourts()).filter(key => place === null || key > place.after)
  const found: Summary[] = []
  for (let from = 0; from < keys.length && found.length < most; from += COURTS_AT_ONCE) {
    const compiled = await histories.listHistories(keys.slice(from, from + COURTS_AT_ONCE), place?.knownAt ?? null)
    found.push(
      ...compiled
        .filter(court => place === null || isNamed(court))
        .map(court => summaryWire(court, at))
        .filter(matches)
    )
  }
  return found.slice(0, most)
}

/** A court as the list of courts has it. */
export const summaryWire = (court: CompiledHistory, at: Instant) =>
  isHistory(court) ? courtSummaryWire(court, at) : unansweringWire(court)

/** Whether anything of a court was recorded by the moment of which this is. */
export const isNamed = (court: CompiledHistory): boolean => isHistory(court) || court.isNamed

/** When the last was recorded of what is known of the courts; null before anything was. */
async function lastRecorded ({ histories }: Sources): Promise<Instant | null> {
  const compiled = await histories.listHistories(await histories.listCourts(), null)
  return compiled.reduce<Instant | null>(
    (last, { lastRecordedAt }) => (lastRecordedAt === null ? last : Math.max(last ?? lastRecordedAt, lastRecordedAt)),
    null
  )
}
