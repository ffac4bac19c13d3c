// npm run schema: writes db/schema.sql, as PostgreSQL 15 dumps it after the migrations, and db/definitions.json, with which npm run verify
// compares what a database says of itself; with --check only says whether they are stale.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { lacking, postgres15, withPostgres15 } from './postgres-15.js'
import { importSource, root } from './source.js'

const { openDatabase } = await importSource('postgres/database.ts')
const { listDefinitions } = await importSource('verify/definitions.ts')
const run = promisify(execFile)
const check = process.argv.includes('--check')

const head = `-- What the files of db/migrations make together, to read: nobody runs this file.
-- Written by npm run schema, from PostgreSQL 15's pg_dump. Left out: owners, and the schema migrations with the one
-- table in which the runner notes what it has run; it is the runner's, and no migration makes it.

`

if (postgres15 !== undefined) {
  await withPostgres15(writtenAfterMigrations)
    .then(async files => { for (const [file, text] of Object.entries(files)) await (check ? compare : write)(file, text) })
    .catch(error => fail(error.stderr || error.message))
} else if (check && !process.env.CI) {
  console.log(`db/schema.sql and db/definitions.json were not checked: ${lacking}. CI checks them.`)
} else {
  fail(`db/schema.sql and db/definitions.json need PostgreSQL 15: ${lacking}`)
}

async function write (file, text) {
  await writeFile(join(root, file), text)
  console.log(`Wrote ${file}`)
}

async function compare (file, text) {
  if (await readFile(join(root, file), 'utf8').catch(() => '') !== text) fail(`${file} is stale: npm run schema`)
  else console.log(`${file} is fresh`)
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}

async function writtenAfterMigrations (url) {
  const env = { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: '', DATABASE_ROLE: '', REPOSITORIES: '' }
  await run(process.execPath, [join(root, 'scripts/run.js'), 'migrate'], { cwd: root, env })
  const { stdout } = await run(postgres15.pgDump, ['--schema-only', '--no-owner', '--exclude-schema=migrations', url], { maxBuffer: 64 * 1024 * 1024 })
  return { 'db/schema.sql': head + settled(stdout), 'db/definitions.json': `${JSON.stringify(await definitionsAt(url), null, 2)}\n` }
}

async function definitionsAt (url) {
  const database = openDatabase(url, () => {})
  return await listDefinitions(database).finally(() => database.end())
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
