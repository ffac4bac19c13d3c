import type { Outcome } from '../../answers/answer.ts'
import { criteriaNames } from '../../answers/fee-criteria.ts'
import type { Lookup } from '../../answers/lookups.ts'
import { byteText, type ByteText } from '../../answers/template.ts'
import { printProblem, problemOf, problems } from '../problem.ts'

/** An answer as its single route gives it, with its status: JSON, as bytes. `order` puts the fields into the order of that route's schema. */
export function printLooked (outcome: Outcome, lookup: Lookup, knownAt: string | undefined, order: (value: object) => unknown): ByteText {
  if (outcome.kind === 'answer') {
    const { body } = outcome
    return printed(200, body.kind === 'prepared' ? body.prepared.print() : byteText(JSON.stringify(order(body.value))))
  }
  const { courtKey } = lookup
  return printed(problems[outcome.kind].status, byteText(printProblem(problemOf(outcome), urlOf(lookup, knownAt), { courtKey })))
}

const printed = (status: number, body: ByteText): ByteText => `{"status":${status},"body":${body}}`

/** Where the single route would have been asked. */
function urlOf ({ courtKey, at, fee, criteria = {}, table, code }: Lookup, knownAt: string | undefined): string {
  const path = fee !== undefined
    ? `fees/${encodeURIComponent(fee)}`
    : table !== undefined && code !== undefined ? `code-tables/${encodeURIComponent(table)}/codes/${encodeURIComponent(code)}` : 'effective-policy'
  const asked = [['at', at], ['knownAt', knownAt], ...criteriaNames.map(name => [name, criteria[name]])]
    .flatMap(([name, value]) => value === undefined ? [] : `${name}=${encodeURIComponent(String(value))}`)
  return `/v1/courts/${encodeURIComponent(courtKey)}/${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}
