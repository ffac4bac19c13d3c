import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, type ParameterError } from '../../answers/refusal.ts'
import { timeline } from '../../answers/timeline.ts'
import type { clocksWire } from '../../answers/wire/decision.ts'
import { quoted } from '../../domain/text/quoted.ts'
import type { Moments } from '../../pages/desk/address.ts'
import { instantForm } from '../../pages/desk/court.ts'
import { unsure } from '../../pages/desk/doubt-list.ts'
import { fieldsOf, wholeInOne } from '../../pages/desk/instant-fields.ts'
import { problemContent, problemTexts } from '../../pages/desk/problem.ts'
import { dateInWords, sentenceInWords, timeInWords } from '../../pages/words.ts'
import type { CourtTools } from '../asking.ts'
import { Problem, problemOf, problems } from '../problem.ts'
import { courtFrame } from './court-frame.ts'
import { suggested } from './suggestions.ts'
import {
  address,
  atOf,
  besideInstant,
  firstItems,
  instantsMeant,
  momentsOf,
  queryOf,
  sendPage,
  type PageSaid,
  type Query
} from './view.ts'

/** The pages that are asked for an instant by a form. */
const timed = /^\/courts\/[^/]+(\/fees|\/codes(\/[^/]+)?|\/hours|\/requirements|\/details)?$/

/** What cannot be answered, as a page with ways out. What broke inside goes to the handler of all routes. */
export async function sendProblemPage (
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError | Problem | Refusal,
  tools: CourtTools
): Promise<FastifyReply> {
  const problem = error instanceof Problem ? error : error instanceof Refusal ? problemOf(error) : undefined
  // Who asks for another form than a page is told in that of all routes.
  if (problem === undefined || problem.kind === 'not-acceptable') throw error
  const { kind, members, message } = problem
  if (kind === 'unauthorized' && request.method === 'GET') {
    return await reply
      .header('cache-control', 'private, no-store')
      .redirect(address('/sign-in', { back: request.url }), 303)
  }
  const { status } = problems[kind]
  const title = kind === 'bad-request' ? 'This cannot be answered as it was asked' : problems[kind].title
  const errors = (members['errors'] ?? []) as ParameterError[]
  const around = status === 400 || status === 404 ? await aroundOf(request, tools, title) : null
  const zone = around?.zone ?? null
  const suggestions = [...suggested(request, problem, zone), ...instantsMeant(request, errors, zone)]
  const texts =
    errors.length === 0 ? [sentenceInWords(message, zone)] : errors.map(each => problemTold(queryOf(request), each))
  const more = doubtsOf(problem, zone, around?.moments)
  const form = formAgain(request, errors, kind === 'none-yet')
  return await sendPage(
    request,
    reply.headers(problem.headers),
    { title, status, ...around?.frame },
    form === undefined
      ? problemContent({ texts, suggestions, more })
      : problemTexts(texts, suggestions, form, more)
  )
}

/**
 * The pages of the court that was asked for, all of them to go
 * to; null where there is no such court, or none that answers.
 */
async function aroundOf (
  request: FastifyRequest,
  tools: CourtTools,
  title: string
): Promise<{ frame: PageSaid, zone: string, moments: Moments } | null> {
  const { courtKey } = request.params as { courtKey?: string }
  if (courtKey === undefined) return null
  const query = queryOf(request)
  const { at, knownAt } = momentsOf(query)
  // What cannot be asked about is not carried on; what can be is, each by itself.
  for (const moments of [{ at, knownAt }, { knownAt }, { at }, {}]) {
    const outcome = await timeline(tools, { courtKey, ...moments, now: tools.clock(), paging: firstItems(1) })
    if (outcome.kind !== 'answer' || outcome.body.kind !== 'value') continue
    const told = outcome.body.value as ReturnType<typeof clocksWire>
    const carried = { at: moments.at === undefined ? null : told.at, knownAt: told.knownAt }
    const frame = courtFrame({ court: told.court, page: null, ...carried }, title)
    return { frame, zone: told.court.timeZone, moments: carried }
  }
  return null
}

/** What makes it unsure that there is no answer. */
function doubtsOf ({ kind, members }: Problem, zone: string | null, moments?: Moments): ReturnType<typeof unsure> {
  const { courtKey, ...sure } = members as { courtKey: string } & Partial<Parameters<typeof unsure>[0]>
  return unsure({ doubts: [], provisional: false, ...sure }, zone, kind === 'none-yet' && moments !== undefined ? { courtKey, moments } : null)
}

/**
 * The form of a page that was asked for a wrong instant, with what was typed; undefined where another thing is wrong.
 */
function formAgain (
  request: FastifyRequest,
  errors: readonly ParameterError[],
  isNoneYet: boolean
): ReturnType<typeof instantForm> | undefined {
  const path = request.url.split('?')[0] as string
  if (!timed.test(path) || !(isNoneYet || errors.some(({ parameter }) => parameter === 'at'))) return undefined
  const query = queryOf(request)
  const { day = '', month = '', time = '', year = '' } = query
  const { at, ...others } = besideInstant(query)
  const hidden = Object.fromEntries(
    Object.entries(others).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '')
  )
  const isTyped = [day, month, time, year].some(each => each !== '')
  return instantForm({ action: path, hidden, typed: isTyped ? { day, month, time, year } : fieldsOf(at ?? null) })
}

/** What is wrong with a parameter, of an instant in words and in those of its fields where it was typed. */
export function problemTold (query: Query, { candidates, message, parameter }: ParameterError): string {
  if (parameter !== 'at' && parameter !== 'filedAt') return message
  if (candidates !== undefined) return skippedOrTwice(atOf(query, parameter) ?? '', candidates)
  const { day = '', month = '', time = '', year = '' } = query
  if ([day, month, time, year].every(each => each.trim() === '')) return message
  const typed = `${quoted(`${day} / ${month} / ${year}, ${time}`)} (day / month / year, time)`
  return wholeInOne({ day, month, time, year })?.isContradicted === true
    ? `${typed} says two things: one field holds a whole time, and another says otherwise. Empty the others, or type each part in its own field.`
    : `${typed} is no time that can be asked about: a day that the calendar has, a year from 1990 to 2100 in four digits, and a time such as 9:30 am or 14:30 are expected, or all of it in one field, as 2005-03-02T09:30.`
}

/** An hour that the clock skipped, or showed twice: both candidates then read the same on it. */
function skippedOrTwice (wall: string, [first = '', second = '']: readonly string[]): string {
  const words = `${dateInWords(wall.slice(0, 10))}, ${timeInWords(wall.slice(11))},`
  return first.slice(0, 19) === second.slice(0, 19)
    ? `${words} occurs twice on the court\u2019s clock, which was set back then: choose which one is meant.`
    : `${words} does not exist on the court\u2019s clock, which was set forward then and skipped it.`
}
