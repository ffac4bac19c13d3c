import { join } from 'node:path'
import t, { type Test } from 'tap'
import { findCheckpointOver, findLastCheckpoint, keepCheckpoint, listCheckpoints } from '../../src/archive/log/checkpoints.ts'
import { openCheckpoint } from '../../src/log/checkpoint.ts'
import { newKeepUp } from '../../src/log/keep-up.ts'
import { publishCheckpoint, type Stamp } from '../../src/log/publish.ts'
import { openSigning, type Signing } from '../../src/log/signing.ts'
import type { Database } from '../../src/postgres/database.ts'
import { openTestArchive } from '../archive/keep.ts'
import { query } from '../database.ts'
import { recordMany } from './many-entries.ts'

const noStamp: Stamp = async () => null

async function openLog (t: Test): Promise<{ database: Database, url: string, signing: Signing & { kind: 'signs' } }> {
  const { database, url } = await openTestArchive(t)
  const signing = await openSigning(database, { file: join(t.testdir({}), 'log-key.pem'), logOrigin: 'log.example' })
  if (signing.kind !== 'signs') throw new Error(signing.why)
  return { database, url, signing }
}

const sizes = async (database: Database): Promise<number[]> => (await listCheckpoints(database, 0, 100)).map(({ size }) => size)

t.test('checkpoints come when they are due, each larger than the last, and stay', async t => {
  const { database, signing } = await openLog(t)
  const clock = { now: 1_000_000 }
  const keepUp = newKeepUp({ signing, stamp: noStamp, now: () => clock.now })
  t.equal(await keepUp(database), 60_000, 'nothing to cover')
  await recordMany(database, 10)
  t.equal(await keepUp(database), 0, 'the first is published at once')
  t.equal(await keepUp(database), 60_000)
  await recordMany(database, 10)
  t.equal(await keepUp(database), 60_000, 'others wait for a minute')
  clock.now += 59_000
  t.equal(await keepUp(database), 1_000)
  t.same(await sizes(database), [10])
  await recordMany(database, 1, 'crawl-ended')
  t.equal(await keepUp(database), 0, 'the end of a crawl is soon covered')
  await recordMany(database, 1, 'crawl-ended')
  t.equal(await keepUp(database), 5_000)
  clock.now += 5_000
  await recordMany(database, 5_000)
  t.equal(await keepUp(database), 0, 'a batch')
  t.same(await sizes(database), [10, 21])
  await keepUp(database)
  t.same(await sizes(database), [10, 21, 5_022])

  const last = await findLastCheckpoint(database)
  t.match(openCheckpoint(last?.note as string, signing.key), { origin: 'log.example', size: 5_022, root: last?.root })
  t.same(await Promise.all([1, 10, 11, 21, 22, 5_022, 5_023].map(async sequence => (await findCheckpointOver(database, sequence))?.size)), [10, 10, 21, 21, 5_022, 5_022, undefined])

  const other = newKeepUp({ signing, stamp: noStamp, now: () => clock.now })
  t.equal(await other(database), 60_000, 'who comes after another finds what he has done')
})

t.test('never two of one size, and none smaller', async t => {
  const { database, url, signing } = await openLog(t)
  await recordMany(database, 20)
  const publishing = { database, signing, stamp: noStamp }
  const both = await Promise.all([publishCheckpoint(publishing, 10), publishCheckpoint(publishing, 10)])
  t.equal(both.filter(Boolean).length, 1)
  t.notOk(await publishCheckpoint(publishing, 9))
  const last = await findLastCheckpoint(database)
  t.notOk(await keepCheckpoint(database, { ...last as NonNullable<typeof last>, size: 9 }))
  t.ok(await publishCheckpoint(publishing, 11))
  t.same(await sizes(database), [10, 11])
  await t.rejects(query(url, 'insert into archive.log_checkpoint (size, root, note, row_digest) select 5, root, note, row_digest from archive.log_checkpoint where size = 10'), { message: 'A checkpoint of 5 entries is refused: a larger one is published' })
  for (const table of ['log_key', 'log_checkpoint']) {
    await t.rejects(query(url, `delete from archive.${table}`), { message: `archive.${table} is append-only: delete is refused` })
  }
})

t.test('a log that was changed below its last checkpoint is not signed any further', async t => {
  const { database, url, signing } = await openLog(t)
  await recordMany(database, 20)
  await publishCheckpoint({ database, signing, stamp: noStamp }, 20)
  await query(url, "alter table archive.recorded disable trigger all; update archive.recorded set leaf_hash = sha256('x') where sequence = 7; alter table archive.recorded enable trigger all")
  await recordMany(database, 1)
  await t.rejects(publishCheckpoint({ database, signing, stamp: noStamp }, 21), { message: /does not lead from its last checkpoint, of 20 entries, any further: nothing is signed/ })
  t.same(await sizes(database), [20])
})

t.test('a time stamp is kept with the checkpoint whose bytes it is of', async t => {
  const { database, signing } = await openLog(t)
  await recordMany(database, 1)
  await publishCheckpoint({ database, signing, stamp: async bytes => Buffer.from(`stamp of ${bytes.length}`) }, 1)
  const last = await findLastCheckpoint(database)
  t.equal(String(last?.timestamp), `stamp of ${last?.note.length as number + 2}`, 'a dash has three bytes')
})
