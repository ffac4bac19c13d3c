import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordDispute, type Recorded } from '../../answers/record-dispute.ts'
import { badRequest, Refusal, type ParameterError } from '../../answers/refusal.ts'
import { isUnreachable } from '../../archive/database.ts'
import { digestOf } from '../../archive/documents.ts'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import { keepForm, SESSION_ENDED, UNKNOWN_TOKEN } from '../../pages/desk/keep.ts'
import { problemTexts } from '../../pages/desk/problem.ts'
import { readerVersion } from '../../reading/reader.ts'
import { unreachable } from '../failures.ts'
import { refuseOddTexts } from '../odd-text.ts'
import { Problem, problemOf, problems } from '../problem.ts'
import { bodyValidator } from '../question-body.ts'
import { askedOf, type DisputeBody, type DisputeTools } from '../routes/disputes.ts'
import { disputeAsked } from '../schemas/disputes.ts'
import { invalidRequest } from '../validation.ts'
import { askedAgain } from './dispute-form.ts'
import { holderOfSession, recognize, requireOwnOrigin, signIn } from './sessions.ts'
import { courtPath, HOME, sendPage } from './view.ts'

const isDispute = bodyValidator(disputeAsked)

/** What a form to keep an answer sent, field by field. */
type Sent = Readonly<Record<string, string>>

/**
 * Keeps the answer to the question that the page showed, with the clerk's reference and note.
 * Where it cannot be kept, what was typed stands in the form again: a session may end over a note.
 */
export async function keepRecord (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  requireOwnOrigin(request, tools.publicUrl)
  const sent = request.body as Sent
  try {
    const askedBy = await recognizeSender(request, reply, tools, sent)
    if (askedBy === null) {
      const text = tokenIn(sent) === '' ? SESSION_ENDED : UNKNOWN_TOKEN
      return await sendAgain(request, reply, { sent, status: 401, texts: [text] })
    }
    const { record } = await keep(tools, sent, askedBy)
    return await reply.redirect(`/disputes/${record.id}`, 303)
  } catch (error) {
    const problem = problemIn(error)
    if (problem === undefined) throw error
    reply.headers(problem.headers)
    return await sendAgain(request, reply, { sent, status: problems[problem.kind].status, texts: textsOf(problem) })
  }
}

/** Who sends the form: by the session, else by the token that was typed into it; null where neither is known. */
async function recognizeSender (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools,
  sent: Sent
): Promise<string | null> {
  await recognize(request, tools)
  const token = tokenIn(sent)
  if (token !== '' && holderOfSession(request) === null) await signIn(request, reply, token, tools)
  return holderOfSession(request)
}

const tokenIn = (sent: Sent): string => sent['token']?.trim() ?? ''

/** What a person can do something about: undefined for what broke inside. */
function problemIn (error: unknown): Problem | undefined {
  if (error instanceof Refusal) return problemOf(error)
  if (isUnreachable(error)) return unreachable()
  return error instanceof Problem ? error : undefined
}

async function keep (tools: DisputeTools, sent: Sent, askedBy: string): Promise<Recorded> {
  const { once = '', question = '' } = sent
  const body: unknown = { ...objectIn(question), ...typedIn(sent, 'reference'), ...typedIn(sent, 'note') }
  refuseOddTexts(body, '')
  if (!isDispute(body)) throw invalidRequest(isDispute.errors as Parameters<typeof invalidRequest>[0], 'body')
  const recorded = await recordDispute(tools, {
    ...askedOf(body as DisputeBody),
    key: keyOf(once, body),
    askedBy,
    reader: readerVersion,
    now: tools.clock()
  })
  if (recorded instanceof Refusal) throw recorded
  return recorded
}

/** Forms send a line break as two characters, which whoever typed it counts as one. */
function typedIn (sent: Sent, name: 'reference' | 'note'): Sent {
  const text = (sent[name] ?? '').replaceAll('\r\n', '\n').trim()
  return text === '' ? {} : { [name]: text }
}

interface Again { sent: Sent, status: number, texts: string[] }

/** The form once more, with what was typed; who signs in by the link of the page comes back to the question. */
async function sendAgain (
  request: FastifyRequest,
  reply: FastifyReply,
  { sent: { note = '', once = '', question = '', reference = '' }, status, texts }: Again
): Promise<FastifyReply> {
  const action = `${courtPath((request.params as { courtKey: string }).courtKey)}/dispute`
  const here = addressOf(question) ?? action
  const needsToken = holderOfSession(request) === null
  return await sendPage(
    request,
    reply,
    { title: 'This answer is not kept yet', status, here, trail: [HOME, { text: 'Fee dispute', href: here }] },
    problemTexts(texts, [], keepForm({ action, question, once, reference, note, needsToken }))
  )
}

/** The question that a form sent, as an address; null where there is none. */
function addressOf (text: string): string | null {
  try {
    const question = objectIn(text) as { knownAt?: string, previous?: string }
    const { knownAt, previous } = question
    return isDispute(question) ? askedAgain({ ...question }, { knownAt, previous }) : null
  } catch {
    return null
  }
}

function textsOf ({ members, message }: Problem): string[] {
  const errors = (members['errors'] ?? []) as ParameterError[]
  return errors.length === 0 ? [message] : errors.map(told)
}

/** What is wrong with what was typed; a text that is too long is not repeated over itself. */
const told = ({ message, parameter }: ParameterError): string =>
  parameter === 'note' || parameter === 'reference' ? message.replace(/^[^]*, which has/, `The ${parameter} has`) : message

/**
 * The form of one page that is sent twice keeps one record; with other words in
 * it, it keeps another. What is kept of the words is a digest that nobody guesses.
 */
const keyOf = (once: string, body: unknown): string | null =>
  once === '' ? null : `desk ${digestOf(canonicalJson({ body, once }))}`

function objectIn (text: string): object {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    throw badRequest({
      parameter: 'question',
      message: 'The question of the page cannot be read: ask it again, and keep that answer.'
    })
  }
}
