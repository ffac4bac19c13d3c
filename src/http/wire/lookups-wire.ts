import type { Outcome } from '../../answers/answer.ts'
import { criteriaNames } from '../../answers/fee-criteria.ts'
import type { Lookup } from '../../answers/lookups.ts'
import { byteText, type ByteText } from '../../answers/template.ts'
import { printProblem, problemOf, problems } from '../problem.ts'

/**
 * An answer as its single route gives it, with its status: JSON, as
 * bytes. `order` puts the fields into the order of that route's schema.
 *
 * @param lookup undefined where the question was not understood
 */
export function printLooked (
  outcome: Outcome,
  lookup: Lookup | undefined,
  knownAt: string | undefined,
  order: (value: object) => unknown
): ByteText {
  if (outcome.kind === 'answer') {
    const { body } = outcome
    return printed(
      200,
      body.kind === 'prepared' ? body.prepared.print() : byteText(JSON.stringify(order(body.value)))
    )
  }
  const { status } = problems[outcome.kind]
  const problem = problemOf(outcome)
  return printed(status, byteText(
    lookup === undefined
      ? printProblem(problem, LOOKUPS)
      : printProblem(problem, urlOf(lookup, knownAt), { courtKey: lookup.courtKey })
  ))
}

/** The body: each answer is written to its place, as a text of all of them would be made a second time. */
export function bytesOf (answers: readonly ByteText[]): Buffer {
  const [begin, end] = ['{"answers":[', ']}']
  const between = Math.max(0, answers.length - 1)
  const bytes = Buffer.allocUnsafe(
    answers.reduce((sum, { length }) => sum + length, begin.length + between + end.length)
  )
  let at = bytes.write(begin, 'latin1')
  for (const [place, answer] of answers.entries()) {
    if (place > 0) at += bytes.write(',', at, 'latin1')
    at += bytes.write(answer, at, 'latin1')
  }
  bytes.write(end, at, 'latin1')
  return bytes
}

/** Where a question was sent of which nobody can tell what it asks. */
const LOOKUPS = '/v1/lookups'

const printed = (status: number, body: ByteText): ByteText => `{"status":${status},"body":${body}}`

/** Where the single route would have been asked. */
function urlOf ({ courtKey, at, fee, criteria = {}, table, code }: Lookup, knownAt: string | undefined): string {
  const path =
    fee !== undefined
      ? `fees/${encodeURIComponent(fee)}`
      : table !== undefined && code !== undefined
        ? `code-tables/${encodeURIComponent(table)}/codes/${encodeURIComponent(code)}`
        : 'effective-policy'
  const asked = [['at', at], ['knownAt', knownAt], ...criteriaNames.map(name => [name, criteria[name]])]
    .flatMap(([name, value]) => value === undefined ? [] : `${name}=${encodeURIComponent(String(value))}`)
  return `/v1/courts/${encodeURIComponent(courtKey)}/${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}
