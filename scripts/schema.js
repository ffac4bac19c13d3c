// npm run schema: writes db/schema.sql, as PostgreSQL 15 dumps it after the migrations; with --check only says whether it is stale.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { lacking, postgres15, withPostgres15 } from './postgres-15.js'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
const file = join(root, 'db/schema.sql')
const check = process.argv.includes('--check')

const head = `-- What the files of db/migrations make together, to read: nobody runs this file.
-- Written by npm run schema, from PostgreSQL 15's pg_dump. Left out: owners, and the schema migrations with the one
-- table in which the runner notes what it has run; it is the runner's, and no migration makes it.

`

if (postgres15 !== undefined) {
  await withPostgres15(dumpAfterMigrations).then(check ? compare : write).catch(error => fail(error.stderr || error.message))
} else if (check && !process.env.CI) {
  console.log(`db/schema.sql was not checked: ${lacking}. CI checks it.`)
} else {
  fail(`db/schema.sql needs PostgreSQL 15: ${lacking}`)
}

async function write (schema) {
  await writeFile(file, schema)
  console.log('Wrote db/schema.sql')
}

async function compare (schema) {
  if (await readFile(file, 'utf8').catch(() => '') !== schema) fail('db/schema.sql is stale: npm run schema')
  else console.log('db/schema.sql is fresh')
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}

async function dumpAfterMigrations (url) {
  await run(process.execPath, [join(root, 'dist/commands/migrate.js')], { cwd: root, env: { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: '', DATABASE_ROLE: '', REPOSITORIES: '' } })
  const { stdout } = await run(postgres15.pgDump, ['--schema-only', '--no-owner', '--exclude-schema=migrations', url], { maxBuffer: 64 * 1024 * 1024 })
  return head + settled(stdout)
}

/** Without what differs from one minor version to the next, and what only a restore needs. */
function settled (dump) {
  return dump
    .replace(/^--\n-- .*\n--\n/gm, '')
    .replace(/^-- Dumped .*\n/gm, '')
    .replace(/^\\(un)?restrict .*\n/gm, '')
    .replace(/^(SET \w+ = .*|SELECT pg_catalog\.set_config\(.*);\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim() + '\n'
}
