import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openCheckpoint } from '../../src/log/checkpoint.ts'
import { isConsistent } from '../../src/log/merkle-proofs.ts'
import { parseVerifierKey, type VerifierKey } from '../../src/log/signed-note.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { runCommand, startCommand, type Command } from '../command.ts'
import { testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { recordMany } from '../log/many-entries.ts'

// Whole services in processes of their own, on one database: one has the key.

t.setTimeout(600_000)

interface Instance extends Command { base: string }

async function start (t: Test, env: Record<string, string>): Promise<Instance> {
  const command = startCommand(t, 'serve', [], { PORT: '0', CRAWL: 'off', LOG_ORIGIN: 'log.example', ...env })
  const base = (): string | undefined => /The API: +(http:\/\/127\.0\.0\.1:\d+)/.exec(command.said())?.[1]
  await until(() => base() !== undefined || command.process.exitCode !== null)
  return { ...command, base: base() ?? command.said() }
}

const get = async (base: string, path: string): Promise<string> => await (await fetch(base + path)).text()

const sizeAt = async ({ base }: Instance, key: VerifierKey): Promise<number> => openCheckpoint(await get(base, '/log/checkpoint'), key)?.size ?? 0

const logPart = async ({ base }: Instance): Promise<unknown> => JSON.parse(await get(base, '/health/ready')).parts.log

t.test('who has the key signs, also after he was killed; who has none serves what was signed', async t => {
  const url = await testDatabase(t)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const folder = t.testdir({ first: {}, second: {} })
  const envOf = (name: string) => ({ DATABASE_URL: url, DATA_DIR: join(folder, name), REPOSITORIES: 'http://127.0.0.1:9/CourtPolicies/' })
  const [env, other] = [envOf('first'), envOf('second')]

  const first = await start(t, env)
  const key = parseVerifierKey(JSON.parse(await get(first.base, '/v1/log/key')).vkey) as VerifierKey
  t.equal(key.name, 'log.example')
  await recordMany(database, 700)
  await until(async () => await sizeAt(first, key) > 0)
  const held = openCheckpoint(await get(first.base, '/log/checkpoint'), key)

  const second = await start(t, { ...other, LOG_LEVEL: 'warn' })
  t.match(await logPart(first), { state: 'ok' })
  t.match(await logPart(second), { state: 'degraded', text: /It is not signed here\. There is no key at .*second\/log-key\.pem/ })
  t.match(second.said(), /"msg":"The log is not signed here\. There is no key at /)
  t.equal(await get(second.base, '/v1/log/key'), await get(first.base, '/v1/log/key'))

  first.process.kill('SIGKILL')
  await first.ended
  await recordMany(database, 5_000)
  await recordMany(database, 1, 'crawl-ended')
  second.process.kill('SIGTERM')
  t.equal(await second.ended, 0)
  copyFileSync(join(env.DATA_DIR, 'log-key.pem'), join(other.DATA_DIR, 'log-key.pem'))
  const heir = await start(t, { ...other, WORKERS: '2' })
  await until(async () => await sizeAt(heir, key) >= 5_701)
  t.match(await logPart(heir), { state: 'ok', text: /It is signed as log\.example\./ })
  const after = openCheckpoint(await get(heir.base, '/log/checkpoint'), key)
  const { hashes } = JSON.parse(await get(heir.base, `/v1/log/consistency?from=${held?.size}&to=${after?.size}`)) as { hashes: string[] }
  t.ok(isConsistent(hashes.map(hash => Buffer.from(hash, 'base64')), held?.size as number, held?.root as Buffer, after?.size as number, after?.root as Buffer), 'what was signed before leads on')
  heir.process.kill('SIGTERM')
  t.equal(await heir.ended, 0)

  const { said } = await runCommand(t, 'verify', [], env)
  t.match(said, /The signed log: \d+ checkpoints, the last over 57\d\d entries\./)
  t.notMatch(said, /DIFFERENT archive\.log_/)
})
