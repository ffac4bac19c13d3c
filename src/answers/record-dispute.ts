import { randomBytes, randomUUID } from 'node:crypto'
import {
  findDispute,
  findKeeping,
  keepDispute,
  privateDigestOf,
  type KeptBefore,
  type RequestKey
} from '../archive/disputes.ts'
import { digestOf } from '../archive/documents.ts'
import { recordEntries } from '../archive/entries.ts'
import { answerDifferences } from '../domain/dispute/answer-differences.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { printRecord, recordOf, type DisputeRecord, type GivenAnswer, type GivenQuestion } from './dispute-record.ts'
import { feeDispute, type DisputeAsked } from './fee-dispute.ts'
import { printUtc } from './instants.ts'
import { presentMoment } from './present-moment.ts'
import type { Sources } from './question.ts'
import { Refusal } from './refusal.ts'

/** A question whose answer is to be kept. */
export interface RecordAsked {
  /** As it came, without reference and note. */
  given: GivenQuestion
  reference: string | null
  note: string | null
  asked: Omit<DisputeAsked, 'pinned' | 'now'>
  /** The id of a record that this one follows. */
  previous: string | null
  askedBy: string
  /** `Idempotency-Key`; null where the request has none. */
  key: string | null
  /** The version of the reader of this process. */
  reader: string
  now: Instant
}

/** A record that was made now, or by the same request before. */
export interface Recorded { kind: 'recorded', isNew: boolean, record: DisputeRecord }

/**
 * Answers a dispute and keeps question and answer as an entry, for ever. It answers
 * as known at the moment that the record names as `askedAt`, so that asking again
 * as known then repeats it; what a record before it says otherwise is told.
 */
export async function recordDispute (sources: Sources, request: RecordAsked): Promise<Recorded | Refusal> {
  const key = keyOf(request)
  const known = key === null ? undefined : await findKeeping(sources.database, key)
  if (known !== undefined) return await beforeNow(sources, known)
  const kept = request.previous === null ? null : await findDispute(sources.database, request.previous)
  if (kept === undefined) return noSuchDispute(request.previous ?? '')
  const previous = kept === null ? null : recordOf(kept)
  const moment = await presentMoment(sources)
  const outcome = await feeDispute(sources, {
    ...request.asked,
    ...(request.asked.knownAt === undefined && { pinned: moment }),
    now: request.now
  })
  if (outcome.kind !== 'answer') return outcome
  if (outcome.body.kind !== 'value') throw new Error('An answer to a dispute is a value.')
  const answer = JSON.parse(JSON.stringify(outcome.body.value)) as GivenAnswer
  const differs = previous === null ? [] : answerDifferences(previous.answer, answer)
  return await keep(
    sources,
    request,
    { answer, askedAt: printUtc(moment), differs, previous: previous?.id ?? null },
    key
  )
}

async function keep (
  sources: Sources,
  { askedBy, given, note, reader, reference }: RecordAsked,
  said: Pick<DisputeRecord, 'answer' | 'askedAt' | 'differs' | 'previous'>,
  key: RequestKey | null
): Promise<Recorded | Refusal> {
  const { database } = sources
  const [id, salt] = [randomUUID(), randomBytes(32).toString('hex')]
  const question = { ...given, privateDigest: privateDigestOf({ note, reference, salt }) }
  const record = printRecord({ id, askedBy, reader, question, ...said })
  const kept = await keepDispute(
    database,
    { organizationKey: said.answer.court.organizationKey, id, record, reference, note, salt },
    key
  )
  if (kept.kind !== 'kept') return await beforeNow(sources, kept)
  await recordEntries(database)
  return { kind: 'recorded', isNew: true, record: recordOf({ entryId: 0, record, reference, note }) }
}

/** What the same request made before; another request with its key is refused. */
async function beforeNow ({ database }: Sources, keeping: KeptBefore): Promise<Recorded | Refusal> {
  if (keeping.kind === 'key-reused') {
    return new Refusal(
      'idempotency-key-reused',
      `This Idempotency-Key was sent with another body, which made dispute ${keeping.id}: send a new key with a new request.`
    )
  }
  const kept = await findDispute(database, keeping.id)
  if (kept === undefined) throw new Error(`Dispute ${keeping.id} has a key and no record.`)
  return { kind: 'recorded', isNew: false, record: recordOf(kept) }
}

const keyOf = ({ askedBy, given, key, note, reference }: RecordAsked): RequestKey | null =>
  key === null
    ? null
    : { holder: askedBy, key, bodyDigest: salt => digestOf(canonicalJson({ given, reference, note, salt })) }

export const noSuchDispute = (id: string): Refusal =>
  new Refusal('no-such-dispute', `No dispute ${id} is recorded: see /v1/disputes.`)
