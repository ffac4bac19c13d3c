import { courtHistory, type CourtHistory, type ListedHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { quarterOf } from '../domain/time/publication-hour.ts'
import type { KnownSince } from '../domain/events/events.ts'
import type { CourtFacts, FileFact } from '../domain/history/facts.ts'
import { pendingFiles } from '../domain/events/withheld.ts'
import type { Database } from '../archive/database.ts'
import { findFirstCheck } from '../archive/court/index-checks.ts'

/** The court as known at a moment; undefined while no answer can be given. */
export function historyAt (facts: CourtFacts, knownAt: Instant): ListedHistory | undefined {
  const history = courtHistory(facts, knownAt)
  return history.kind === 'answering' ? history : undefined
}

/**
 * The court as it was known from its last look on, before a moment: as it was then, and after what was recorded since.
 * Of what was recorded within one quarter of an hour only the last counts, as nothing takes effect in between.
 */
export async function knownSince (
  database: Database,
  facts: CourtFacts,
  knownAt: Instant | null,
  before: Instant
): Promise<KnownSince[]> {
  if (knownAt === null) return []
  const lastOfQuarter = new Map<number, Instant>()
  for (const stamp of stampsOf(facts).sort((a, b) => a - b)) {
    if (stamp > knownAt && stamp < before) lastOfQuarter.set(quarterOf(stamp), stamp)
  }
  const states = [knownAt, ...lastOfQuarter.values()].flatMap(since => {
    const history = historyAt(facts, since)
    return history === undefined ? [] : [{ since, history }]
  })
  return await withPending(database, states)
}

/** To what was known at each of these moments, which missing files no complete check had covered by then. */
export async function withPending (
  database: Database,
  states: ReadonlyArray<Omit<KnownSince, 'pending'>>
): Promise<KnownSince[]> {
  const covered = new Map<string, Instant | null>()
  const nameOf = ({ source }: CourtHistory, { recordedAt }: FileFact): string => `${recordedAt} ${source}`
  for (const { history } of states) {
    for (const file of history.missing) {
      const name = nameOf(history, file)
      if (covered.has(name)) continue
      const check = await findFirstCheck(database, history.source, history.organizationKey, file.recordedAt)
      covered.set(name, check?.recordedAt ?? null)
    }
  }
  return states.map(state => ({
    ...state,
    pending: pendingFiles(state.history, state.since, file => covered.get(nameOf(state.history, file)) ?? null)
  }))
}

function stampsOf ({ settings, policies, files }: CourtFacts): Instant[] {
  return [
    ...policies.flatMap(({ readAt, sightings }) => [readAt, ...sightings.map(({ recordedAt }) => recordedAt)]),
    ...files.map(({ recordedAt }) => recordedAt),
    ...settings.flatMap(({ initial, recordedAt }) => initial ? [] : [recordedAt])
  ]
}
