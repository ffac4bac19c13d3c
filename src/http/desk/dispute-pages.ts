import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { feeDispute } from '../../answers/fee-dispute.ts'
import { printUtc } from '../../answers/instants.ts'
import { presentMoment } from '../../answers/present-moment.ts'
import { Refusal, type ParameterError } from '../../answers/refusal.ts'
import { timeline } from '../../answers/timeline.ts'
import type { clocksWire } from '../../answers/wire/decision.ts'
import { answerPage } from '../../pages/answer-page.ts'
import { disputeAnswer, disputeForm } from '../../pages/desk/dispute.ts'
import { aboutDocument, problemTexts } from '../../pages/desk/problem.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame } from './court-frame.ts'
import {
  jsonAddress,
  parametersOf,
  questionOf,
  readDispute,
  typedOf,
  type DeskDispute,
  type DisputeAnswer,
  type ReadDispute
} from './dispute-form.ts'
import { problemTold } from './problem-page.ts'
import { holderOfSession } from './sessions.ts'
import {
  address,
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
  if (read?.kind === 'asked' && told !== null && 'verdict' in told) {
    const { asked } = read
    return await sendPage(request, reply, ...await answered(request, tools, { asked, query, view, form, told }))
  }
  const { errors, texts } = told !== null && 'kind' in told ? told : { texts: [], errors: [] }
  return await sendPage(
    request,
    reply,
    { ...courtFrame(view, 'Fee dispute'), status: texts.length === 0 ? 200 : 400 },
    problemTexts(texts, instantsMeant(request, errors, court.timeZone), form)
  )
}

interface Answered {
  asked: DeskDispute
  query: Query
  view: Parameters<typeof courtFrame>[0]
  form: ReturnType<typeof disputeForm>
  told: DisputeAnswer
}

/** The page of an answer, with its JSON, pinned twin and print; who has signed in has the form that keeps it. */
async function answered (
  request: FastifyRequest,
  tools: CourtTools,
  { asked, query, view, form, told }: Answered
): Promise<[Parameters<typeof sendPage>[2], Parameters<typeof sendPage>[3]]> {
  const path = `${courtPath(asked.courtKey)}/dispute`
  const said = parametersOf(asked, told)
  const question = JSON.stringify(questionOf(asked, told, query['previous']))
  const knownAt = told.knownAt ?? printUtc(await presentMoment(tools))
  const content = disputeAnswer(told, form, {
    print: address(`${path}/print`, said),
    keep: holderOfSession(request) === null ? null : { action: path, question, once: randomUUID() }
  })
  return [
    courtFrame(view, 'Fee dispute', {
      json: jsonAddress(asked, told),
      pinned: address(path, { ...said, knownAt, sha256: told.policy?.sha256 })
    }),
    aboutDocument(isOfOther(query, told.policy?.sha256 ?? null), content)
  ]
}

/** What a form carries along: until when knowledge counts, and which record is asked again. */
const hiddenOf = ({ knownAt, previous }: Query): Record<string, string> => ({
  ...(knownAt !== undefined && { knownAt }),
  ...(previous !== undefined && { previous })
})

/** The answer as one page to print, with the words of an evidence packet. */
export async function disputePrint (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const query = queryOf(request)
  const read = readDispute((request.params as { courtKey: string }).courtKey, query)
  const told = read?.kind === 'asked' ? await answerOf(tools, read.asked, query) : read
  if (told === null || 'kind' in told) return await disputePage(request, reply, tools)
  return sendOwnPage(request, reply, answerPage(told, null, true))
}

async function answerOf (
  tools: CourtTools,
  asked: DeskDispute,
  query: Query
): Promise<DisputeAnswer | Exclude<ReadDispute, { kind: 'asked' } | null>> {
  const outcome = await feeDispute(tools, { ...asked, now: tools.clock() })
  if (outcome instanceof Refusal && outcome.kind === 'bad-request') {
    const errors = outcome.members['errors'] as ParameterError[]
    return { kind: 'wrong', texts: errors.map(error => problemTold(query, error)), errors }
  }
  return valueOf<DisputeAnswer>(outcome)
}
