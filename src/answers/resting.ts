import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { doubtsOfSpan } from '../domain/history/span-doubts.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { basisOf, type Answer, type OtherForms, type RowRest, type Rows } from './answer.ts'
import type { AnsweredQuestion, CourtQuestion } from './question.ts'
import { shelfLife } from './shelf-life.ts'

/**
 * An answer to a question about a court; `policy` is what it rests on, null
 * where it rests on none; `forms` is its list in other forms, where it has any.
 */
export function answerTo (
  { shelf, now, freshness, courtKey }: CourtQuestion,
  policy: Pick<KnownPolicy, 'version' | 'sha256'> | null,
  value: object,
  forms: OtherForms = {}
): Answer {
  const basis = policy === null ? null : basisOf(courtKey, policy)
  return { kind: 'answer', body: { kind: 'value', value, forms }, shelfLife: shelfLife(shelf, now), freshness, basis }
}

/** A list of what the policy in force says, as rows: all of them rest on what the answer rests on. */
export function rowsInForce (
  {
    standing: {
      policy: { version, sha256 }
    },
    decision: { provisional, doubts }
  }: AnsweredQuestion,
  list: readonly object[]
): Rows {
  const rest = { version, sha256, provisional, doubts }
  return { list, restOf: () => rest }
}

/** A time in which a policy's word holds: `until` null while no end of it is known. */
interface Lasting { from: Instant, until: Instant | null }

/**
 * What a row about a stretch of time rests on: provisional while its
 * end could still become another, with the doubts of the whole of it.
 */
export function restOfSpan (
  { history, decision: { settledUntil } }: CourtQuestion,
  { version, sha256 }: Pick<KnownPolicy, 'version' | 'sha256'>,
  { from, until }: Lasting
): RowRest {
  const provisional = settledUntil === null || until === null || until > settledUntil
  return { version, sha256, provisional, doubts: doubtsOfSpan(history, from, until ?? Infinity) }
}
