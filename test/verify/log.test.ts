import { join } from 'node:path'
import t, { type Test } from 'tap'
import { checkpointDigestOf, findLastCheckpoint } from '../../src/archive/log/checkpoints.ts'
import { appendTiles } from '../../src/log/append.ts'
import { signCheckpoint } from '../../src/log/checkpoint.ts'
import { publishCheckpoint } from '../../src/log/publish.ts'
import { openSigning, type Signing } from '../../src/log/signing.ts'
import type { Database } from '../../src/postgres/database.ts'
import type { Difference } from '../../src/verify/verification.ts'
import { verifyLog } from '../../src/verify/log.ts'
import { openTestArchive } from '../archive/keep.ts'
import { recordMany } from '../log/many-entries.ts'

type Signs = Signing & { kind: 'signs' }

async function openLog (t: Test, sizes: readonly number[]): Promise<{ database: Database, signing: Signs }> {
  const { database } = await openTestArchive(t)
  const signing = await openSigning(database, { file: join(t.testdir({}), 'log-key.pem'), logOrigin: 'log.example' }) as Signs
  let recorded = 0
  for (const size of sizes) {
    await recordMany(database, size - recorded)
    while ((await appendTiles(database)).isBehind);
    await publishCheckpoint({ database, signing, stamp: async () => null }, size)
    recorded = size
  }
  return { database, signing }
}

async function verify (database: Database) {
  const told: string[] = []
  const extent = await verifyLog({
    database,
    reader: { version: '', read: async () => { throw new Error('Nothing is read') } },
    onDifference: ({ subject, what, stored, expected }: Difference) => { told.push(`${subject}: ${what}: ${stored}: ${expected}`) },
    onProgress: () => {}
  })
  return { told, extent }
}

/** What a superuser does with the triggers switched off. */
async function tamper (database: Database, sql: string, values: unknown[] = []): Promise<void> {
  const client = await database.connect()
  const tables = ['log_key', 'log_tile', 'log_checkpoint', 'recorded']
  for (const table of tables) await client.query(`alter table archive.${table} disable trigger all`)
  await client.query(sql, values)
  for (const table of tables) await client.query(`alter table archive.${table} enable trigger all`)
  client.release()
}

t.test('an archive without a log, and a log that was left alone', async t => {
  const { database } = await openTestArchive(t)
  t.same(await verify(database), { told: [], extent: { checkpoints: 0, covered: 0, root: null } })
  await recordMany(database, 300)
  t.same((await verify(database)).told, [], 'tiles that nothing covers need not be kept yet')
  const log = await openLog(t, [1, 255, 256, 257, 700, 5_000])
  t.match(await verify(log.database), { told: [], extent: { checkpoints: 6, covered: 5_000, root: /^[\w+/]{43}=$/ } })
})

const bit = (column: string): string => `${column} = set_bit(${column}, 1000 % (length(${column}) * 8), 1 - get_bit(${column}, 1000 % (length(${column}) * 8)))`

