import type { KeptDispute } from '../archive/disputes.ts'
import type { AnswerDifference } from '../domain/dispute/answer-differences.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { disputeWire } from './wire/fee-dispute.ts'

/** An answer as it was given: read from what was recorded, so that a later form may have more. */
export type GivenAnswer = ReturnType<typeof disputeWire>

/** What was asked, as it came; what may be sealed lies apart. */
export type GivenQuestion = Readonly<Record<string, unknown>>

/**
 * A recorded dispute, as it is given; reference and note read null
 * once they are erased. Instants of the archive are ISO 8601 in UTC.
 */
export interface DisputeRecord {
  id: string
  askedAt: string
  askedBy: string
  reader: string
  question: GivenQuestion & { reference: string | null, note: string | null }
  answer: GivenAnswer
  previous: string | null
  differs: readonly AnswerDifference[]
}

/** The content of a record's entry: the record with its form, and in its question the digest of what lies apart. */
interface DisputeContent extends Omit<DisputeRecord, 'question'> {
  form: 1
  question: GivenQuestion & { privateDigest: string }
}

/** What is put into a record that is new. */
export type NewRecord = Omit<DisputeContent, 'form'>

/** The bytes that the digest of a record's entry is made of. */
export const printRecord = (record: NewRecord): string => canonicalJson({ form: 1, ...record })

/** A kept record as it is given. */
export function recordOf ({ note, record, reference }: KeptDispute): DisputeRecord {
  const { form: _, question: { privateDigest: __, ...question }, ...given } = JSON.parse(record) as DisputeContent
  return { ...given, question: { ...question, reference, note } }
}
