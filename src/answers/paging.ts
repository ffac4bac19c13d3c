import { createHash } from 'node:crypto'
import type { Instant } from '../domain/time/court-time.ts'

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

/**
 * Which page of a list is asked for, and how the next is asked for:
 * a cursor belongs to the question, which only its door knows.
 */
export interface Paging {
  limit: number
  /** Null at the beginning. */
  place: Place | null
  cursorAfter: (pin: Pin, after: string) => string
  /** The item of the place is not in the list any more. */
  lost: () => Error
}

/**
 * Cuts the page that is asked for out of a whole list; `pin` is what this list rests on.
 *
 * @param nameOf names an item, and no other of the list; without it an item is named by its place and its content
 */
export function pageOf<T> (paging: Paging, all: readonly T[], pin: Pin, nameOf?: (item: T) => string): Page<T> {
  const nameAt = (position: number): string =>
    nameOf === undefined ? `${position}.${digestOf(all[position])}` : nameOf(all[position] as T)
  const from =
    nameOf === undefined ? positionSaid(paging, all.length, nameAt) : positionAfter(paging, all.length, nameAt)
  const until = from + paging.limit
  return {
    items: all.slice(from, until),
    nextCursor: until < all.length ? paging.cursorAfter(pin, nameAt(until - 1)) : null
  }
}

/** How many items are asked for at once: so few that nobody else waits for them. */
const PIECE = 200

/**
 * The page that is asked for of a list that is had piece by piece; an item is named by its place in the whole list.
 *
 * @param slice up to `most` items, those before `from` passed over
 * @param see what is given of an item; undefined for one that is left out
 */
export async function pageOfPieces<Item, Given> (
  { place, limit, cursorAfter, lost }: Paging, pin: Pin,
  slice: (from: number, most: number) => Promise<readonly Item[]>, see: (item: Item) => Given | undefined
): Promise<Page<Given>> {
  const items: Given[] = []
  let from = place === null ? 0 : Number(place.after) + 1
  if (!Number.isSafeInteger(from) || from < 0) throw lost()
  for (let last = -1; ; from += PIECE) {
    const piece = await slice(from, PIECE)
    for (const [offset, item] of piece.entries()) {
      const given = see(item)
      if (given === undefined) continue
      if (items.length === limit) return { items, nextCursor: cursorAfter(pin, String(last)) }
      items.push(given)
      last = from + offset
    }
    if (piece.length < PIECE) return { items, nextCursor: null }
  }
}

/** Where a name says its place, only that one is looked at. */
function positionSaid ({ place, lost }: Paging, length: number, nameAt: (position: number) => string): number {
  if (place === null) return 0
  const position = Number(place.after.split('.', 1)[0])
  if (Number.isSafeInteger(position) && position >= 0 && position < length && nameAt(position) === place.after) {
    return position + 1
  }
  throw lost()
}

function positionAfter ({ place, lost }: Paging, length: number, nameAt: (position: number) => string): number {
  if (place === null) return 0
  for (let position = 0; position < length; position += 1) if (nameAt(position) === place.after) return position + 1
  throw lost()
}

/** A short digest of a value as JSON has it. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12)
