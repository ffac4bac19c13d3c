import type { DisputeAsked } from '../../answers/fee-dispute.ts'
import { criteriaNames, type Criteria } from '../../answers/fee-criteria.ts'
import type { ParameterError } from '../../answers/refusal.ts'
import type { disputeWire } from '../../answers/wire/fee-dispute.ts'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { criteriaLabels, type TypedDispute } from '../../pages/desk/dispute.ts'
import { fieldsOf } from '../../pages/desk/instant-fields.ts'
import { queryReader } from '../query-reader.ts'
import { disputeParameters } from '../schemas/dispute-parameters.ts'
import { plainQuery } from '../schemas/parameters.ts'
import { address, atOf, courtPath, type Query } from './view.ts'

export type DisputeAnswer = ReturnType<typeof disputeWire>

/** A dispute as it was typed, read: a question, or what is wrong with it; null where nothing was asked yet. */
export type ReadDispute =
  | { kind: 'asked', asked: DeskDispute }
  | { kind: 'wrong', texts: string[], errors: readonly ParameterError[] }
  | null

/** A question of the desk: what it says of the filing holds for each of its fees. */
export interface DeskDispute extends Omit<DisputeAsked, 'now'> { criteria: Criteria }

/** What is typed is judged as the same question is by its route. */
const readQuestion = queryReader(plainQuery(disputeParameters))

/** What was typed into the form, as a question. */
export function readDispute (courtKey: string, query: Query): ReadDispute {
  const { citedVersion, fee = '', tendered = '' } = query
  const filedAt = atOf(query, 'filedAt')
  // A link from a fee fills in its code, and asks nothing yet.
  if (tendered === '' && filedAt === undefined && citedVersion === undefined) return null
  const read = readQuestion({
    fee: codesOf(fee),
    tendered: tendered.trim().replace(/^\$/, ''),
    ...(filedAt !== undefined && { filedAt }),
    ...(citedVersion !== undefined && { citedVersion }),
    ...(query['knownAt'] !== undefined && { knownAt: query['knownAt'] }),
    ...criteriaTyped(query)
  })
  if (read.kind === 'wrong') return { kind: 'wrong', texts: read.errors.map(each => told(query, each)), errors: [] }
  const { citedVersion: cited = null, fee: codes, filedAt: filed, knownAt, tendered: amount, ...criteria } = read.value
  const fees = codes.map(code => ({ code, criteria, within: '' }))
  return { kind: 'asked', asked: { courtKey, filedAt: filed, tendered: amount, citedVersion: cited, knownAt, fees, criteria } }
}

const codesOf = (fee: string): string[] => fee.split(',').map(code => code.trim()).filter(code => code !== '')

/** What was typed of the filing; a field of blanks says nothing. */
function criteriaTyped (query: Query): Query {
  return Object.fromEntries(
    criteriaNames.flatMap(name => {
      const text = query[name]?.trim() ?? ''
      return text === '' ? [] : [[name, text]]
    })
  )
}

/** What is wrong with a field, by the name that stands over it. */
function told (query: Query, { message, parameter }: ParameterError): string {
  const { citedVersion = '', fee = '', tendered = '' } = query
  const label = criteriaNames.find(name => name === parameter)
  if (label !== undefined) return message.replace(parameter, `The field \u201c${criteriaLabels[label]}\u201d`)
  if (parameter === 'tendered') {
    return `The amount tendered is ${quoted(tendered)}: digits with at most one point are expected, for example 100.00.`
  }
  if (parameter === 'citedVersion') {
    return `The version cited is ${quoted(citedVersion)}: three digits with points between are expected, for example 1.0.3.`
  }
  if (parameter === 'filedAt') return 'When was it filed? Type day, month, year and time.'
  return parameter === 'fee' && codesOf(fee).length === 0 ? 'Which fee? Type its code, for example 0101.' : message
}

/** What was typed, to stand in the form again; the instant as the answer has it. */
export function typedOf (query: Query, filedAt: string | null): TypedDispute {
  const { citedVersion = '', day = '', fee = '', month = '', tendered = '', time = '', year = '' } = query
  return {
    fee,
    tendered,
    citedVersion,
    criteria: query,
    filed:
      [day, month, year, time].some(each => each !== '') && filedAt === null
        ? { day, month, year, time }
        : fieldsOf(filedAt ?? query['filedAt'] ?? null)
  }
}

/** The question in one address, but for its fees: the instant as one text. */
const parametersBesideFees = (
  { citedVersion, criteria, tendered }: DeskDispute,
  { filedAt, knownAt }: DisputeAnswer
): Query => ({
  tendered,
  filedAt,
  ...(citedVersion !== null && { citedVersion }),
  ...Object.fromEntries(Object.entries(criteria).map(([name, value]) => [name, String(value)])),
  ...(knownAt !== null && { knownAt })
})

/** The question in one address of the desk. */
export const parametersOf = (asked: DeskDispute, answer: DisputeAnswer): Query => ({
  fee: asked.fees.map(({ code }) => code).join(','),
  ...parametersBesideFees(asked, answer)
})

/** Where the API answers the same. */
export function jsonAddress (asked: DeskDispute, answer: DisputeAnswer): string {
  const fees = new URLSearchParams(asked.fees.map(({ code }): [string, string] => ['fee', code]))
  return `${address(`/v1${courtPath(asked.courtKey)}/fee-dispute`, parametersBesideFees(asked, answer))}&${fees.toString()}`
}

/** The body that POST /v1/disputes takes for the same question; `previous` is the record that it follows. */
export function questionOf (
  { citedVersion, courtKey, criteria, fees, tendered }: DeskDispute,
  { filedAt, knownAt }: DisputeAnswer,
  previous: string | undefined
): object {
  return {
    courtKey,
    fee: fees.map(({ code }) => ({ code, ...(Object.keys(criteria).length > 0 && { criteria }) })),
    tendered,
    filedAt,
    ...(citedVersion !== null && { citedVersion }),
    ...(previous !== undefined && { previous }),
    ...(knownAt !== null && { knownAt })
  }
}

/**
 * A question as it was sent or kept, in one address of the desk, with what is said
 * besides; null where its form cannot ask it: each fee with criteria of its own.
 */
export function askedAgain (
  { citedVersion, courtKey, criteria = {}, fee, filedAt, tendered, ...beside }: Readonly<Record<string, unknown>>,
  more: Query
): string | null {
  const fees = typeof fee === 'string' ? [{ code: fee }] : (fee as Array<{ code: string, criteria?: object }>)
  const [own, ...others] = fees.map(each => canonicalJson(each.criteria ?? {}))
  if (others.some(each => each !== own)) return null
  const asked = { ...beside, ...(criteria as object), ...fees[0]?.criteria } as Record<string, unknown>
  const given = criteriaNames.flatMap(name => (asked[name] === undefined ? [] : [[name, String(asked[name])]]))
  const parameters = {
    fee: fees.map(({ code }) => code).join(','),
    tendered: String(tendered),
    filedAt: String(filedAt),
    citedVersion: citedVersion as string | undefined,
    ...(Object.fromEntries(given) as Query)
  }
  return address(`${courtPath(String(courtKey))}/dispute`, { ...parameters, ...more })
}
