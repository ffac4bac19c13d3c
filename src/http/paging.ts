import type { FastifyRequest } from 'fastify'
import { digestOf, pageOf as cutPage, type Page, type Paging, type Pin, type Place } from '../answers/paging.ts'
import { badRequest, type ParameterError, type Refusal } from '../answers/refusal.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { quoted } from '../domain/text/quoted.ts'
import { formOf, JSON_FORM } from './forms.ts'

const DEFAULT_LIMIT = 50

/**
 * The page that a request asks for; the whole list in any form but
 * JSON. A cursor of another question, or a made-up one, is a 400.
 */
export function pagingOf (request: FastifyRequest): Paging {
  const isWhole = formOf(request) !== JSON_FORM
  if (isWhole) refusePages(request)
  return {
    limit: isWhole ? Infinity : limitOf(request),
    place: placeOf(request),
    cursorAfter: (pin, after) => cursorAfter(request, pin, after),
    lost: () =>
      badCursor(
        (request.query as { cursor: string }).cursor,
        'the list it belongs to is another by now: leave it out to begin at the start.'
      )
  }
}

/** What is given whole has no pages. That a limit was given only the URL tells: without one there is the usual. */
function refusePages ({ url }: FastifyRequest): void {
  const given = new URLSearchParams(url.split('?', 2)[1])
  const errors = ['cursor', 'limit']
    .filter(name => given.has(name))
    .map((parameter): ParameterError => ({
      parameter,
      message: `${parameter} is given, and this form of the list is always whole: leave it out, or ask for JSON, which comes page by page.`
    }))
  if (errors.length > 0) throw badRequest(...errors)
}

/** Cuts the page that a request asks for out of a whole list, see `pageOf` of the answers. */
export function pageOf<T> (
  request: FastifyRequest,
  all: readonly T[],
  pin: Pin,
  nameOf?: (item: T) => string
): Page<T> {
  return cutPage(pagingOf(request), all, pin, nameOf)
}

/**
 * The place that the cursor of a request names; null at the beginning.
 * A cursor of another question, or a made-up one, is a 400.
 */
export function placeOf (request: FastifyRequest): Place | null {
  const { cursor } = request.query as { cursor?: string }
  if (cursor === undefined) return null
  const place = readCursor(cursor)
  if (place === undefined) {
    throw badCursor(cursor, 'the nextCursor of an earlier answer is expected; leave it out to begin at the start.')
  }
  if (cursorAfter(request, place, place.after) === cursor) return place
  throw badCursor(
    cursor,
    'it belongs to another question: repeat the path and the parameters of the answer that gave it (limit may change), or leave it out to begin at the start.'
  )
}

/** The cursor that goes on after an item: it names the item, what the pages rest on, and the question. */
export function cursorAfter (request: FastifyRequest, { at, knownAt }: Pin, after: string): string {
  const place = [at, knownAt, after]
  return Buffer.from(JSON.stringify([digestOf([questionOf(request), place]), ...place])).toString('base64url')
}

/** How many items a page of the answer to a request has. */
export const limitOf = (request: FastifyRequest): number => (request.query as { limit?: number }).limit ?? DEFAULT_LIMIT

/** Everything that decides which list it is: neither where it goes on nor how much of it is given at once. */
function questionOf (request: FastifyRequest): unknown {
  const { cursor, limit, format, ...query } = request.query as Record<string, unknown>
  return [request.routeOptions.url, request.params, Object.entries(query).sort(([a], [b]) => a < b ? -1 : 1)]
}

function readCursor (cursor: string): Place | undefined {
  try {
    const [, at, knownAt, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      unknown,
      Instant | null,
      Instant | null,
      string
    ]
    return typeof after === 'string' ? { at, knownAt, after } : undefined
  } catch {
    return undefined
  }
}

const badCursor = (cursor: string, message: string): Refusal =>
  badRequest({ parameter: 'cursor', message: `cursor is ${quoted(cursor)}: ${message}` })

export { UNPINNED } from '../answers/paging.ts'
