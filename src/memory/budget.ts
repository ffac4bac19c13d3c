import { LRUCache } from 'lru-cache'

/** One kind of what is kept in memory, by names of its own. What was not asked for longest goes first, of whatever kind. */
export interface Shelf<V extends object> {
  get: (name: string) => V | undefined
  /** @param bytes about what it takes */
  set: (name: string, value: V, bytes: number) => void
  delete: (name: string) => void
  clear: () => void
}

/** How a shelf is filled. */
export interface Filling {
  /** What can be made again, at once, of what other shelves hold: it has a part of the room, and takes nothing from them. */
  derived?: boolean
}

/** All that is kept in memory: it never takes more than its bytes, however many courts and policies are asked for. */
export interface Budget {
  shelf: <V extends object>(kind: string, filling?: Filling) => Shelf<V>
  /** What is taken now. */
  bytes: () => number
  /** The same of what is loaded and what is made of it, and the most that both may take. */
  byKind: () => { loaded: number, made: number, limit: number }
}

interface Kept { value: object }

/** What an entry takes beside its value. */
const ENTRY = 200

/** As `MEMORY_MB` is by default. */
const USUAL = 256 * 1024 * 1024

/** The part of the room that what is derived has. */
const DERIVED = 0.4

/** @param bytes the most that is kept */
export function newBudget (bytes: number = USUAL): Budget {
  const room = (most: number): LRUCache<string, Kept> => new LRUCache({ maxSize: Math.round(most), sizeCalculation: () => ENTRY })
  const [loaded, made] = [room(bytes * (1 - DERIVED)), room(bytes * DERIVED)]
  return {
    bytes: () => loaded.calculatedSize + made.calculatedSize,
    byKind: () => ({ loaded: loaded.calculatedSize, made: made.calculatedSize, limit: bytes }),
    shelf: <V extends object>(kind: string, { derived = false }: Filling = {}): Shelf<V> => {
      const kept = derived ? made : loaded
      // What was cleared is not found again, and makes room as what nobody asks for does.
      let generation = 0
      const prefixOf = (): string => `${kind} ${generation} `
      let prefix = prefixOf()
      return {
        get: name => kept.get(prefix + name)?.value as V | undefined,
        set: (name, value, size) => { kept.set(prefix + name, { value }, { size: size + ENTRY + 2 * name.length }) },
        delete: name => { kept.delete(prefix + name) },
        clear: () => {
          generation += 1
          prefix = prefixOf()
        }
      }
    }
  }
}
