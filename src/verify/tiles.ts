import { countTiles, listTilePlaces, listTiles, type TilePlace, type WholeTile } from '../archive/log/tiles.ts'
import { TILE_WIDTH } from '../log/tiles.ts'
import type { Difference, Verification } from './verification.ts'

const BATCH = 10_000

/**
 * That whole tiles, which were made anew, are kept as they are; one that no
 * checkpoint covers need not be kept yet, unless a later one of its level is.
 */
export async function verifyTiles (
  { database, onDifference }: Verification,
  made: readonly WholeTile[],
  covered: number
): Promise<void> {
  if (made.length === 0) return
  const kept = new Map((await listTiles(database, made)).map(tile => [nameOf(tile), tile]))
  for (const tile of made) {
    const [subject, found] = [nameOf(tile), kept.get(nameOf(tile))]
    if (found !== undefined) {
      for (const { what, stored, expected } of differencesOf(found, tile)) {
        onDifference({ subject, what, stored, expected })
      }
    } else if (leavesUnder(tile) <= covered || tile.place < (await countTiles(database, tile.level))) {
      onDifference({
        subject,
        what: 'the row',
        stored: 'nothing',
        expected: `one row, as there are ${leavesUnder(tile)} leaves`
      })
    }
  }
}

/** That no tile is kept for which there are no leaves. */
export async function verifyTilePlaces ({ database, onDifference }: Verification, size: number): Promise<void> {
  for (let after = { level: -1, place: 0 }; ;) {
    const places = await listTilePlaces(database, after, BATCH)
    for (const tile of places) {
      if (tile.level >= 0 && tile.level <= 7 && leavesUnder(tile) <= size) continue
      onDifference({
        subject: nameOf(tile),
        what: 'its leaves',
        stored: String(leavesUnder(tile)),
        expected: `no more than ${size}, which there are`
      })
    }
    const last = places.at(-1)
    if (last === undefined) return
    after = last
  }
}

const nameOf = ({ level, place }: TilePlace): string => `archive.log_tile ${level}/${place}`

/** How many leaves there are at least where this tile is whole. */
const leavesUnder = ({ level, place }: TilePlace): number => (place + 1) * TILE_WIDTH ** (level + 1)

/** The first hash in which a kept tile differs from what it has to be, and its root. */
function differencesOf (kept: WholeTile, made: WholeTile): Array<Omit<Difference, 'subject'>> {
  const byte = kept.hashes.findIndex((each, at) => each !== made.hashes[at])
  const first = Math.floor(byte / 32)
  const hashIn = ({ hashes }: WholeTile): string => hashes.toString('hex', first * 32, first * 32 + 32)
  return [
    ...(byte === -1 ? [] : [{ what: `its hash ${first}`, stored: hashIn(kept), expected: hashIn(made) }]),
    ...(kept.root.equals(made.root)
      ? []
      : [{ what: 'the root of its hashes', stored: kept.root.toString('hex'), expected: made.root.toString('hex') }])
  ]
}