// [what was done, how, what is told: each once, and nothing else]
const tampering: Array<[string, string, RegExp[]]> = [
  ['a bit of a tile', `update archive.log_tile set ${bit('hashes')} where level = 0 and place = 1`, [/^archive\.log_tile 0\/1: its hash 3: [0-9a-f]{64}: [0-9a-f]{64}$/]],
  ['a bit of its root', `update archive.log_tile set ${bit('root')} where level = 0 and place = 1`, [/^archive\.log_tile 0\/1: the root of its hashes: [0-9a-f]{64}: [0-9a-f]{64}$/]],
  ['no tile', 'delete from archive.log_tile where place = 0', [/^archive\.log_tile 0\/0: the row: nothing: one row, as there are 256 leaves$/]],
  ['a tile elsewhere', 'update archive.log_tile set place = 9 where place = 0', [/^archive\.log_tile 0\/0: the row: nothing/, /^archive\.log_tile 0\/9: its leaves: 2560: no more than 700, which there are$/]],
  ['a bit of a root', `update archive.log_checkpoint set ${bit('root')} where size = 257`, [
    /^archive\.log_checkpoint 257: the digest of this row: /, /^archive\.log_checkpoint 257: its root: /, /^archive\.log_checkpoint 257: the root of its leaves: /
  ]],
  ['another note', "update archive.log_checkpoint set note = replace(note, '257', '256') where size = 257", [
    /^archive\.log_checkpoint 257: the digest of this row: /, /^archive\.log_checkpoint 257: the signed note: not signed with the key of the log: "log\.example\\n256\\n/
  ]],
  ['another size', 'update archive.log_checkpoint set size = 258 where size = 257', [
    /^archive\.log_checkpoint 258: the digest of this row: /, /^archive\.log_checkpoint 258: its size: 258: 257$/, /^archive\.log_checkpoint 258: the root of its leaves: /
  ]],
  ['more than there is', 'update archive.log_checkpoint set size = 2000 where size = 257', [
    /^archive\.log_checkpoint 2000: the digest of this row: /, /^archive\.log_checkpoint 2000: its size: 2000: 257$/, /^archive\.log_checkpoint 2000: the root of its leaves: \w+: that of 2000 leaves, which there are not$/
  ]],
  ['a time stamp', "update archive.log_checkpoint set time_stamp = '\\x3003020100' where size = 257", [
    /^archive\.log_checkpoint 257: the digest of this row: /, /^archive\.log_checkpoint 257: what the time stamp is of: something else: the note$/
  ]],
  ['another digest of a row', `update archive.log_checkpoint set ${bit('row_digest')} where size = 257`, [/^archive\.log_checkpoint 257: the digest of this row: /]],
  ['an entry', "update archive.recorded set recorded_at = recorded_at + interval '1 ms' where sequence = 257", [
    /^archive\.log_checkpoint 257: the root of its leaves: /, /^archive\.log_checkpoint 700: the root of its leaves: /, /^archive\.log_tile 0\/1: its hash 0: /, /^archive\.log_tile 0\/1: the root of its hashes: /
  ]],
  ['no entry', 'delete from archive.recorded where sequence = 300', [
    /^archive\.log_checkpoint 700: the root of its leaves: \w+: that of 700 leaves, which there are not$/, /^archive\.log_tile 0\/1: its leaves: 512: no more than 299, which there are$/
  ]],
  ['another origin', "update archive.log_key set vkey = replace(vkey, 'example', 'sample')", [
    /^archive\.log_key: the verifier key: log\.sample\+/, ...[256, 257, 700].map(size => new RegExp(`^archive\\.log_checkpoint ${size}: the signed note: not signed`))
  ]],
  ['no key', 'delete from archive.log_key', [
    /^archive\.log_key: the verifier key: nothing: /, ...[256, 257, 700].map(size => new RegExp(`^archive\\.log_checkpoint ${size}: the signed note: not signed`))
  ]]
]

t.test('whatever is changed is named, its table and its row', async t => {
  for (const [what, sql, patterns] of tampering) {
    await t.test(what, async t => {
      const { database } = await openLog(t, [256, 257, 700])
      await tamper(database, sql)
      const { told } = await verify(database)
      for (const pattern of patterns) t.equal(told.filter(line => pattern.test(line)).length, 1, pattern.source)
      t.same(told.filter(line => !patterns.some(pattern => pattern.test(line))), [], 'nothing else')
    })
  }
})

t.test('what the key itself has signed of another tree is found', async t => {
  const { database, signing } = await openLog(t, [256])
  const root = Buffer.alloc(32, 7)
  const forged = { size: 256, root, timestamp: null, note: signCheckpoint({ origin: 'log.example', size: 256, root }, signing.privateKey) }
  await tamper(database, 'update archive.log_checkpoint set root = $1, note = $2, row_digest = $3', [root, forged.note, Buffer.from(checkpointDigestOf(forged), 'hex')])
  t.match(await findLastCheckpoint(database), { root })
  t.match((await verify(database)).told, [/^archive\.log_checkpoint 256: the root of its leaves: (07){32}: \w{64}$/])
})
