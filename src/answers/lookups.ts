import type { Instant } from '../domain/time/court-time.ts'
import type { Outcome } from './answer.ts'
import { codesNamed } from './code-tables.ts'
import { effectivePolicy } from './effective-policy.ts'
import { criteriaNames, type Criteria } from './fee-criteria.ts'
import { feesOfCode } from './fees-of-code.ts'
import { loadCourts, onOneState } from './one-state.ts'
import { passedInstant, type Asked, type Sources } from './question.ts'
import { badRequest, Refusal, type ParameterError } from './refusal.ts'

/** One of many questions: which policy is in force, what a fee is, or what a code of a table stands for. */
export interface Lookup {
  courtKey: string
  at?: string | undefined
  fee?: string | undefined
  criteria?: Criteria | undefined
  table?: string | undefined
  code?: string | undefined
}

/** A question that cannot be understood is refused before it is asked, and no other is the worse for it. */
export interface LookupsAsked { questions: ReadonlyArray<Lookup | Refusal>, knownAt?: string | undefined, now: Instant }

const ANSWERS_AT_ONCE = 8

/**
 * Answers questions in their order, each as if it had been asked alone, and all of
 * them from one state of the archive. A `knownAt` that names no instant, or one
 * still to come, is refused as a whole; all else is the refusal of its own question.
 */
export async function lookups (sources: Sources, asked: LookupsAsked): Promise<Outcome[]> {
  if (asked.knownAt !== undefined) {
    return await answerAll(sources, asked, { knownAt: await passedInstant(sources, asked.knownAt, null) })
  }
  return await onOneState(sources, async pinned => await answerAll(sources, asked, { pinned }))
}

/** As known at which moment: as asked for, or because all answers have to rest on one. */
interface Known { knownAt?: Instant, pinned?: Instant | undefined }

async function answerAll (
  sources: Sources,
  { questions, knownAt, now }: LookupsAsked,
  known: Known
): Promise<Outcome[]> {
  await loadCourts(
    sources,
    questions.flatMap(question => question instanceof Refusal ? [] : question.courtKey),
    known.knownAt ?? known.pinned ?? null
  )
  const answers: Outcome[] = []
  const left = questions.entries()
  const goOn = async (): Promise<void> => {
    for (const [place, lookup] of left) {
      const answer = answerOne(sources, lookup, place, { knownAt, pinned: known.pinned, now })
      // To wait for what stands ready costs as much as the answer.
      answers[place] = answer instanceof Promise ? await answer : answer
    }
  }
  await Promise.all(Array.from({ length: ANSWERS_AT_ONCE }, goOn))
  return answers
}

/** At once where the answer stands ready. */
function answerOne (
  sources: Sources,
  lookup: Lookup | Refusal,
  place: number,
  ofAll: Omit<Asked, 'courtKey'>
): Outcome | Promise<Outcome> {
  if (lookup instanceof Refusal) return lookup
  const { at, code, courtKey, criteria, fee, table } = lookup
  const asked = { ...ofAll, courtKey, at }
  const asksCriteria = criteria !== undefined && criteriaNames.some(name => criteria[name] !== undefined)
  const wrong = contradiction({ fee, table, code, asksCriteria }, `questions/${place}`)
  if (wrong !== undefined) return badRequest(wrong)
  if (fee !== undefined) return feesOfCode(sources, { ...criteria, ...asked, code: fee })
  if (table !== undefined && code !== undefined) return codesNamed(sources, { ...asked, table, code })
  return effectivePolicy(sources, asked)
}

interface Shape { fee: string | undefined, table: string | undefined, code: string | undefined, asksCriteria: boolean }

/** A question is about a policy, a fee, or a code of a table. */
function contradiction ({ fee, table, code, asksCriteria }: Shape, place: string): ParameterError | undefined {
  if (fee !== undefined && (table ?? code) !== undefined) {
    return {
      parameter: `${place}/fee`,
      message: `${place} asks for a fee and for a code: ask for fee, or for table and code, in one question.`
    }
  }
  if ((table === undefined) !== (code === undefined)) {
    const [missing, given] = table === undefined ? ['table', 'code'] : ['code', 'table']
    return {
      parameter: `${place}/${missing}`,
      message: `${place}/${missing} is missing: with ${given} it is expected too.`
    }
  }
  return fee === undefined && asksCriteria
    ? {
        parameter: `${place}/criteria`,
        message: `${place}/criteria belongs to a fee: name it in fee, or leave criteria out.`
      }
    : undefined
}
