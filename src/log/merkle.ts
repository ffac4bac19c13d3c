import { createHash } from 'node:crypto'

/** What gives the stored hashes of these indexes, in their order; it throws when one is not there. */
export type HashReader = (indexes: readonly number[]) => Promise<readonly Buffer[]>

/** Leaves from `from` up to, and without, `to`. */
export interface LeafRange { from: number, to: number }

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 section 2.1). */
export const nodeHashOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right)

/** The largest power of two below a size of two or more: k of RFC 6962 section 2.1. */
export function splitOf (size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/**
 * Where the hash of a whole subtree is stored: of the 2^level leaves from place · 2^level on (as Go's sumdb/tlog
 * stores them). A hash is stored as soon as its last leaf is there, so that what is stored is only ever added to.
 */
export function storedHashIndex (level: number, place: number): number {
  let index = level
  for (let rest = (place + 1) * 2 ** level - 1; rest > 0; rest = Math.floor(rest / 2)) index += rest
  return index
}

/** Where the stored hash of an index stands: what `storedHashIndex` makes of level and place. */
export function storedHashPlace (index: number): { level: number, place: number } {
  // Below a leaf n fewer than 2n hashes are stored: the leaf with which this one came is a few after half of it.
  let leaf = Math.floor(index / 2)
  while (storedHashIndex(0, leaf + 1) <= index) leaf += 1
  const level = index - storedHashIndex(0, leaf)
  return { level, place: Math.floor(leaf / 2 ** level) }
}

/** How many hashes are stored for a tree of this size. */
export const storedHashCount = (size: number): number => storedHashIndex(0, size)

/**
 * The hashes to store, in order, when the leaf of this index comes: its
 * own, and of each subtree that it makes whole (RFC 6962 section 2.1).
 */
export async function storedHashesFor (index: number, leafHash: Buffer, read: HashReader): Promise<Buffer[]> {
  const left: number[] = []
  let place = index
  for (let level = 0; place % 2 === 1; level += 1, place = Math.floor(place / 2)) {
    left.push(storedHashIndex(level, place - 1))
  }
  const hashes = [leafHash]
  for (const hash of await readAll(left, read)) hashes.push(nodeHashOf(hash, hashes.at(-1) ?? leafHash))
  return hashes
}

/** MTH of RFC 6962 section 2.1: the root of the tree of the first `size` leaves; of none, SHA-256 of nothing. */
export async function treeHashOf (size: number, read: HashReader): Promise<Buffer> {
  if (size === 0) return sha256()
  const [root] = await hashesOf([{ from: 0, to: size }], read)
  return root as Buffer
}

/**
 * The hash of each range (MTH of RFC 6962 section 2.1), from one
 * reading of all that they are made of. None of them is empty.
 */
export async function hashesOf (ranges: readonly LeafRange[], read: HashReader): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf)
  const hashes = await readAll(parts.flat(), read)
  let place = 0
  return parts.map(({ length }) => {
    const own = hashes.slice(place, place += length)
    return own.reduceRight((right, left) => nodeHashOf(left, right))
  })
}

/** The stored hashes of which a range that is a node of some tree is made, from the left: its whole subtrees. */
function subtreesOf ({ from, to }: LeafRange): number[] {
  const indexes: number[] = []
  for (let start = from; start < to;) {
    let level = 0
    while (start + 2 ** (level + 1) <= to) level += 1
    indexes.push(storedHashIndex(level, start / 2 ** level))
    start += 2 ** level
  }
  return indexes
}

async function readAll (indexes: readonly number[], read: HashReader): Promise<readonly Buffer[]> {
  if (indexes.length === 0) return []
  const hashes = await read(indexes)
  if (hashes.length !== indexes.length) {
    throw new Error(`${hashes.length} stored hashes came, where ${indexes.length} were asked for`)
  }
  return hashes
}
