import { listLeafHashes } from '../archive/log/leaves.ts'
import { listTileRoots, listTiles, type TilePlace } from '../archive/log/tiles.ts'
import type { Connection } from '../archive/database.ts'
import { nodeHashOf, storedHashPlace, type HashReader } from './merkle.ts'
import { TILE_WIDTH, tileWidthAt } from './tiles.ts'

/** Where a stored hash is found: the tile, and of which of its hashes, side by side, it is made. */
interface Found extends TilePlace { from: number, to: number }

/**
 * Reads the stored hashes of a log of this size, from no more tiles than they stand in. All its whole tiles are kept.
 */
export function storedHashes (database: Connection, size: number): HashReader {
  return async indexes => {
    const places = indexes.map(foundIn)
    const tiles = await readTiles(database, size, places)
    return places.map(place => subtreeOf(tiles.get(nameOf(place)) as Buffer[], place.from, place.to))
  }
}

/** The hashes of a tile in a log of this size, as many as it has there; none where it has no such tile. */
export async function findTileHashes (database: Connection, size: number, tile: TilePlace): Promise<Buffer[]> {
  if (tileWidthAt(size, tile) === 0) return []
  return (await readTiles(database, size, [tile])).get(nameOf(tile)) as Buffer[]
}

function foundIn (index: number): Found {
  const { level, place } = storedHashPlace(index)
  const width = 2 ** (level % 8)
  const first = place * width
  const from = first % TILE_WIDTH
  return { level: Math.floor(level / 8), place: Math.floor(first / TILE_WIDTH), from, to: from + width }
}

const nameOf = ({ level, place }: TilePlace): string => `${level}/${place}`

async function readTiles (
  database: Connection,
  size: number,
  asked: readonly TilePlace[]
): Promise<Map<string, Buffer[]>> {
  const distinct = [...new Map(asked.map(tile => [nameOf(tile), tile])).values()]
  const whole = distinct.filter(tile => tileWidthAt(size, tile) === TILE_WIDTH)
  const kept = whole.length === 0 ? [] : await listTiles(database, whole)
  const tiles = new Map(kept.map(tile => [nameOf(tile), hashesIn(tile.hashes)]))
  // At the right edge: of each level at most one.
  for (const tile of distinct) {
    if (!whole.includes(tile)) tiles.set(nameOf(tile), await readEdge(database, size, tile))
  }
  for (const tile of distinct) {
    const [found, expected] = [tiles.get(nameOf(tile))?.length ?? 0, tileWidthAt(size, tile)]
    if (found !== expected) {
      throw new Error(
        `Tile ${nameOf(tile)} of the log has ${found} hashes, where ${expected} are expected: npm run verify says what is lost.`
      )
    }
  }
  return tiles
}

/** A tile that is not whole yet: its hashes are those of leaves, or the roots of tiles below it. */
async function readEdge (database: Connection, size: number, tile: TilePlace): Promise<Buffer[]> {
  const [from, width] = [tile.place * TILE_WIDTH, tileWidthAt(size, tile)]
  return tile.level === 0
    ? await listLeafHashes(database, from, width)
    : await listTileRoots(database, tile.level - 1, from, from + width)
}

/** The hashes that stand one after another in these bytes. */
function hashesIn (bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, place) => bytes.subarray(place * 32, place * 32 + 32))
}

/** The hash of the tree of these of a tile's hashes, as many as a power of two. */
export function subtreeOf (hashes: readonly Buffer[], from: number, to: number): Buffer {
  if (to - from === 1) return hashes[from] as Buffer
  const middle = (from + to) / 2
  return nodeHashOf(subtreeOf(hashes, from, middle), subtreeOf(hashes, middle, to))
}
