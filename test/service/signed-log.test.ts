import { once } from 'node:events'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { findLastCheckpoint, type KeptCheckpoint } from '../../src/archive/log/checkpoints.ts'
import { isStampOf } from '../../src/log/time-stamp.ts'
import type { Database } from '../../src/postgres/database.ts'
import { openSignedLog, STAMPED_WITHIN, type SignedLog, type SignedLogTools } from '../../src/service/signed-log.ts'
import { openTestArchive } from '../archive/keep.ts'
import { recordMany } from '../log/many-entries.ts'
import { manualTimers, type ManualTimers } from '../manual-timers.ts'
import { serveAuthority } from '../time-stamp-authority.ts'

interface Opened { signedLog: SignedLog, timers: ManualTimers, warned: string[], failed: unknown[], set: () => Promise<number> }

/** The log of one process; `set` gives in how many milliseconds it looks again, once it has looked. */
async function open (t: Test, database: Database, given: Partial<SignedLogTools> = {}): Promise<Opened> {
  const [warned, failed]: [string[], unknown[]] = [[], []]
  const manual = manualTimers()
  const isSet = new EventTarget()
  const timers = {
    ...manual,
    set: (run: () => void, ms: number) => {
      isSet.dispatchEvent(new Event('set'))
      return manual.set(run, ms)
    }
  }
  const config = { logKeyFile: join(t.testdirName, 'log-key.pem'), logOrigin: 'log.example', publicUrl: null, tsaUrl: null, ...given.config }
  const signedLog = await openSignedLog({
    answering: database,
    database,
    hasDuties: true,
    log: { warn: line => warned.push(line) },
    onError: error => failed.push(error),
    fetch,
    timers,
    now: () => 0,
    ...given,
    config
  })
  t.teardown(signedLog.close)
  const set = async (): Promise<number> => {
    while (manual.pending().length === 0) await once(isSet, 'set')
    return manual.pending()[0] as number
  }
  return { signedLog, timers: manual, warned, failed, set }
}

t.test('a process with the duties keeps the log up', async t => {
  const { database } = await openTestArchive(t)
  t.testdir({})
  const { signedLog, timers, warned, failed, set } = await open(t, database)
  t.equal(await set(), 60_000)
  t.same(await signedLog.find(), { state: 'ok', text: 'Its last checkpoint covers 0 of 0 entries. It is signed as log.example.' })
  await recordMany(database, 3)
  t.equal(await signedLog.countBehind(), 3)
  signedLog.ring()
  signedLog.ring()
  t.same(timers.pending(), [250], 'what comes in at once is looked at together')
  await timers.fire(250)
  t.same(timers.pending(), [0], 'and then whether there is more')
  await timers.fire(0)
  t.same(timers.pending(), [60_000])
  t.equal(await signedLog.countBehind(), 0)

  await t.test('another of the same key looks again while it is held, and knows what was done', async t => {
    const client = await database.connect()
    await client.query('select pg_advisory_lock(4702188012)')
    const other = await open(t, database, { config: { logKeyFile: join(t.testdirName, '../', 'x'), logOrigin: 'log.example', publicUrl: null, tsaUrl: null } })
    t.match(await other.signedLog.find(), { state: 'degraded', text: /^Its last checkpoint covers 3 of 3 entries\. It is not signed here\. There is no key at / })
    t.match(other.warned, [/^The log is not signed here\. There is no key at /])
    other.signedLog.ring()
    t.same(other.timers.pending(), [], 'it does nothing')
    await timers.fire(60_000)
    t.same(timers.pending(), [2_000])
    await client.query('select pg_advisory_unlock_all()')
    client.release()
    await timers.fire(2_000)
    t.same(timers.pending(), [60_000])
  })

  await t.test('what fails is told, and tried again', async t => {
    const spoilt = 'alter table archive.log_tile rename to tile'
    await database.query(spoilt)
    await timers.fire(60_000)
    t.same(timers.pending(), [5_000])
    signedLog.ring()
    t.same(timers.pending(), [5_000], 'no sooner')
    t.equal(failed.length, 1)
    t.match(await signedLog.find(), { state: 'degraded', text: /It could not be kept up: relation "archive\.log_tile" does not exist/ })
    await database.query('alter table archive.tile rename to log_tile')
    await timers.fire(5_000)
    t.same(timers.pending(), [60_000])
    t.match(await signedLog.find(), { state: 'ok' })
  })
  t.same(warned, [])
})

t.test('a process without the duties signs nothing', async t => {
  const { database } = await openTestArchive(t)
  t.testdir({})
  const { signedLog, timers } = await open(t, database, { hasDuties: false })
  await recordMany(database, 1)
  signedLog.ring()
  t.same(timers.pending(), [])
  t.match(await signedLog.find(), { state: 'ok', text: 'Its last checkpoint covers 0 of 1 entries. It is signed as log.example.' })
})

t.test('a time stamp', async t => {
  const authority = await serveAuthority(t)
  const withAuthority = async (t: Test) => {
    const { database } = await openTestArchive(t)
    t.testdir({})
    await recordMany(database, 1)
    const opened = await open(t, database, { config: { logKeyFile: join(t.testdirName, 'log-key.pem'), logOrigin: 'log.example', publicUrl: null, tsaUrl: authority.url } })
    return { ...opened, database }
  }

  await t.test('that came is kept with the checkpoint', async t => {
    const { database, set, warned, timers } = await withAuthority(t)
    await set()
    while (!timers.pending().includes(0)) await new Promise(setImmediate)
    const { note, timestamp } = await findLastCheckpoint(database) as KeptCheckpoint
    t.ok(isStampOf(timestamp as Buffer, Buffer.from(note)))
    t.same(warned, [])
  })

  await t.test('that is refused is done without', async t => {
    authority.answer.with = async () => ({ status: 200, body: Buffer.from('30053003020102', 'hex') })
    const { database, timers, set, warned } = await withAuthority(t)
    await set()
    while (!timers.pending().includes(0)) await new Promise(setImmediate)
    t.match(await findLastCheckpoint(database), { size: 1, timestamp: null })
    t.match(warned, [/^A checkpoint of the log goes without a time stamp\. The time-stamp authority refuses: its status is 2/])
  })

  await t.test('that does not come is waited for a minute', async t => {
    authority.answer.with = async () => await new Promise(() => {})
    const { database, timers, set, warned } = await withAuthority(t)
    t.equal(await set(), STAMPED_WITHIN)
    t.equal(await findLastCheckpoint(database), undefined, 'nothing is published so far')
    await timers.fire(STAMPED_WITHIN)
    await set()
    t.match(await findLastCheckpoint(database), { size: 1, timestamp: null })
    t.match(warned, [/without a time stamp\. No answer came within 60 s\./])
  })

  await t.test('that does not come holds up nobody who stops', async t => {
    const { database, signedLog, set, failed } = await withAuthority(t)
    t.equal(await set(), STAMPED_WITHIN)
    await signedLog.close()
    t.equal(await findLastCheckpoint(database), undefined)
    t.same(failed, [])
  })
})
