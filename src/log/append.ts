import { listLeafHashes } from '../archive/log/leaves.ts'
import { countTiles, keepTiles, listTileRoots } from '../archive/log/tiles.ts'
import type { Connection } from '../archive/database.ts'
import { subtreeOf } from './stored-hashes.ts'
import { TILE_WIDTH } from './tiles.ts'

/** So many leaves at once: whoever asks something in between is answered. */
const BATCH = 16 * TILE_WIDTH

/** How far the log is: entries that can be covered, all their whole tiles being kept; `isBehind`: there may be more. */
export interface Appended { size: number, isBehind: boolean }

/**
 * Follows the sequencer for a batch of entries, from the oldest on: keeps each tile
 * that they make whole. It stops at an entry that has no digest yet. What is done
 * twice, or by two at once, gives the same; after a crash it goes on where it was.
 */
export async function appendTiles (database: Connection): Promise<Appended> {
  const first = await countTiles(database, 0)
  const hashes = await listLeafHashes(database, first * TILE_WIDTH, BATCH)
  await keepWhole(database, 0, first, hashes)
  await appendAbove(database, 1, first + Math.floor(hashes.length / TILE_WIDTH))
  return { size: first * TILE_WIDTH + hashes.length, isBehind: hashes.length === BATCH }
}

/** Keeps the tiles of a level that are whole by now, where so many stand below; and so on upwards. */
async function appendAbove (database: Connection, level: number, below: number): Promise<void> {
  if (below < TILE_WIDTH) return
  const first = await countTiles(database, level)
  for (let place = first; (place + 1) * TILE_WIDTH <= below; place += 1) {
    await keepWhole(
      database,
      level,
      place,
      await listTileRoots(database, level - 1, place * TILE_WIDTH, (place + 1) * TILE_WIDTH)
    )
  }
  await appendAbove(database, level + 1, Math.floor(below / TILE_WIDTH))
}

/** Keeps the whole tiles among hashes that begin at a tile's first. */
async function keepWhole (
  database: Connection,
  level: number,
  first: number,
  hashes: readonly Buffer[]
): Promise<void> {
  const tiles = Array.from({ length: Math.floor(hashes.length / TILE_WIDTH) }, (_, at) => {
    const own = hashes.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH)
    return { level, place: first + at, hashes: Buffer.concat(own), root: subtreeOf(own, 0, TILE_WIDTH) }
  })
  if (tiles.length > 0) await keepTiles(database, tiles)
}
