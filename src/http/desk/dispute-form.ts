import type { DisputeAsked } from '../../answers/fee-dispute.ts'
import { criteriaNames, type Criteria } from '../../answers/fee-criteria.ts'
import type { ParameterError } from '../../answers/refusal.ts'
import type { disputeWire } from '../../answers/wire/fee-dispute.ts'
import { readTendered } from '../../domain/dispute/tendered.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { criteriaFields, type TypedDispute } from '../../pages/desk/dispute.ts'
import { fieldsOf } from '../../pages/desk/instant-fields.ts'
import { address, atOf, courtPath, type Query } from './view.ts'

export type DisputeAnswer = ReturnType<typeof disputeWire>

/** A dispute as it was typed, read: a question, or what is wrong with it; null where nothing was asked yet. */
export type ReadDispute =
  | { kind: 'asked', asked: Omit<DisputeAsked, 'now'> }
  | { kind: 'wrong', texts: string[], errors: readonly ParameterError[] }
  | null

/** What was typed into the form, as a question. */
export function readDispute (courtKey: string, query: Query): ReadDispute {
  const { citedVersion = '', fee = '', tendered = '' } = query
  const [filedAt, amount] = [atOf(query, 'filedAt'), tendered.trim().replace(/^\$/, '')]
  // A link from a fee fills in its code, and asks nothing yet.
  if (tendered === '' && filedAt === undefined && citedVersion === '') return null
  const texts = [
    ...(codesOf(fee).length === 0 ? ['Which fee? Type its code, for example 0101.'] : []),
    ...(readTendered(amount, 'USD') === undefined
      ? [
          `The amount tendered is ${quoted(tendered)}: digits with at most one point are expected, for example 100.00.`
        ]
      : []),
    ...(filedAt === undefined ? ['When was it filed? Type day, month, year and time.'] : []),
    ...(citedVersion !== '' && !/^\d\.\d\.\d$/.test(citedVersion)
      ? [
          `The version cited is ${quoted(citedVersion)}: three digits with points between are expected, for example 1.0.3.`
        ]
      : []),
    ...(query['firstPaper'] !== undefined && !/^(true|false|)$/.test(query['firstPaper'])
      ? ['First paper is true or false, or left empty.']
      : []),
    ...(query['pages'] !== undefined && !/^(\d{1,6}|)$/.test(query['pages'])
      ? ['Pages are a whole number, or left empty.']
      : [])
  ]
  if (texts.length > 0 || filedAt === undefined) return { kind: 'wrong', texts, errors: [] }
  const criteria = criteriaOf(query)
  return {
    kind: 'asked',
    asked: {
      courtKey,
      filedAt,
      tendered: amount,
      citedVersion: citedVersion === '' ? null : citedVersion,
      knownAt: query['knownAt'],
      fees: codesOf(fee).map(code => ({ code, criteria, within: '' }))
    }
  }
}

const codesOf = (fee: string): string[] => fee.split(',').map(code => code.trim()).filter(code => code !== '')

function criteriaOf (query: Query): Criteria {
  const given = criteriaNames.flatMap(name => {
    const text = query[name]?.trim() ?? ''
    return text === '' ? [] : [[name, name === 'firstPaper' ? text === 'true' : name === 'pages' ? Number(text) : text]]
  })
  return Object.fromEntries(given) as Criteria
}

/** What was typed, to stand in the form again; the instant as the answer has it. */
export function typedOf (query: Query, filedAt: string | null): TypedDispute {
  const { citedVersion = '', day = '', fee = '', month = '', tendered = '', time = '', year = '' } = query
  const criteria = Object.fromEntries(
    criteriaFields.map(({ name }) => [name, query[name] ?? ''])
  ) as TypedDispute['criteria']
  return {
    fee,
    tendered,
    citedVersion,
    criteria,
    filed:
      [day, month, year, time].some(each => each !== '') && filedAt === null
        ? { day, month, year, time }
        : fieldsOf(filedAt ?? query['filedAt'] ?? null)
  }
}

/** The question in one address: the instant as one text. */
export function parametersOf (
  { citedVersion, fee, tendered, ...query }: Query,
  { filedAt, knownAt }: DisputeAnswer
): Query {
  const criteria = Object.fromEntries(criteriaFields.map(({ name }) => [name, query[name]]))
  return { fee, tendered, filedAt, citedVersion, ...criteria, ...(knownAt !== null && { knownAt }) }
}

/** Where the API answers the same. */
export function jsonAddress (courtKey: string, query: Query, answer: DisputeAnswer): string {
  const { fee = '', tendered = '', ...others } = parametersOf(query, answer)
  const fees = new URLSearchParams(codesOf(fee).map((code): [string, string] => ['fee', code]))
  return `${address(`/v1${courtPath(courtKey)}/fee-dispute`, { tendered: tendered.trim().replace(/^\$/, ''), ...others })}&${fees.toString()}`
}

/** The body that POST /v1/disputes takes for the same question. */
export function questionOf (courtKey: string, query: Query, { filedAt, knownAt }: DisputeAnswer): object {
  const criteria = criteriaOf(query)
  const fees = codesOf(query['fee'] ?? '').map(code => ({
    code,
    ...(Object.keys(criteria).length > 0 && { criteria })
  }))
  const cited = query['citedVersion'] ?? ''
  return {
    courtKey,
    fee: fees,
    tendered: (query['tendered'] ?? '').trim().replace(/^\$/, ''),
    filedAt,
    ...(cited !== '' && { citedVersion: cited }),
    ...(query['previous'] !== undefined && { previous: query['previous'] }),
    ...(knownAt !== null && { knownAt })
  }
}
