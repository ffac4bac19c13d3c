// npm run faults -- --seconds 30 --only NAME: each fault of this list for longer than npm test lets it last, one after another, and a line of each.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

// [name, file, what is done, what it is told in place of how long]
const faults = [
  ['stopped-database', 'test/faults/stopped-database.test.ts', 'PostgreSQL is stopped and killed under load, and started again'],
  ['frozen-database', 'test/faults/frozen-database.test.ts', 'PostgreSQL is frozen under load, and thawed'],
  ['lost-database', 'test/faults/lost-database.test.ts', 'the embedded PostgreSQL is killed, and frozen when the service is to end'],
  ['database-lost-in-a-crawl', 'test/faults/database-lost-in-a-crawl.test.ts', 'PostgreSQL dies in the middle of crawls'],
  ['exhausted-connections', 'test/faults/exhausted-connections.test.ts', 'no connection is left, or all wait for a lock'],
  ['full-disk', 'test/faults/full-disk.test.ts', 'the disk of the embedded PostgreSQL is full in the middle of a crawl'],
  ['stepped-clock', 'test/faults/stepped-clock.test.ts', 'the clock is stepped forward and back under load'],
  ['silent-connections', 'test/faults/silent-connections.test.ts', 'connections fall silent, that of who listens too'],
  ['killed-service', 'test/faults/killed-service.test.ts', 'the service is killed under load, with workers and without'],
  ['killed-crawler', 'test/faults/crash.test.ts', 'crawlers are killed; npm run crash does more of it', '--times=10'],
  ['graceful-stop', 'test/faults/graceful-stop.test.ts', 'the service is told to stop while it crawls, streams and answers'],
  ['replica', 'test/service/read-replica.test.ts', 'a replica stands still, and the database that it follows is lost'],
  ['lagging-replica', 'test/faults/lagging-replica.test.ts', 'a replica lags under load']
]

const root = resolve(import.meta.dirname, '../..')
const { values: { seconds, only } } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, only: { type: 'string' } } })
if (!/^[1-9]\d*$/.test(seconds)) throw new Error(`--seconds is "${seconds}": a whole number above 0 is expected.`)
const chosen = faults.filter(([name]) => only === undefined || name === only)
if (chosen.length === 0) throw new Error(`--only is "${only}": one of ${faults.map(([name]) => name).join(', ')} is expected.`)

let failed = 0
for (const [name, file, what, told = `--seconds=${seconds}`] of chosen) {
  const since = performance.now()
  const { isOk, seen } = await run(file, told)
  const why = isOk ? seen.filter(line => /skip|No disk/i.test(line)) : seen.filter(line => line.startsWith('not ok') && !line.includes('# time='))
  console.log(`${isOk ? 'ok' : 'FAILED'} ${name}: ${what} (${Math.round((performance.now() - since) / 1_000)} s)${why.map(line => `\n  ${line}`).join('')}`)
  failed += isOk ? 0 : 1
}
console.log(failed === 0 ? 'ok: nothing was wrong, and nothing was lost' : `FAILED: ${failed} of ${chosen.length}, see above`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs one to its end; what it found wrong, passed over or told is in `seen`. */
async function run (file, told) {
  const tap = spawn(join(root, 'node_modules/.bin/tap'), ['--reporter=tap', '--disable-coverage', '--timeout=0', `--test-arg=${told}`, file], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const seen = []
  createInterface({ input: tap.stdout }).on('line', line => { if (/^ *(not ok|# )|# SKIP|skipped:/.test(line)) seen.push(line.trim()) })
  const code = await new Promise(resolve => tap.once('close', resolve))
  return { isOk: code === 0, seen }
}
