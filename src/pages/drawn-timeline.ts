import type { RecordedAnswer, RecordedPeriod } from './recorded-dispute.ts'

/**
 * A stretch of the court's time as it is drawn: which version was in
 * force, null where the answer does not name it; null for an open end.
 */
export interface Stretch { version: string | null, from: string | null, until: string | null }

/** So many stretches at most stand on either side of the one in which the filing lies. */
const BESIDE = 2

/**
 * The court's time around the filing, as far as the answer tells it: the periods of
 * the versions that it names, in order, and what lies between. Within a court one
 * policy is in force at a time, so that they never overlap; half-open, as everywhere.
 */
export function stretchesAround (answer: RecordedAnswer): { stretches: Stretch[], filedIn: number } {
  const periods = periodsOf(answer)
  const turns = [
    ...new Set(
      periods
        .flatMap(({ effectiveFrom, effectiveUntil }) => [effectiveFrom, effectiveUntil])
        .concat(answer.nearChange?.at ?? null)
    )
  ]
    .filter(turn => turn !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  const ends = [null, ...turns, null]
  const stretches = ends
    .slice(1)
    .map((until, place) => stretchOf(ends[place] ?? null, until, periods, answer.nearChange))
  const filedIn = stretches.findIndex(({ until }) => until === null || Date.parse(answer.filedAt) < Date.parse(until))
  const first = Math.max(0, filedIn - BESIDE)
  return { stretches: stretches.slice(first, filedIn + BESIDE + 1), filedIn: filedIn - first }
}

function periodsOf ({ policy, sameAmountElsewhere }: RecordedAnswer): RecordedPeriod[] {
  return [...(policy === null ? [] : [policy]), ...sameAmountElsewhere].filter(
    ({ effectiveFrom }) => effectiveFrom !== null
  )
}

/** Whose a stretch is: of the period that holds it, else what is said of the change at one of its ends. */
function stretchOf (
  from: string | null,
  until: string | null,
  periods: readonly RecordedPeriod[],
  nearChange: RecordedAnswer['nearChange']
): Stretch {
  const inside = from === null ? undefined : periods.find(period => holds(period, Date.parse(from)))
  if (inside !== undefined || nearChange === null) return { version: inside?.version ?? null, from, until }
  const version =
    until === nearChange.at ? nearChange.before.version : from === nearChange.at ? nearChange.after.version : null
  return { version, from, until }
}

function holds ({ effectiveFrom, effectiveUntil }: RecordedPeriod, at: number): boolean {
  return (
    effectiveFrom !== null &&
    Date.parse(effectiveFrom) <= at &&
    (effectiveUntil === null || at < Date.parse(effectiveUntil))
  )
}
