import type { WholeTile } from '../archive/log/tiles.ts'
import { nodeHashOf } from './merkle.ts'
import { subtreeOf } from './stored-hashes.ts'
import { TILE_WIDTH } from './tiles.ts'

/** A tree that leaves are added to, from the first on; no more of it is held than it takes to go on. */
export interface GrowingTree {
  add: (leafHash: Buffer) => void
  size: () => number
  /** The root of the leaves so far (MTH of RFC 6962 section 2.1), of which there is one at least. */
  root: () => Buffer
  /** The tiles that have become whole since this was called before. */
  takeTiles: () => WholeTile[]
}

/** A tree without leaves. */
export function newGrowingTree (): GrowingTree {
  let size = 0
  // The whole subtrees of which the tree consists, from the left, each larger than the next.
  const subtrees: Buffer[] = []
  const edges: Array<{ place: number, hashes: Buffer[] }> = []
  let tiles: WholeTile[] = []

  const addToTile = (level: number, hash: Buffer): void => {
    const edge = edges[level] ??= { place: 0, hashes: [] }
    edge.hashes.push(hash)
    if (edge.hashes.length < TILE_WIDTH) return
    const root = subtreeOf(edge.hashes, 0, TILE_WIDTH)
    tiles.push({ level, place: edge.place, hashes: Buffer.concat(edge.hashes), root })
    edges[level] = { place: edge.place + 1, hashes: [] }
    addToTile(level + 1, root)
  }
  return {
    add: leafHash => {
      let whole = leafHash
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        whole = nodeHashOf(subtrees.pop() as Buffer, whole)
      }
      subtrees.push(whole)
      size += 1
      addToTile(0, leafHash)
    },
    size: () => size,
    root: () => subtrees.reduceRight((right, left) => nodeHashOf(left, right)),
    takeTiles: () => {
      const taken = tiles
      tiles = []
      return taken
    }
  }
}
