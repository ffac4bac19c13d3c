import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import { withClient } from './database.ts'

/** db/migrations, from src/postgres as from dist/postgres. */
const migrationsDirectory = fileURLToPath(new URL('../../db/migrations/', import.meta.url))
const table = { migrationsSchema: 'migrations', migrationsTable: 'migration' }

/**
 * Brings a database up to date: runs the files `NNNN-purpose.sql` that it has not
 * seen, in order, all or none, and gives their names (`0001-documents`). Two at
 * once wait for each other. Throws, naming the file and the line, when one fails.
 */
export async function migrate (
  url: string,
  log: (line: string) => void = () => {},
  dir: string = migrationsDirectory
): Promise<string[]> {
  await migrationNames(dir)
  let running = ''
  const note = (line: string) => {
    running = /^### MIGRATION (\S+)/.exec(line)?.[1] ?? running
    if (line.startsWith('> - ')) log(`Migrates ${line.slice(4)}`)
  }
  return await withClient(url, async client => {
    const done = await runner({
      dbClient: client,
      dir,
      ...table,
      createMigrationsSchema: true,
      direction: 'up',
      singleTransaction: true,
      advisoryLockMode: 'wait',
      ignorePattern: String.raw`(?!.*\.sql$).*`,
      logger: { info: note, warn: () => {}, error: () => {} }
    }).catch(async (error: pg.DatabaseError) => {
      throw await explained(error, dir, running)
    })
    return done.map(({ name }) => name)
  })
}

/** The names of the files that this database has not seen; none when it is up to date. */
export async function pendingMigrations (url: string, dir: string = migrationsDirectory): Promise<string[]> {
  return await withClient(url, async client => await listPendingMigrations(client, dir))
}

/** The same by a connection that is there. */
export async function listPendingMigrations (
  client: pg.ClientBase,
  dir: string = migrationsDirectory
): Promise<string[]> {
  const names = await migrationNames(dir)
  const seen = await client
    .query<{ name: string }>('select name from migrations.migration')
    .catch((error: pg.DatabaseError) => {
      // Neither schema nor table: nothing was ever run.
      if (error.code === '42P01' || error.code === '3F000') return { rows: [] }
      throw error
    })
  return names.filter(name => !seen.rows.some(row => row.name === name))
}

/** The names in their order; throws on a file that would be passed over or whose place would be unclear. */
async function migrationNames (dir: string): Promise<string[]> {
  const files = (await readdir(dir)).filter(file => file.endsWith('.sql')).sort()
  for (const [index, file] of files.entries()) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file)) {
      throw new Error(
        `${dir} has "${file}": a migration is called NNNN-purpose.sql, for example "0001-documents.sql"`
      )
    }
    const before = files[index - 1]
    if (before?.slice(0, 4) === file.slice(0, 4)) {
      throw new Error(
        `${dir} has "${before}" and "${file}": each number is used once, so give the newer one the next`
      )
    }
  }
  return files.map(file => file.slice(0, -'.sql'.length))
}

async function explained (error: pg.DatabaseError, dir: string, name: string): Promise<Error> {
  if (name === '' || error.code === undefined) return error
  const file = `${name}.sql`
  const before = (await readFile(join(dir, file), 'utf8')).slice(0, Number(error.position ?? 0))
  const line = error.position === undefined ? '' : `:${before.split('\n').length}`
  const detail = error.detail === undefined ? '' : `, ${error.detail}`
  return new Error(
    `Migration ${file}${line} failed, so none of this run was kept: ${error.message} (${error.code}${detail})`,
    { cause: error }
  )
}
