import { countTiles, listTilePlaces, listTiles, type WholeTile } from '../archive/log/tiles.ts'
import { TILE_WIDTH } from '../log/tiles.ts'
import type { Verification } from './verification.ts'

const BATCH = 10_000

/** That whole tiles, which were made anew, are kept as they are; one that no checkpoint covers need not be kept yet, unless a later one of its level is. */
export async function verifyTiles ({ database, onDifference }: Verification, made: readonly WholeTile[], covered: number): Promise<void> {
  if (made.length === 0) return
  const kept = new Map((await listTiles(database, made)).map(tile => [nameOf(tile), tile]))
  for (const tile of made) {
    const [subject, found] = [nameOf(tile), kept.get(nameOf(tile))]
    if (found !== undefined) {
      for (const part of ['hashes', 'root'] as const) {
        if (!found[part].equals(tile[part])) onDifference({ subject, what: part === 'root' ? 'the root of its hashes' : `its ${differing(found, tile)}`, stored: partOf(found[part], tile[part]), expected: partOf(tile[part], found[part]) })
      }
    } else if (leavesUnder(tile) <= covered || tile.place < await countTiles(database, tile.level)) {
      onDifference({ subject, what: 'the row', stored: 'nothing', expected: `one row, as there are ${leavesUnder(tile)} leaves` })
    }
  }
}

/** That no tile is kept for which there are no leaves. */
export async function verifyTilePlaces ({ database, onDifference }: Verification, size: number): Promise<void> {
  for (let after = { level: -1, place: 0 }; ;) {
    const places = await listTilePlaces(database, after, BATCH)
    for (const tile of places) {
      if (tile.level < 0 || tile.level > 7 || leavesUnder(tile) > size) onDifference({ subject: nameOf(tile), what: 'its leaves', stored: String(leavesUnder(tile)), expected: `no more than ${size}, which there are` })
    }
    const last = places.at(-1)
    if (last === undefined) return
    after = last
  }
}

type Place = Pick<WholeTile, 'level' | 'place'>

const nameOf = ({ level, place }: Place): string => `archive.log_tile ${level}/${place}`

/** How many leaves there are at least where this tile is whole. */
const leavesUnder = ({ level, place }: Place): number => (place + 1) * TILE_WIDTH ** (level + 1)

const firstDiffering = (one: Buffer, other: Buffer): number => Math.floor(one.findIndex((byte, at) => byte !== other[at]) / 32)

const differing = ({ hashes }: WholeTile, made: WholeTile): string => `hash ${firstDiffering(hashes, made.hashes)}`

/** The first 32 bytes in which one differs from another. */
function partOf (one: Buffer, other: Buffer): string {
  const at = firstDiffering(one, other) * 32
  return one.subarray(at, at + 32).toString('hex')
}
