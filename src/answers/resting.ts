import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Answer } from './answer.ts'
import type { CourtQuestion } from './question.ts'
import { shelfLife } from './shelf-life.ts'

/** An answer to a question about a court; `policy` is what it rests on, null where it rests on none. */
export function answerTo ({ shelf, now, freshness, courtKey }: CourtQuestion, policy: Pick<KnownPolicy, 'version' | 'sha256'> | null, value: object): Answer {
  const basis = policy === null ? null : { courtKey, version: policy.version, sha256: policy.sha256 }
  return { kind: 'answer', body: { kind: 'value', value }, shelfLife: shelfLife(shelf, now), freshness, basis }
}
