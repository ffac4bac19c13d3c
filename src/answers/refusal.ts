import type { Freshness } from './shelf-life.ts'

/** Why no answer is given; what a caller is told of each, `http` says. */
export const refusalKinds = [
  'bad-request',
  'no-such-court',
  'no-such-version',
  'no-such-fee',
  'no-such-code-table',
  'no-such-code',
  'no-such-document',
  'no-such-dispute',
  'none-yet',
  'no-policy',
  'conflict',
  'idempotency-key-reused'
] as const

export type RefusalKind = typeof refusalKinds[number]

/**
 * In place of an answer: its kind, a sentence that tells what to do, and what belongs to
 * the kind (`suggestions`, `firstEffectiveFrom`, `errors`). Inside this room it is thrown,
 * as nothing can be said after it; at the room's door it is a value, see `outcomeOf`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly members: Readonly<Record<string, unknown>>
  /** For how long it may be kept, as an answer may; null where it may not. */
  readonly kept: Kept | null

  constructor (
    kind: RefusalKind,
    sentence: string,
    members: Readonly<Record<string, unknown>> = {},
    kept: Kept | null = null
  ) {
    super(sentence)
    this.kind = kind
    this.members = members
    this.kept = kept
  }
}

/** For how many seconds something may be kept, and how fresh the archive's view of its court is. */
export interface Kept { shelfLife: number, freshness: Freshness }

/**
 * What is wrong with one parameter: what was expected, with an
 * example; and what could have been meant, where that is known.
 */
export interface ParameterError { parameter: string, message: string, candidates?: readonly string[] }

/** Who is told of a hundred mistakes mends the first few and asks again. */
const MOST_ERRORS = 20

export function badRequest (...errors: ParameterError[]): Refusal {
  const told = errors.slice(0, MOST_ERRORS)
  const more = errors.length > MOST_ERRORS ? [`And ${errors.length - MOST_ERRORS} more.`] : []
  return new Refusal('bad-request', [...told.map(({ message }) => message), ...more].join(' '), { errors: told })
}
