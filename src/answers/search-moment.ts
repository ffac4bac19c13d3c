import { quarterOf } from '../domain/time/publication-hour.ts'
import { topOfHour, type Instant } from '../domain/time/court-time.ts'
import { parseInstant } from './instants.ts'
import type { Paging } from './paging.ts'
import { passedInstant, type Sources } from './question.ts'

/** A search over all courts, as it came: instants have offsets. */
export interface SearchAsked {
  q?: string | undefined
  state?: string | undefined
  at?: string | undefined
  knownAt?: string | undefined
  now: Instant
  paging: Paging
}

/** Where something found stands: in which of a court's parts, and at which place of it, both counted from 0. */
export interface SearchPlace { organizationKey: string, part: number, place: number }

/** The moment of a search, of whom it is asked, and where it goes on. */
export interface Moment {
  /** As it is repeated: the instant asked about, else the top of the current hour. */
  at: Instant
  /** The instant on a court's clock: without `at` the top of its current hour (Rule 2 [78]). */
  atIn: (zone: string) => Instant
  /** As it was asked; null for all that is recorded. */
  knownAt: Instant | null
  /** What was recorded by then counts, on a further page what counted on the first. */
  counted: Instant | null
  /** What further pages rest on: the instant, and the last entry that counted. */
  pinnedAt: Instant
  sequence: number
  state: string | null
  place: SearchPlace | null
  limit: number
}

export async function momentOf (
  sources: Sources,
  { at: text, knownAt: known, state, now, paging }: SearchAsked
): Promise<Moment> {
  const { place, limit } = paging
  const asked = text === undefined ? null : parseInstant('at', text, null)
  const knownAt = known === undefined ? null : await passedInstant(sources, known, null)
  const pinnedAt = place?.at ?? asked ?? quarterOf(now)
  const atIn = (zone: string): Instant => asked ?? topOfHour(pinnedAt, zone)
  return {
    at: atIn('UTC'),
    atIn,
    knownAt,
    counted: place?.knownAt ?? knownAt,
    pinnedAt,
    sequence: sources.histories.sequence(),
    state: state ?? null,
    place: searchPlace(paging),
    limit
  }
}

/** As a cursor names it. */
export const printPlace = ({ organizationKey, part, place }: SearchPlace): string =>
  `${part}.${place} ${organizationKey}`

function searchPlace ({ place, lost }: Paging): SearchPlace | null {
  if (place === null) return null
  const [, part, number, organizationKey] = /^(\d{1,9})\.(\d{1,9}) (.*)$/s.exec(place.after) ?? []
  if (organizationKey === undefined) throw lost()
  return { organizationKey, part: Number(part), place: Number(number) }
}
