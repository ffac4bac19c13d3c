import { badRequest } from './problem.ts'

/** A page of a list: `limit` items from where the opaque `cursor` of the page before points to. */
export interface PageQuery { cursor?: string, limit?: number }

export interface Page<T> { items: T[], nextCursor: string | null }

const DEFAULT_LIMIT = 50

/** Cuts a page out of a list that is whole in memory. */
export function pageOf<T> (all: readonly T[], query: PageQuery): Page<T> {
  const from = positionOf(query.cursor) ?? 0
  const until = from + limitOf(query)
  return { items: all.slice(from, until), nextCursor: until < all.length ? cursorAt(until) : null }
}

/** Where a cursor points to; null without one. Another's cursor, or a made-up one, is a 400. */
export function positionOf (cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const position = /^p(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (position !== undefined) return Number(position)
  throw badRequest({ parameter: 'cursor', message: `cursor is "${cursor}": the nextCursor of an earlier answer is expected; leave it out to begin at the start.` })
}

export const cursorAt = (position: number): string => Buffer.from(`p${position}`, 'latin1').toString('base64url')

export const limitOf = ({ limit }: PageQuery): number => limit ?? DEFAULT_LIMIT
