import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, type ParameterError } from '../../answers/refusal.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { instantForm } from '../../pages/desk/court.ts'
import { problemContent, problemTexts } from '../../pages/desk/problem.ts'
import { Problem, problemOf, problems } from '../problem.ts'
import { address, courtPath, instantsMeant, queryOf, sendPage, type Query } from './view.ts'

/** The pages that are asked for an instant by a form. */
const timed = /^\/courts\/[^/]+(\/fees|\/codes(\/[^/]+)?|\/hours|\/requirements|\/details)?$/

/** What cannot be answered, as a page with ways out. What broke inside goes to the handler of all routes. */
export async function sendProblemPage (request: FastifyRequest, reply: FastifyReply, error: FastifyError | Problem | Refusal): Promise<FastifyReply> {
  const problem = error instanceof Problem ? error : error instanceof Refusal ? problemOf(error) : undefined
  // Who asks for another form than a page is told in that of all routes.
  if (problem === undefined || problem.kind === 'not-acceptable') throw error
  const { kind, members, message } = problem
  if (kind === 'unauthorized' && request.method === 'GET') return await reply.header('cache-control', 'private, no-store').redirect(address('/sign-in', { back: request.url }), 303)
  const { status, title } = problems[kind]
  const errors = (members['errors'] ?? []) as ParameterError[]
  const courts = kind === 'no-such-court' ? (members['suggestions'] as string[]).map(key => ({ text: key, href: courtPath(key) })) : []
  const suggestions = [...courts, ...instantsMeant(request, errors)]
  const texts = errors.length === 0 ? [message] : errors.map(each => problemTold(queryOf(request), each))
  const form = formAgain(request, errors)
  return await sendPage(request, reply.headers(problem.headers), { title, status }, form === undefined ? problemContent({ texts, suggestions }) : problemTexts(texts, suggestions, form))
}

/** The form of a page that was asked for a wrong instant, with what was typed; undefined where another thing is wrong. */
function formAgain (request: FastifyRequest, errors: readonly ParameterError[]): ReturnType<typeof instantForm> | undefined {
  const path = request.url.split('?')[0] as string
  if (!timed.test(path) || !errors.some(({ parameter }) => parameter === 'at')) return undefined
  const { at: _, day = '', month = '', time = '', year = '', ...others } = queryOf(request)
  const hidden = Object.fromEntries(Object.entries(others).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''))
  return instantForm({ action: path, hidden, typed: { day, month, time, year } })
}

/** What is wrong with a parameter, of an instant that was typed in the words of its fields. */
export function problemTold ({ day = '', month = '', time = '', year = '' }: Query, { candidates, message, parameter }: ParameterError): string {
  const isTyped = [day, month, time, year].some(each => each.trim() !== '')
  if (!isTyped || candidates !== undefined || (parameter !== 'at' && parameter !== 'filedAt')) return message
  const typed = quoted(`${day} / ${month} / ${year}, ${time}`)
  return `${typed} (day / month / year, time) is no time that can be asked about: a day that the calendar has, a year from 1990 to 2100 in four digits, and a time such as 9:30 am or 14:30 are expected.`
}
