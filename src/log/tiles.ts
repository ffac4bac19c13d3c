import { storedHashIndex } from './merkle.ts'

/** How many hashes a whole tile has, and how many leaves a whole bundle: 2^8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256

/**
 * Part of the log as C2SP's tlog-tiles cuts it: hashes of a level of
 * tiles from 0 on, or the leaves themselves; `width` from 1 to 256.
 */
export interface Tile { level: number | 'entries', place: number, width: number }

/** The path of a tile, or of a bundle of entries: tile/0/x001/234, tile/entries/000.p/7. */
export function printTilePath ({ level, place, width }: Tile): string {
  const digits = String(place)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const number = groups.map((group, at) => at === groups.length - 1 ? group : `x${group}`).join('/')
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads what `printTilePath` writes, and no other way of writing it; undefined when it is no path of a tile. */
export function parseTilePath (path: string): Tile | undefined {
  const [, level = '', number = '', width] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    place: Number(number.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width)
  }
  const isWithin = tile.width >= 1 && tile.width <= TILE_WIDTH && (level === 'entries' || Number(level) < 64)
  return isWithin && printTilePath(tile) === path ? tile : undefined
}

/** The widest that this tile is in a log of this size: 0 when it has nothing of it yet. */
export function tileWidthAt (size: number, { level, place }: Pick<Tile, 'level' | 'place'>): number {
  const count = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, count - place * TILE_WIDTH))
}

/** The stored hashes of a tile of hashes, in order: whole subtrees (RFC 6962 section 2.1) of 256^level leaves each. */
export function tileHashIndexes ({ level, place, width }: Tile & { level: number }): number[] {
  return Array.from({ length: width }, (_, at) => storedHashIndex(level * 8, place * TILE_WIDTH + at))
}

/**
 * Leaves as a bundle: each after its length as a big-endian uint16. RangeError when one is longer than that can say.
 */
export function printBundle (leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(leaves.flatMap(leaf => {
    if (leaf.length > 0xffff) {
      throw new RangeError(`A leaf of ${leaf.length} bytes does not fit a bundle: expected at most 65535`)
    }
    return [Buffer.of(leaf.length >> 8, leaf.length & 0xff), leaf]
  }))
}

/** The leaves of a bundle; undefined when its last leaf is cut off. */
export function parseBundle (bundle: Buffer): Buffer[] | undefined {
  const leaves: Buffer[] = []
  let start = 0
  while (start + 2 <= bundle.length) {
    const end = start + 2 + bundle.readUInt16BE(start)
    if (end > bundle.length) return undefined
    leaves.push(bundle.subarray(start + 2, end))
    start = end
  }
  return start === bundle.length ? leaves : undefined
}
