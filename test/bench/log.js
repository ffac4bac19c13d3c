import { importSource } from '../../scripts/source.js'
import { query } from './archives.js'
import { atLeast, atMost, extra, median } from './figures.js'

const { openDatabase } = await importSource('postgres/database.ts')
const { recordEntries } = await importSource('archive/entries.ts')
const { appendTiles } = await importSource('log/append.ts')
const { treeHashOf } = await importSource('log/merkle.ts')
const { consistencyProof, inclusionProof } = await importSource('log/merkle-proofs.ts')
const { storedHashes } = await importSource('log/stored-hashes.ts')

const ENTRIES = 1_000_000

/** What an old archive's entries take when the log is introduced, and what is asked of it afterwards. */
export const log = {
  name: 'log',
  goals: `the log of ${ENTRIES.toLocaleString('en')} entries: ≥ 5,000 leaves appended a second, a proof ≤ 5 ms`,
  run: async ({ archives, rounds }) => {
    const url = await archives.empty()
    await query(url, `insert into archive.entry (kind, digest) select 'event', sha256(n::text::bytea) from generate_series(1, ${ENTRIES}) as n`)
    const database = openDatabase(url, () => {})
    try {
      await recordEntries(database)
      const since = performance.now()
      while ((await appendTiles(database)).isBehind);
      const seconds = (performance.now() - since) / 1_000
      const read = storedHashes(database, ENTRIES)
      const proof = await timed(rounds, async () => await inclusionProof(random(ENTRIES), ENTRIES, read))
      const consistency = await timed(rounds, async () => await consistencyProof(1 + random(ENTRIES), ENTRIES, read))
      return [
        atLeast('leaves appended a second', ENTRIES / seconds, 5_000),
        atMost('a proof that an entry is in the log', proof, 5, ' ms'),
        atMost('a proof that one size leads to another', consistency, 5, ' ms'),
        extra('the root', await timed(rounds, async () => await treeHashOf(ENTRIES, read)), ' ms')
      ]
    } finally {
      await database.end()
    }
  }
}

const random = below => Math.floor(Math.random() * below)

/** The median of many. */
async function timed (rounds, run) {
  const times = []
  for (let round = 0; round < rounds * 20; round += 1) {
    const since = performance.now()
    await run()
    times.push(performance.now() - since)
  }
  return median(times)
}
