import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../answers/answer.ts'
import type { Paging } from '../../answers/paging.ts'
import type { ParameterError } from '../../answers/refusal.ts'
import { shortened } from '../../domain/text/quoted.ts'
import { address, type Moments } from '../../pages/desk/address.ts'
import { deskPage, type DeskLink, type Frame } from '../../pages/desk/frame.ts'
import { OF_ONE_INSTANT, typedInstant } from '../../pages/desk/instant-fields.ts'
import { problemContent } from '../../pages/desk/problem.ts'
import { deskScript } from '../../pages/desk/script.ts'
import { deskStyle } from '../../pages/desk/style.ts'
import { inWords } from '../../pages/words.ts'
import { sendCached } from '../caching.ts'
import { closeToOthers } from '../every-answer.ts'
import { problems, type Problem } from '../problem.ts'
import { holderOfSession, recognize, type SessionTools } from './sessions.ts'

export { address, courtPath } from '../../pages/desk/address.ts'

/** The one file of the desk: its address changes with its content, so that it may be kept for ever. */
export const deskFile = {
  path: `/desk/desk-${createHash('sha256').update(deskScript).digest('hex').slice(0, 12)}.js`,
  bytes: Buffer.from(deskScript)
}

/** As a Content-Security-Policy names a style sheet that stands in its page (CSP 3, section 2.3.1). */
const sourceOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** Nothing from elsewhere, nothing inline but the style sheet, for which nobody has to wait; forms lead back here. */
const DESK_POLICY =
  `default-src 'none'; script-src 'self'; style-src ${sourceOf(deskStyle)}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** What a page of the desk was asked with: its parameters, each the last that was given; an empty one is none. */
export type Query = Readonly<Record<string, string | undefined>>

export function queryOf (request: FastifyRequest): Query {
  return Object.fromEntries(
    Object.entries(request.query as Record<string, string | string[]>)
      .map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value])
      .filter(([, value]) => value !== '')
  )
}

/** The instant that was asked about, by one text or by fields that were typed; undefined: now. */
export function atOf (query: Query, name: 'at' | 'filedAt' = 'at'): string | undefined {
  const { day = '', month = '', time = '', year = '' } = query
  const typed = typedInstant({ day, month, time, year })
  return typed ?? query[name]
}

/** What of a question names its moments. */
export const momentsOf = (query: Query): { at: string | undefined, knownAt: string | undefined } => ({
  at: atOf(query),
  knownAt: query['knownAt']
})

/** The moments of an answer as its page hands them on: what was asked about now leads on to now. */
export const momentsTold = (query: Query, { at, knownAt }: { at: string, knownAt: string | null }): Moments =>
  ({ at: atOf(query) === undefined ? null : at, knownAt })

/** What of a question stays where another instant is chosen. */
export const besideInstant = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !(OF_ONE_INSTANT as readonly string[]).includes(name)))

/** Whether a page was asked for by the digest of another document than the one that it rests on; null: on none. */
export const isOfOther = (query: Query, found: string | null, name = 'sha256'): boolean =>
  query[name] !== undefined && found !== null && query[name].toLowerCase() !== found

/**
 * The same page as of each instant that could have been meant by a time that the court's clock shows twice or never.
 */
export function instantsMeant (
  request: FastifyRequest,
  errors: readonly ParameterError[],
  zone: string | null
): DeskLink[] {
  const others = besideInstant(queryOf(request))
  const path = request.url.split('?')[0] as string
  return errors.flatMap(({ candidates = [], parameter }) =>
    candidates.map(candidate => ({
      text: inWords(candidate, zone),
      href: address(path, { ...others, [parameter]: candidate })
    }))
  )
}

/** The value of an answer; a refusal is thrown on, for its own page. */
export function valueOf<Value> (outcome: Outcome): Value {
  if (outcome.kind !== 'answer') throw outcome
  const { body } = outcome
  return (
    body.kind === 'value' ? body.value : JSON.parse(Buffer.from(body.prepared.print(), 'latin1').toString())
  ) as Value
}

/** The beginning of a list that a page shows; that there is more is told by its `nextCursor`. */
export const firstItems = (limit: number): Paging => ({
  limit,
  place: null,
  cursorAfter: () => 'more',
  lost: () => new Error('A page begins at the start.')
})

/** What a page says of itself; what is left out it has not. */
export interface PageSaid extends Pick<Frame, 'title'> {
  trail?: readonly DeskLink[]
  tabs?: Frame['tabs']
  json?: string | null
  pinned?: string | null
  knownAt?: string | null
  status?: number
  /** Where who signs in comes back to, where that is not the address that was asked for. */
  here?: string
}

/** Sends a page; one that is shown to somebody who signed in nobody keeps. */
export async function sendPage (
  request: FastifyRequest,
  reply: FastifyReply,
  said: PageSaid,
  content: Parameters<typeof deskPage>[1]
): Promise<FastifyReply> {
  const { json = null, knownAt = null, pinned = null, status = 200, tabs = [], title, trail = [HOME] } = said
  const holder = holderOfSession(request)
  if (holder === null) reply.header('cache-control', status === 200 ? 'no-cache' : 'no-store')
  else closeToOthers(reply)
  reply.code(status).headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': DESK_POLICY })
  const page = Buffer.from(
    deskPage(
      {
        title,
        script: deskFile.path,
        trail,
        tabs,
        json: json === null ? null : asJson(json),
        pinned,
        knownAt,
        holder,
        here: said.here ?? request.url
      },
      content
    )
  )
  return status === 200 ? sendCached(request, reply, page) : reply.send(page)
}

/** A browser that follows a link asks for XML before JSON. */
export const asJson = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}format=json`

/**
 * The page of an address at which there is nothing, or of an archive that cannot be reached, with a way on. Who
 * asks is looked up here, as no route did; where that cannot be, it is a page for everybody.
 */
export async function sendFailurePage (
  request: FastifyRequest,
  reply: FastifyReply,
  { headers, kind, message }: Problem,
  tools: SessionTools
): Promise<FastifyReply> {
  const isNowhere = kind === 'not-found'
  if (isNowhere) await recognize(request, tools).catch(() => {})
  const here = shortened(request.url.split('?')[0] as string)
  const texts = [isNowhere ? `There is nothing at this address. ${message}` : message]
  const again = isNowhere || request.method !== 'GET' ? undefined : request.url
  const { status, title } = problems[kind]
  return await sendPage(
    request,
    reply.headers(headers).header('vary', 'Accept'),
    { title: isNowhere ? 'Nothing here' : title, status, here: '/' },
    problemContent({ texts, suggestions: [], again, ...(isNowhere && { here }) })
  )
}

/** Sends a page that asks for no other file: its style stands in it. */
export function sendOwnPage (request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  if (holderOfSession(request) === null) reply.header('cache-control', 'no-cache')
  else closeToOthers(reply)
  const style = sourceOf(/<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '')
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  })
  return sendCached(request, reply, Buffer.from(page))
}

export const HOME: DeskLink = { text: 'Courts', href: '/' }
