import { setImmediate as pause } from 'node:timers/promises'
import pMap from 'p-map'
import { holdingAt } from '../domain/expectations/holding.ts'
import { ruledStretches } from '../domain/expectations/ruled-stretches.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { byKey } from '../domain/text/lookup.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { kindOf, type Expectation } from './expectation-kinds.ts'
import { readerOf, type Expected, type Sayings } from './expected.ts'
import { parseInstant } from './instants.ts'
import { loadCourts, onOneState } from './one-state.ts'
import { passedInstant, question, type CourtQuestion, type Sources } from './question.ts'
import { badRequest, Refusal } from './refusal.ts'
import { holdingWire, unknownWire, type HoldingWire } from './wire/expectation.ts'

export interface ExpectationsAsked {
  expectations: readonly Expectation[]
  at?: string | undefined
  knownAt?: string | undefined
  now: Instant
}

/** So many courts are asked at once. */
const AT_ONCE = 4

/** An expectation of a court, and its place in what was asked. */
interface Placed { courtKey: string, expected: Expected, place: number }

/**
 * Whether each thing holds at an instant, since when and until
 * when; all of them answered from one state of the archive.
 */
export async function expectations (sources: Sources, asked: ExpectationsAsked): Promise<HoldingWire[] | Refusal> {
  try {
    const placed = placedOf(asked.expectations)
    // They are the whole request's: an unknown court, or none, hides no bad one.
    if (asked.at !== undefined) parseInstant('at', asked.at, null)
    if (asked.knownAt !== undefined) await passedInstant(sources, asked.knownAt, null)
    return asked.knownAt === undefined
      ? await onOneState(sources, async pinned => await answerAll(sources, asked, placed, pinned))
      : await answerAll(sources, asked, placed, undefined)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function placedOf (expectations: readonly Expectation[]): Placed[] {
  const kinds = expectations.map((expectation, place) => kindOf(expectation, `expectations/${place}`))
  const wrong = kinds.flatMap(kind => 'parameter' in kind ? kind : [])
  if (wrong.length > 0) throw badRequest(...wrong)
  return kinds.map((kind, place) => ({
    courtKey: (expectations[place] as Expectation).courtKey,
    expected: kind as Expected,
    place
  }))
}

/** Court by court: what its policies say is read once, whatever is expected of them. */
async function answerAll (
  sources: Sources,
  { at, knownAt, now }: ExpectationsAsked,
  placed: readonly Placed[],
  pinned: Instant | undefined
): Promise<HoldingWire[]> {
  const ofCourt = byKey(placed, ({ courtKey }) => [courtKey])
  const courtKeys = [...new Set(placed.map(({ courtKey }) => courtKey))]
  await loadCourts(
    sources,
    courtKeys,
    knownAt === undefined ? (pinned ?? null) : parseInstant('knownAt', knownAt, null)
  )
  const answers: HoldingWire[] = []
  await pMap(
    courtKeys,
    async courtKey => {
      const wanted = ofCourt(courtKey)
      const expected = wanted.map(each => each.expected)
      const found = await findCourt(sources, { courtKey, at, knownAt, pinned, now })
      const told =
        found instanceof Refusal
          ? expected.map(() => unknownWire(found))
          : await answerCourt(sources, found, expected)
      for (const [index, { place }] of wanted.entries()) answers[place] = told[index] as HoldingWire
    },
    { concurrency: AT_ONCE }
  )
  return answers
}

/** A court that nobody knows, or that cannot answer, makes its own expectations undetermined and no others. */
async function findCourt (sources: Sources, asked: Parameters<typeof question>[1]): Promise<CourtQuestion | Refusal> {
  try {
    return await question(sources, asked)
  } catch (error) {
    if (error instanceof Refusal && (error.kind === 'no-such-court' || error.kind === 'no-policy')) return error
    throw error
  }
}

async function answerCourt (
  { histories: { policies } }: Sources,
  found: CourtQuestion,
  expected: readonly Expected[]
): Promise<HoldingWire[]> {
  const { history, decision: { at } } = found
  const read = readerOf(policies, found, expected)
  const sayings = new Map<KnownPolicy, Sayings>()
  for (const { policy } of history.periods) sayings.set(policy, await read(policy))
  const stretches = ruledStretches(history)
  const told: HoldingWire[] = []
  for (const each of expected) {
    const time = stretches.map(({ policy, ...stretch }) => ({
      ...stretch,
      policy: policy === undefined ? null : { version: policy.version, said: sayings.get(policy)?.get(each) ?? [] }
    }))
    told.push(holdingWire(found, holdingAt(time, at)))
    // Others are answered in between.
    await pause()
  }
  return told
}
