import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { readConfig } from '../../src/service/config.ts'
import { openArchive } from '../../src/service/open-archive.ts'
import { keepCrawl } from '../archive/keep.ts'
import { runCommand } from '../command.ts'
import { query, withDatabase } from '../server.ts'
import { policy } from '../domain/blank-policy.ts'
import { publishLog } from '../log/published-log.ts'
import { newFolder } from '../publisher/transfer-archive.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const { lacking, postgres15, withPostgres15 } = await import(pathToFileURL(join(root, 'scripts/postgres-15.js')).href)
const withoutPostgres = postgres15 !== undefined || process.env['CI'] !== undefined ? false : lacking

/** The commands of docs/operations.md under this name. */
function documented (name: string): string {
  const [, after = ''] = readFileSync(join(root, 'docs/operations.md'), 'utf8').split(`<!-- tested: ${name} -->\n`)
  return /^```sh\n([^]*?)```/.exec(after)?.[1] as string
}

async function shell (name: string, env: Record<string, string>): Promise<string> {
  const { PATH } = process.env
  const { stdout } = await run('sh', ['-euc', documented(name)], { cwd: root, env: { ...env, PATH } })
  return stdout
}

const rootIn = (said: string): string | undefined => /^The root of its last checkpoint: ([\w+/]{43}=)$/m.exec(said)?.[1]

async function record (database: Database): Promise<void> {
  await keepCrawl(database, ['1.0.0', '1.0.1', '1.0.2'].map(version => policy({ version })))
  await publishLog(database)
}

async function compare (t: Test, before: Record<string, string>, said: string): Promise<void> {
  const verified = await runCommand(t, 'verify', [], before)
  t.match(verified, { code: 0, said: /All is as it was kept/ })
  t.match(said, /All is as it was kept/)
  t.ok(rootIn(said))
  t.equal(rootIn(said), rootIn(verified.said), 'the root is the same')
}

t.test('a database of DATABASE_URL is dumped, and restored into an empty one', { skip: withoutPostgres }, async t => {
  await withPostgres15(async (url: string) => {
    const [from, to] = [withDatabase(url, 'before'), withDatabase(url, 'after')]
    for (const name of ['before', 'after']) await query(url, `create database ${name} template template0`)
    await migrate(from)
    const database = openDatabase(from, () => {})
    await record(database).finally(async () => await database.end())
    const BACKUP = join(newFolder(t), 'archive.dump')
    await shell('dump of DATABASE_URL', { BACKUP, DATABASE_URL: from })
    const said = await shell('restore to DATABASE_URL', { BACKUP, DATABASE_URL: to })
    await compare(t, { DATABASE_URL: from }, said)
    await t.rejects(query(to, 'delete from archive.capture'), /append-only/, 'guards come along')
  })
})

t.test('the embedded database is copied, and restored into an empty folder', async t => {
  const REPOSITORIES = 'http://127.0.0.1:9/CourtPolicies/'
  const [DATA_DIR, other, BACKUP] = [newFolder(t), join(newFolder(t), 'data'), join(newFolder(t), 'archive.tar')]
  const archive = await openArchive(readConfig({ DATA_DIR, REPOSITORIES }), () => {})
  await record(archive.database).finally(archive.close)
  await shell('dump of DATA_DIR', { BACKUP, DATA_DIR })
  const said = await shell('restore to DATA_DIR', { BACKUP, DATA_DIR: other, REPOSITORIES })
  await compare(t, { DATA_DIR, REPOSITORIES }, said)
})
