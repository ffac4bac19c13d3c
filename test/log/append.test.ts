import t from 'tap'
import { coverEarlier } from '../../src/archive/late-digests.ts'
import { leafHashOf, printLeaf } from '../../src/archive/leaf.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { findProven, listLeafHashes, listLeaves } from '../../src/archive/log/leaves.ts'
import { countTiles } from '../../src/archive/log/tiles.ts'
import { appendTiles, type Appended } from '../../src/log/append.ts'
import { treeHashOf } from '../../src/log/merkle.ts'
import { consistencyProof, inclusionProof } from '../../src/log/merkle-proofs.ts'
import { findTileHashes, storedHashes } from '../../src/log/stored-hashes.ts'
import { tileHashIndexes, tileWidthAt } from '../../src/log/tiles.ts'
import type { Database } from '../../src/postgres/database.ts'
import { keepCrawl, openTestArchive } from '../archive/keep.ts'
import { query } from '../database.ts'
import { recordMany } from './many-entries.ts'
import { storedOf } from './naive-tree.ts'

async function appendAll (database: Database): Promise<number> {
  for (;;) {
    const { isBehind, size }: Appended = await appendTiles(database)
    if (!isBehind) return size
  }
}

t.test('what is read from tiles is what the whole tree says', async t => {
  const { database } = await openTestArchive(t)
  t.same(await appendTiles(database), { size: 0, isBehind: false })
  await recordMany(database, 66_000)
  // As two instances would, one of which came to nothing in between.
  await Promise.all([appendTiles(database), appendTiles(database)])
  t.equal(await appendAll(database), 66_000)
  t.same([await countTiles(database, 0), await countTiles(database, 1), await countTiles(database, 2)], [257, 1, 0])

  const leaves = (await listLeaves(database, 0, 66_000)).map(leaf => Buffer.from(printLeaf(leaf)))
  t.equal(leaves.length, 66_000)
  t.same((await listLeafHashes(database, 65_990, 100)).map(hash => hash.toString('hex')), leaves.slice(65_990).map(leaf => leafHashOf(leaf).toString('hex')))
  const { read } = await storedOf(leaves)
  for (const size of [1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 65_792, 66_000]) {
    const own = storedHashes(database, size)
    t.same(await treeHashOf(size, own), await treeHashOf(size, read), `the root of ${size}`)
    for (const index of [0, 200, 256, 40_000, size - 1].filter(index => index < size)) {
      t.same(await inclusionProof(index, size, own), await inclusionProof(index, size, read), `the path of ${index} in ${size}`)
      t.same(await consistencyProof(index + 1, size, own), await consistencyProof(index + 1, size, read), `from ${index + 1} to ${size}`)
    }
    for (const tile of [{ level: 0, place: 0 }, { level: 0, place: 256 }, { level: 0, place: 257 }, { level: 1, place: 0 }, { level: 1, place: 1 }, { level: 2, place: 0 }]) {
      const width = tileWidthAt(size, tile)
      t.same(await findTileHashes(database, size, tile), await read(tileHashIndexes({ ...tile, width })), `tile ${tile.level}/${tile.place} of ${size}`)
    }
  }
})

t.test('entries from before digests come first, as soon as they have one', async t => {
  const { database, url } = await openTestArchive(t)
  await query(url, `
    with entry as (insert into archive.entry (kind) values ('crawl-begun') returning entry_id)
    insert into archive.crawl_begun select gen_random_uuid(), entry_id, 'valley', 'http://a/', true, now() from entry`)
  await recordEntries(database)
  await recordMany(database, 300)
  t.same(await appendTiles(database), { size: 0, isBehind: false })
  t.same(await listLeaves(database, 0, 1), [])
  await coverEarlier(database)
  t.same(await appendTiles(database), { size: 301, isBehind: false })
  t.match(await listLeaves(database, 0, 1), [{ kind: 'crawl-begun', sequence: 1, document: null }])
})

t.test('a whole tile that is lost is no reason to answer something else', async t => {
  const { database } = await openTestArchive(t)
  await recordMany(database, 256)
  await t.rejects(treeHashOf(256, storedHashes(database, 256)), { message: 'Tile 1/0 of the log has 0 hashes, where 1 are expected: npm run verify says what is lost.' })
})

t.test('an entry is found by its digest, else by the first that has the document', async t => {
  const { database } = await openTestArchive(t)
  const nothing = 'ab'.repeat(32)
  t.equal(await findProven(database, nothing), undefined)
  await keepCrawl(database, [])
  const [begun] = await listLeaves(database, 0, 1)
  t.equal(await findProven(database, begun?.digest as string), 1)
  const { rows } = await database.query<{ digest: string }>("insert into archive.entry (kind, digest) values ('event', sha256('x')) returning encode(digest, 'hex') as digest")
  t.equal(await findProven(database, rows[0]?.digest as string), null)
})
