import pMap from 'p-map'
import { holdingAt } from '../domain/expectations/holding.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { hasOffset, parseInstant } from './instants.ts'
import { expectCode, expectCount } from './expected-code.ts'
import { expectFee } from './expected-fee.ts'
import type { Expected } from './expected.ts'
import { onOneState } from './one-state.ts'
import { question, type CourtQuestion, type Sources } from './question.ts'
import { badRequest, Refusal, type ParameterError } from './refusal.ts'
import { holdingWire, unknownWire, type HoldingWire } from './wire/expectation.ts'

/** What a program has built in: a code of a table, how many codes a search finds, or a fee and perhaps what it costs. */
export interface Expectation {
  courtKey: string
  table?: string | undefined
  code?: string | undefined
  q?: string | undefined
  count?: number | undefined
  fee?: string | undefined
  /** A decimal: digits, at most one point, no sign. */
  amount?: string | undefined
}

export interface ExpectationsAsked { expectations: readonly Expectation[], at?: string | undefined, knownAt?: string | undefined, now: Instant }

const AT_ONCE = 8

/** Whether each thing holds at an instant, since when and until when; all of them answered from one state of the archive. */
export async function expectations (sources: Sources, asked: ExpectationsAsked): Promise<HoldingWire[] | Refusal> {
  const wrong = asked.expectations.flatMap((each, place) => mistakeOf(each, `expectations/${place}`) ?? [])
  if (wrong.length > 0) return badRequest(...wrong)
  for (const name of ['at', 'knownAt'] as const) if (asked[name] !== undefined && !hasOffset(asked[name])) parseInstant(name, asked[name], null)
  try {
    return asked.knownAt === undefined ? await onOneState(sources, async pinned => await answerAll(sources, asked, pinned)) : await answerAll(sources, asked, undefined)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function answerAll (sources: Sources, { expectations, at, knownAt, now }: ExpectationsAsked, pinned: Instant | undefined): Promise<HoldingWire[]> {
  return await pMap(expectations, async expectation => {
    const found = await findCourt(sources, { courtKey: expectation.courtKey, at, knownAt, pinned, now })
    return found instanceof Refusal ? unknownWire(found.message) : await answerOne(sources, found, expectation)
  }, { concurrency: AT_ONCE })
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

async function answerOne (sources: Sources, found: CourtQuestion, expectation: Expectation): Promise<HoldingWire> {
  const { history, decision: { at } } = found
  const expected = await expectedOf(sources, found, expectation)
  const holding = holdingAt(history, expected.cuts, at, (policy, from) => expected.saidBy(policy, from).holds)
  return holdingWire(found, holding, expected)
}

async function expectedOf (sources: Sources, found: CourtQuestion, { table = '', code, q = '', count, fee, amount }: Expectation): Promise<Expected> {
  if (fee !== undefined) return await expectFee(sources, found, fee, amount ?? null)
  return code !== undefined ? await expectCode(sources, found, table, code) : await expectCount(sources, found, table, q, count ?? 0)
}

/** One of the three kinds is expected, whole. */
function mistakeOf ({ table, code, q, count, fee, amount }: Expectation, place: string): ParameterError | undefined {
  const mistake = (name: string, message: string): ParameterError => ({ parameter: `${place}/${name}`, message: `${place}/${name} ${message}` })
  if (fee !== undefined) {
    const other = Object.entries({ table, code, q, count }).find(([, value]) => value !== undefined)
    return other === undefined ? undefined : mistake(other[0], 'does not belong to a fee: expect a fee, or codes of a table, in one expectation.')
  }
  if (amount !== undefined) return mistake('amount', 'belongs to a fee: name it in fee.')
  if (table === undefined) return mistake('table', 'is missing: expect a table with a code, a table with q and count, or a fee.')
  if (code !== undefined && (q ?? count) !== undefined) return mistake(q === undefined ? 'count' : 'q', 'does not belong to a code: expect a code, or q and count, in one expectation.')
  if (code !== undefined) return undefined
  if (q === undefined) return mistake('q', 'is missing: with a table a code, or q and count, is expected.')
  return count === undefined ? mistake('count', 'is missing: with q it is expected too.') : undefined
}
