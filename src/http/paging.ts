import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Instant } from '../domain/time/court-time.ts'
import { badRequest } from './problem.ts'
import { quoted } from '../domain/text/quoted.ts'

export interface Page<T> { items: T[], nextCursor: string | null }

/** What the pages of one list rest on, so that all of them are cut from the same list. */
export interface Pin {
  /** The instant that was asked about; null where none is. */
  at: Instant | null
  /** What was recorded by then counts; null where the list does not depend on it. */
  knownAt: Instant | null
}

/** Where a list goes on: after the item of this name. */
export interface Place extends Pin { after: string }

/** Of a list that nothing recorded changes. */
export const UNPINNED: Pin = { at: null, knownAt: null }

const DEFAULT_LIMIT = 50

/** The place that the cursor of a request names; null at the beginning. A cursor of another question, or a made-up one, is a 400. */
export function placeOf (request: FastifyRequest): Place | null {
  const { cursor } = request.query as { cursor?: string }
  if (cursor === undefined) return null
  const place = readCursor(cursor)
  if (place === undefined) throw badCursor(cursor, 'the nextCursor of an earlier answer is expected; leave it out to begin at the start.')
  if (cursorAfter(request, place, place.after) === cursor) return place
  throw badCursor(cursor, 'it belongs to another question: repeat the path and the parameters of the answer that gave it (limit may change), or leave it out to begin at the start.')
}

/** The cursor that goes on after an item: it names the item, what the pages rest on, and the question. */
export function cursorAfter (request: FastifyRequest, { at, knownAt }: Pin, after: string): string {
  const place = [at, knownAt, after]
  return Buffer.from(JSON.stringify([digestOf([questionOf(request), place]), ...place])).toString('base64url')
}

/**
 * Cuts the page that a request asks for out of a whole list; `pin` is what this list rests on.
 *
 * @param nameOf names an item, and no other of the list; without it an item is named by its place and its content
 */
export function pageOf<T> (request: FastifyRequest, all: readonly T[], pin: Pin, nameOf?: (item: T) => string): Page<T> {
  const nameAt = (position: number): string => nameOf === undefined ? `${position}.${digestOf(all[position])}` : nameOf(all[position] as T)
  const from = positionAfter(request, all.length, nameAt)
  const until = from + limitOf(request)
  return { items: all.slice(from, until), nextCursor: until < all.length ? cursorAfter(request, pin, nameAt(until - 1)) : null }
}

/** How many items a page of the answer to a request has. */
export const limitOf = (request: FastifyRequest): number => (request.query as { limit?: number }).limit ?? DEFAULT_LIMIT

function positionAfter (request: FastifyRequest, length: number, nameAt: (position: number) => string): number {
  const place = placeOf(request)
  if (place === null) return 0
  for (let position = 0; position < length; position += 1) if (nameAt(position) === place.after) return position + 1
  throw badCursor((request.query as { cursor: string }).cursor, 'the list it belongs to is another by now: leave it out to begin at the start.')
}

/** Everything that decides which list it is: neither where it goes on nor how much of it is given at once. */
function questionOf (request: FastifyRequest): unknown {
  const { cursor, limit, format, ...query } = request.query as Record<string, unknown>
  return [request.routeOptions.url, request.params, Object.entries(query).sort(([a], [b]) => a < b ? -1 : 1)]
}

function readCursor (cursor: string): Place | undefined {
  try {
    const [, at, knownAt, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, Instant | null, Instant | null, string]
    return typeof after === 'string' ? { at, knownAt, after } : undefined
  } catch {
    return undefined
  }
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12)

const badCursor = (cursor: string, message: string) => badRequest({ parameter: 'cursor', message: `cursor is ${quoted(cursor)}: ${message}` })
