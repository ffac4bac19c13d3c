import t from 'tap'
import { leafHashOf } from '../../src/archive/leaf.ts'
import { treeHashOf } from '../../src/log/merkle.ts'
import { parseBundle, parseTilePath, printBundle, printTilePath, tileHashIndexes, tileWidthAt } from '../../src/log/tiles.ts'
import type { Tile } from '../../src/log/tiles.ts'
import { EIGHT, rootOf, storedOf } from './naive-tree.ts'

t.test('paths', async t => {
  const paths: Array<[Tile, string]> = [
    [{ level: 0, place: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, place: 1234, width: 256 }, 'tile/0/x001/234'],
    [{ level: 1, place: 1234067, width: 8 }, 'tile/1/x001/x234/067.p/8'],
    [{ level: 'entries', place: 999, width: 255 }, 'tile/entries/999.p/255']
  ]
  for (const [tile, path] of paths) {
    t.equal(printTilePath(tile), path)
    t.same(parseTilePath(path), tile)
  }
  for (const path of ['tile/0/00', 'tile/00/000', 'tile/64/000', 'tile/0/x000/001', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/07', 'tile/0/001/234', '']) {
    t.equal(parseTilePath(path), undefined, path)
  }
})

t.test('what tiles hold', async t => {
  const leaves = Array.from({ length: 520 }, (_, place) => Buffer.from(`leaf ${place}`))
  const { read, stored } = await storedOf(leaves)
  const hashesIn = (level: number, place: number): Buffer[] => {
    const width = tileWidthAt(leaves.length, { level, place })
    return tileHashIndexes({ level, place, width }).map(index => stored[index] as Buffer)
  }
  t.same(hashesIn(0, 2), leaves.slice(512).map(leafHashOf))
  t.same(hashesIn(1, 0), [rootOf(leaves.slice(0, 256)), rootOf(leaves.slice(256, 512))])
  t.same(hashesIn(1, 0)[0], await treeHashOf(256, read))
  t.equal(tileWidthAt(520, { level: 0, place: 1 }), 256)
  t.equal(tileWidthAt(520, { level: 0, place: 3 }), 0)
  t.equal(tileWidthAt(520, { level: 'entries', place: 2 }), 8)
})

t.test('bundles', async t => {
  t.same(parseBundle(printBundle(EIGHT)), EIGHT)
  t.equal(printBundle(EIGHT.slice(0, 4)).toString('hex'), '0000' + '000100' + '000110' + '00022021')
  t.equal(parseBundle(printBundle(EIGHT).subarray(0, -1)), undefined)
  t.equal(parseBundle(Buffer.of(0)), undefined)
  t.throws(() => printBundle([Buffer.alloc(65_536)]), RangeError)
})
