import { LRUCache } from 'lru-cache'

/** A value in its place: who holds this need not search for it again. */
export interface Kept<V extends object> {
  readonly name: string
  /** Undefined since it has made room, was deleted or was set anew. */
  value: V | undefined
}

/** One kind of what is kept in memory, by names of its own. What was not asked for longest goes first. */
export interface Shelf<V extends object> {
  get: (name: string) => V | undefined
  find: (name: string) => Kept<V> | undefined
  /** What was found is asked for again: counts as `get` does, once a round of questions. */
  again: (kept: Kept<V>) => V | undefined
  /** @param bytes about what it takes */
  set: (name: string, value: V, bytes: number) => void
  delete: (name: string) => void
  clear: () => void
}

/**
 * Where a shelf stands, by what it costs to have again what has made room:
 * - `courts`: what is known of courts, which every question needs, and which takes many queries;
 * - `parts`: what is loaded by a query or two;
 * - `printed`: what answers were made of what the others hold.
 *
 * Courts take the room that they need: nothing else makes room for itself among them.
 */
export type RoomName = 'courts' | 'parts' | 'printed'

/** All that is kept in memory: it never takes more than its bytes, however many courts and policies are asked for. */
export interface Budget {
  shelf: <V extends object>(kind: string, room?: RoomName) => Shelf<V>
  /** What is taken now. */
  bytes: () => number
  /** The same of what is loaded and what is made of it, and the most that both may take. */
  byKind: () => { loaded: number, made: number, limit: number }
}

/** By its whole name, and in which round it was asked for last. */
interface Entry extends Kept<object> { prefix: string, round: number }

/** So many questions for what was found before make a round: within one, the order in which they came is not noted. */
const ROUND = 50_000

/** What an entry takes beside its value. */
const ENTRY = 200

/** As `MEMORY_MB` is by default. */
const USUAL = 256 * 1024 * 1024

/**
 * The part of all bytes that each room takes at most, and that it keeps whatever the others need.
 * Together they take no more than ALL: what is left over is for what takes more than was estimated.
 */
const ROOMS: Record<RoomName, { most: number, kept: number }> = {
  parts: { most: 0.52, kept: 0.06 },
  printed: { most: 0.43, kept: 0.09 },
  courts: { most: 0.8, kept: 0 }
}
const ALL = 0.95

/** Where there is no more room, something goes from the first of these that has more than it keeps. */
const ORDER = ['parts', 'printed', 'courts'] as const

/** @param bytes the most that is kept */
export function newBudget (bytes: number = USUAL): Budget {
  const roomOf = (name: RoomName): Room => newRoom(bytes * ROOMS[name].most)
  const rooms: Record<RoomName, Room> = {
    parts: roomOf('parts'), printed: roomOf('printed'), courts: roomOf('courts')
  }
  const { courts, parts, printed } = rooms
  const taken = (): number => courts.calculatedSize + parts.calculatedSize + printed.calculatedSize
  const makeRoom = (): void => {
    for (const name of ORDER) {
      while (taken() > bytes * ALL && rooms[name].calculatedSize > bytes * ROOMS[name].kept) rooms[name].pop()
    }
  }
  return {
    bytes: taken,
    byKind: () => ({
      loaded: courts.calculatedSize + parts.calculatedSize, made: printed.calculatedSize, limit: bytes
    }),
    shelf: (kind, room = 'parts') => newShelf(rooms[room], kind, makeRoom)
  }
}

type Room = LRUCache<string, Entry>

const newRoom = (most: number): Room =>
  new LRUCache({
    maxSize: Math.round(most),
    sizeCalculation: () => ENTRY,
    dispose: entry => { entry.value = undefined }
  })

function newShelf<V extends object> (room: Room, kind: string, makeRoom: () => void): Shelf<V> {
  // What was cleared is not found again, and makes room as what nobody asks for does.
  let generation = 0
  const prefixOf = (): string => `${kind} ${generation} `
  let prefix = prefixOf()
  const questions = newRounds()
  const find = (name: string): Kept<V> | undefined => room.get(prefix + name) as Kept<V> | undefined
  return {
    find,
    get: name => find(name)?.value,
    again: kept => {
      const entry = kept as Kept<V> & Entry
      if (entry.prefix !== prefix) return undefined
      const round = questions.count()
      if (entry.round !== round) {
        entry.round = round
        room.get(prefix + entry.name)
      }
      return entry.value
    },
    set: (name, value, size) => {
      room.set(prefix + name, { name, prefix, value, round: -1 }, { size: size + ENTRY + 2 * name.length })
      makeRoom()
    },
    delete: name => { room.delete(prefix + name) },
    clear: () => {
      generation += 1
      prefix = prefixOf()
    }
  }
}

/** Counts questions, and gives the round that they are in. */
function newRounds (): { count: () => number } {
  let [left, round] = [ROUND, 0]
  return {
    count: () => {
      left -= 1
      if (left === 0) [left, round] = [ROUND, round + 1]
      return round
    }
  }
}
