import { courtHistory, type CourtHistory } from '../domain/court-history.ts'
import type { Instant } from '../domain/court-time.ts'
import type { KnownSince } from '../domain/events.ts'
import type { CourtFacts } from '../domain/facts.ts'
import type { LookedAt } from './event-progress.ts'

/** Clocks are apart by whole quarters of an hour, and policies start on the hour. */
export const QUARTER = 15 * 60_000

/** The court as known at a moment; undefined while no answer can be given. */
export function historyAt (facts: CourtFacts, knownAt: Instant): CourtHistory | undefined {
  const history = courtHistory(facts, knownAt)
  return 'periods' in history ? history : undefined
}

/**
 * The court as it was known from its last look on, before a moment: as it was then, and after what was recorded since.
 * Of what was recorded within one quarter of an hour only the last counts, as nothing takes effect in between.
 */
export function knownSince (facts: CourtFacts, { knownAt }: LookedAt, before: Instant): KnownSince[] {
  if (knownAt === null) return []
  const lastOfQuarter = new Map<number, Instant>()
  for (const stamp of stampsOf(facts).sort((a, b) => a - b)) {
    if (stamp > knownAt && stamp < before) lastOfQuarter.set(Math.floor(stamp / QUARTER), stamp)
  }
  return [knownAt, ...lastOfQuarter.values()].flatMap(since => {
    const history = historyAt(facts, since)
    return history === undefined ? [] : [{ since, history }]
  })
}

function stampsOf ({ settings, policies, files }: CourtFacts): Instant[] {
  return [
    ...policies.flatMap(({ readAt, sightings }) => [readAt, ...sightings.map(({ recordedAt }) => recordedAt)]),
    ...files.map(({ recordedAt }) => recordedAt),
    ...settings.flatMap(({ initial, recordedAt }) => initial ? [] : [recordedAt])
  ]
}
