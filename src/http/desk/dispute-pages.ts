import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { feeDispute, type DisputeAsked } from '../../answers/fee-dispute.ts'
import { criteriaNames, type Criteria } from '../../answers/fee-criteria.ts'
import { printUtc } from '../../answers/instants.ts'
import { presentMoment } from '../../answers/present-moment.ts'
import { Refusal, type ParameterError } from '../../answers/refusal.ts'
import { timeline } from '../../answers/timeline.ts'
import type { clocksWire } from '../../answers/wire/decision.ts'
import type { disputeWire } from '../../answers/wire/fee-dispute.ts'
import { readTendered } from '../../domain/dispute/tendered.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { answerPage } from '../../pages/answer-page.ts'
import { criteriaFields, disputeAnswer, disputeForm, type TypedDispute } from '../../pages/desk/dispute.ts'
import { fieldsOf } from '../../pages/desk/instant-fields.ts'
import { aboutDocument, problemTexts } from '../../pages/desk/problem.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame } from './court-frame.ts'
import { problemTold } from './problem-page.ts'
import { holderOfSession } from './sessions.ts'
import {
  address,
  atOf,
  courtPath,
  firstItems,
  instantsMeant,
  isOfOther,
  queryOf,
  sendOwnPage,
  sendPage,
  valueOf,
  type Query
} from './view.ts'

type Answer = ReturnType<typeof disputeWire>

/** A dispute as it was typed, read: a question, or what is wrong with it; null where nothing was asked yet. */
type Read =
  | { kind: 'asked', asked: Omit<DisputeAsked, 'now'> }
  | { kind: 'wrong', texts: string[], errors: readonly ParameterError[] }
  | null

/** The form of a dispute, and the answer where it was filled in. */
export async function disputePage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const [{ courtKey }, query] = [request.params as { courtKey: string }, queryOf(request)]
  const { court, knownAt } = valueOf<ReturnType<typeof clocksWire>>(
    await timeline(tools, { courtKey, knownAt: query['knownAt'], now: tools.clock(), paging: firstItems(1) })
  )
  const path = `${courtPath(courtKey)}/dispute`
  const read = readDispute(courtKey, query)
  const told = read?.kind === 'asked' ? await answerOf(tools, read.asked, query) : read
  const form = disputeForm({
    action: path,
    hidden: hiddenOf(query),
    typed: typedOf(query, told !== null && 'verdict' in told ? told.filedAt : null)
  })
  const view = { court, page: '/dispute' as const, at: null, knownAt }
  if (told === null || 'kind' in told) {
    const { errors, texts } = told ?? { texts: [], errors: [] }
    return await sendPage(
      request,
      reply,
      { ...courtFrame(view, 'Fee dispute'), status: texts.length === 0 ? 200 : 400 },
      problemTexts(texts, instantsMeant(request, errors, court.timeZone), form)
    )
  }
  const said = parametersOf(query, told)
  const question = questionOf(courtKey, query, told)
  return await sendPage(
    request,
    reply,
    courtFrame(view, 'Fee dispute', {
      json: jsonAddress(courtKey, query, told),
      pinned: address(path, {
        ...said,
        knownAt: told.knownAt ?? printUtc(await presentMoment(tools)),
        sha256: told.policy?.sha256
      })
    }),
    aboutDocument(
      isOfOther(query, told.policy?.sha256 ?? null),
      disputeAnswer(told, form, {
        print: address(`${path}/print`, said),
        keep:
          holderOfSession(request) === null
            ? null
            : { action: path, question: JSON.stringify(question), once: randomUUID() }
      })
    )
  )
}

/** What a form carries along: until when knowledge counts, and which record is asked again. */
const hiddenOf = ({ knownAt, previous }: Query): Record<string, string> => ({
  ...(knownAt !== undefined && { knownAt }),
  ...(previous !== undefined && { previous })
})

/** The answer as one page to print, the same as in an evidence packet. */
export async function disputePrint (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const query = queryOf(request)
  const read = readDispute((request.params as { courtKey: string }).courtKey, query)
  const told = read?.kind === 'asked' ? await answerOf(tools, read.asked, query) : read
  if (told === null || 'kind' in told) return await disputePage(request, reply, tools)
  return sendOwnPage(request, reply, answerPage(told, null))
}

async function answerOf (
  tools: CourtTools,
  asked: Omit<DisputeAsked, 'now'>,
  query: Query
): Promise<Answer | Exclude<Read, { kind: 'asked' } | null>> {
  const outcome = await feeDispute(tools, { ...asked, now: tools.clock() })
  if (outcome instanceof Refusal && outcome.kind === 'bad-request') {
    const errors = outcome.members['errors'] as ParameterError[]
    return { kind: 'wrong', texts: errors.map(error => problemTold(query, error)), errors }
  }
  return valueOf<Answer>(outcome)
}

function readDispute (courtKey: string, query: Query): Read {
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

function typedOf (query: Query, filedAt: string | null): TypedDispute {
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
function parametersOf ({ citedVersion, fee, tendered, ...query }: Query, { filedAt, knownAt }: Answer): Query {
  const criteria = Object.fromEntries(criteriaFields.map(({ name }) => [name, query[name]]))
  return { fee, tendered, filedAt, citedVersion, ...criteria, ...(knownAt !== null && { knownAt }) }
}

function jsonAddress (courtKey: string, query: Query, answer: Answer): string {
  const { fee = '', tendered = '', ...others } = parametersOf(query, answer)
  const fees = new URLSearchParams(codesOf(fee).map((code): [string, string] => ['fee', code]))
  return `${address(`/v1${courtPath(courtKey)}/fee-dispute`, { tendered: tendered.trim().replace(/^\$/, ''), ...others })}&${fees.toString()}`
}

/** The body that POST /v1/disputes takes for the same question. */
function questionOf (courtKey: string, query: Query, { filedAt, knownAt }: Answer): object {
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
