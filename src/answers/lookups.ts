import pMap from 'p-map'
import type { Instant } from '../domain/time/court-time.ts'
import type { Outcome } from './answer.ts'
import { codesNamed } from './code-tables.ts'
import { effectivePolicy } from './effective-policy.ts'
import { criteriaNames, type Criteria } from './fee-criteria.ts'
import { feesOfCode } from './fees-of-code.ts'
import { parseInstant } from './instants.ts'
import { onOneState } from './one-state.ts'
import type { Asked, Sources } from './question.ts'
import { badRequest, type ParameterError } from './refusal.ts'

/** One of many questions: which policy is in force, what a fee is, or what a code of a table stands for. */
export interface Lookup {
  courtKey: string
  at?: string | undefined
  fee?: string | undefined
  criteria?: Criteria | undefined
  table?: string | undefined
  code?: string | undefined
}

export interface LookupsAsked { questions: readonly Lookup[], knownAt?: string | undefined, now: Instant }

/** The courts of so many questions are asked for together, and so many answers at once. */
const COURTS_TOGETHER = 40
const ANSWERS_AT_ONCE = 8

/**
 * Answers questions in their order, each as if it had been asked alone, and all of them from one state of the archive.
 * A `knownAt` that names no instant is refused as a whole; all else is the refusal of its own question.
 */
export async function lookups (sources: Sources, asked: LookupsAsked): Promise<Outcome[]> {
  if (asked.knownAt !== undefined) return await answerAll(sources, asked, { knownAt: parseInstant('knownAt', asked.knownAt, null) })
  return await onOneState(sources, async pinned => await answerAll(sources, asked, { pinned }))
}

/** As known at which moment: as asked for, or because all answers have to rest on one. */
interface Known { knownAt?: Instant, pinned?: Instant | undefined }

async function answerAll (sources: Sources, { questions, knownAt, now }: LookupsAsked, known: Known): Promise<Outcome[]> {
  await loadCourts(sources, questions, known)
  const answer = async (lookup: Lookup, place: number): Promise<Outcome> =>
    await answerOne(sources, lookup, `questions/${place}`, { courtKey: lookup.courtKey, at: lookup.at, knownAt, pinned: known.pinned, now })
  return await pMap(questions, answer, { concurrency: ANSWERS_AT_ONCE })
}

/** The courts that memory does not have are asked for in a few questions to the archive, not in some for each. */
async function loadCourts ({ histories }: Sources, questions: readonly Lookup[], { knownAt, pinned }: Known): Promise<void> {
  const moment = knownAt ?? pinned ?? null
  if (moment !== null && !await histories.hasPassed(moment)) return
  const keys = await Promise.all([...new Set(questions.map(({ courtKey }) => courtKey))].map(async key => await histories.findCourt(key)))
  const courts = [...new Set(keys.filter(key => key !== undefined))]
  for (let from = 0; from < courts.length; from += COURTS_TOGETHER) await histories.listHistories(courts.slice(from, from + COURTS_TOGETHER), moment)
}

async function answerOne (sources: Sources, { fee, criteria = {}, table, code }: Lookup, place: string, asked: Asked): Promise<Outcome> {
  const wrong = contradiction({ fee, table, code, asksCriteria: criteriaNames.some(name => criteria[name] !== undefined) }, place)
  if (wrong !== undefined) return badRequest(wrong)
  if (fee !== undefined) return await feesOfCode(sources, { ...criteria, ...asked, code: fee })
  if (table !== undefined && code !== undefined) return await codesNamed(sources, { ...asked, table, code })
  return await effectivePolicy(sources, asked)
}

interface Shape { fee: string | undefined, table: string | undefined, code: string | undefined, asksCriteria: boolean }

/** A question is about a policy, a fee, or a code of a table. */
function contradiction ({ fee, table, code, asksCriteria }: Shape, place: string): ParameterError | undefined {
  if (fee !== undefined && (table ?? code) !== undefined) {
    return { parameter: `${place}/fee`, message: `${place} asks for a fee and for a code: ask for fee, or for table and code, in one question.` }
  }
  if ((table === undefined) !== (code === undefined)) {
    const [missing, given] = table === undefined ? ['table', 'code'] : ['code', 'table']
    return { parameter: `${place}/${missing}`, message: `${place}/${missing} is missing: with ${given} it is expected too.` }
  }
  return fee === undefined && asksCriteria ? { parameter: `${place}/criteria`, message: `${place}/criteria belongs to a fee: name it in fee, or leave criteria out.` } : undefined
}
