import type { Connection } from '../archive/database.ts'
import { findLastCheckpoint } from '../archive/log/checkpoints.ts'
import { listLeaves } from '../archive/log/leaves.ts'
import { printLeaf } from '../archive/leaf.ts'
import { findTileHashes } from './stored-hashes.ts'
import { parseTilePath, printBundle, TILE_WIDTH, tileWidthAt, type Tile } from './tiles.ts'

/**
 * The bytes at a path of C2SP tlog-tiles, as far as the last published checkpoint; undefined where there is nothing.
 */
export async function findTile (database: Connection, path: string): Promise<Buffer | undefined> {
  const tile = parseTilePath(path)
  if (tile === undefined) return undefined
  const size = (await findLastCheckpoint(database))?.size ?? 0
  return tileWidthAt(size, tile) < tile.width ? undefined : await bytesOf(database, tile, size)
}

async function bytesOf (database: Connection, { level, place, width }: Tile, size: number): Promise<Buffer> {
  if (level !== 'entries') {
    return Buffer.concat((await findTileHashes(database, size, { level, place })).slice(0, width))
  }
  const from = place * TILE_WIDTH
  return printBundle((await listLeaves(database, from, from + width)).map(leaf => Buffer.from(printLeaf(leaf))))
}
