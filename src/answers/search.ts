import type { After, Found, Part } from '../archive/court/search.ts'
import { decide } from '../domain/history/decision.ts'
import { effectivePolicy } from '../domain/history/effective-policy.ts'
import type { CompiledHistory, HeldHistory } from '../domain/history-checks/held-history.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { stateCode } from '../domain/time/us-zones.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { isHistory, type Sources } from './question.ts'
import type { Moment, SearchPlace } from './search-moment.ts'
import type { Decided } from './wire/decision.ts'

/** A court of which a policy is in force at the instant of a search. */
export interface CourtInForce { history: HeldHistory, policy: KnownPolicy, at: Instant }

/** What is searched: the parts of policies that have it, and what is given of what stands there. */
export interface Searched<Item, P extends Part> {
  /** The parts of any policy that may have what is sought; undefined where they are too many to be told. */
  candidates: () => Promise<readonly Part[] | undefined>
  /** The parts of a court's policy in force, in policy order. */
  partsOf: (court: CourtInForce) => Promise<readonly P[]>
  /** Up to `most` rows of the parts that may be what is sought, in their order, behind a place. */
  list: (parts: readonly P[], after: After, most: number) => Promise<ReadonlyArray<Found<Item>>>
  /** What is given of a row; undefined for one that is left out. */
  see: (item: Item, question: Decided, part: P) => object | undefined
}

/** Something found: what is given of it, on what it rests, and where it stands. */
export interface Hit { given: object, question: Decided, place: SearchPlace }

/** So many courts are looked through before an index is asked: what most courts have is found there. */
const AT_FIRST = 10
const COURTS_AT_ONCE = 100
const ROWS_AT_ONCE = 500

/** What is found in the policies in force, by court key, then in policy order, from a place on. */
export async function * hitsOf<Item, P extends Part> (
  sources: Sources,
  moment: Moment,
  searched: Searched<Item, P>
): AsyncGenerator<Hit> {
  const { place } = moment
  const keys = (await sources.histories.listCourts()).filter(key => place === null || key >= place.organizationKey)
  const first = keys.slice(0, AT_FIRST)
  yield * hitsInCourts(sources, moment, searched, first, undefined)
  if (keys.length <= AT_FIRST) return
  const candidates = await searched.candidates()
  const possible = candidates === undefined ? undefined : new Set(candidates.map(nameOf))
  const named =
    candidates === undefined ? undefined : new Set(candidates.map(({ organizationKey }) => organizationKey))
  const others = keys.slice(AT_FIRST).filter(key => named?.has(key) ?? true)
  for (let from = 0; from < others.length; from += COURTS_AT_ONCE) {
    yield * hitsInCourts(sources, moment, searched, others.slice(from, from + COURTS_AT_ONCE), possible)
  }
}

const nameOf = ({ organizationKey, digest }: Part): string => `${digest} ${organizationKey}`

/** A part that is looked through, of which court, and which of that court's parts it is. */
interface Owned<P extends Part> { part: P, court: CourtInForce, number: number }

async function * hitsInCourts<Item, P extends Part> (
  sources: Sources,
  moment: Moment,
  searched: Searched<Item, P>,
  keys: readonly string[],
  possible: ReadonlySet<string> | undefined
): AsyncGenerator<Hit> {
  const courts = await courtsInForce(sources, moment, keys)
  const owned = (
    await Promise.all(
      courts.map(async court => (await searched.partsOf(court)).map((part, number) => ({ part, court, number })))
    )
  )
    .flat()
    .filter(each => (possible?.has(nameOf(each.part)) ?? true) && !isBefore(each, moment.place))
  const questions = new Map<CourtInForce, Decided>()
  for await (const { part: number, place, item } of rowsOf(searched, owned, moment)) {
    const { part, court, number: ownNumber } = owned[number] as Owned<P>
    const question = questions.get(court) ?? (await decideCourt(sources, moment, court))
    questions.set(court, question)
    const given = searched.see(item, question, part)
    if (given === undefined) continue
    yield { given, question, place: { organizationKey: part.organizationKey, part: ownNumber, place } }
  }
}

const isBefore = ({ part, number }: Owned<Part>, place: SearchPlace | null): boolean =>
  place !== null && part.organizationKey === place.organizationKey && number < place.part

async function * rowsOf<Item, P extends Part> (
  { list }: Searched<Item, P>,
  owned: ReadonlyArray<Owned<P>>,
  { place, limit }: Moment
): AsyncGenerator<Found<Item>> {
  const [first] = owned
  if (first === undefined) return
  const parts = owned.map(({ part }) => part)
  const most = Math.min(ROWS_AT_ONCE, limit + 1)
  const isThere =
    place !== null && first.part.organizationKey === place.organizationKey && first.number === place.part
  let after: After = { part: 0, place: isThere ? place.place : -1 }
  for (;;) {
    const rows = await list(parts, after, most)
    yield * rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < most) return
    after = last
  }
}

/** Those of the courts that are of the state asked for and have a policy in force. */
async function courtsInForce (
  { histories }: Sources,
  moment: Moment,
  keys: readonly string[]
): Promise<CourtInForce[]> {
  const compiled = await historiesAt(histories, keys, moment.counted)
  return compiled.filter(isHistory).flatMap(history => {
    const at = moment.atIn(history.zone.name)
    const policy = effectivePolicy(history.policies, at)
    const isThere =
      policy !== undefined && (moment.state === null || stateCode(policy.state) === stateCode(moment.state))
    return isThere ? [{ history, policy, at }] : []
  })
}

/**
 * As known at a moment a court is what it is now where nothing
 * of it was recorded since: then it need not be compiled again.
 */
async function historiesAt (
  histories: Sources['histories'],
  keys: readonly string[],
  knownAt: Instant | null
): Promise<CompiledHistory[]> {
  const present = await histories.listHistories(keys, null)
  if (knownAt === null) return present
  const changed = keys.filter((_, place) => (present[place]?.lastRecordedAt ?? Infinity) > knownAt)
  const past = await histories.listHistories(changed, knownAt)
  const known = new Map(changed.map((key, place) => [key, past[place] as CompiledHistory]))
  return keys.map((key, place) => known.get(key) ?? (present[place] as CompiledHistory))
}

/** The rule is asked with its reasons only where something was found. */
async function decideCourt (
  { histories }: Sources,
  { knownAt }: Moment,
  { history, at }: CourtInForce
): Promise<Decided> {
  const decision = decide(history, at, (await histories.findLastCheck(history, knownAt))?.checkedAt ?? null)
  return {
    courtKey: history.organizationKey,
    history,
    knownAt,
    decision,
    standing: decision.standing as NonNullable<typeof decision.standing>
  }
}
