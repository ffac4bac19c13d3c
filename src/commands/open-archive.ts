import { join } from 'node:path'
import { openDatabase, type Database } from '../archive/database.ts'
import { startEmbeddedPostgres } from '../archive/embedded-postgres.ts'
import { migrate } from '../archive/migrations.ts'
import type { Config } from '../config.ts'

/** The archive's database, up to date; `close` ends the embedded server too, unless somebody else uses it. */
export interface OpenArchive {
  database: Database
  url: string
  /** Where the data are, for people. */
  place: string
  close: () => Promise<void>
}

type Log = (line: string) => void

/** Opens the configured database, or the embedded PostgreSQL under DATA_DIR (the sample's own under DATA_DIR/sample), and migrates it. */
export async function openArchive (config: Config, log: Log): Promise<OpenArchive> {
  const { url, place, stop } = await findServer(config, log)
  await migrate(config.databaseUrl === null ? url : config.migrationDatabaseUrl ?? url, log).catch(async error => {
    await stop()
    throw error
  })
  const database = openDatabase(url, error => log(`A database connection was lost: ${error.message}`))
  return {
    database,
    url,
    place,
    close: async () => {
      await database.end()
      await stop()
    }
  }
}

async function findServer ({ databaseUrl, dataDir, sample }: Config, log: Log): Promise<{ url: string, place: string, stop: () => Promise<void> }> {
  if (databaseUrl !== null) {
    return { url: databaseUrl, place: `PostgreSQL at ${describe(databaseUrl)}`, stop: async () => {} }
  }
  const directory = sample ? join(dataDir, 'sample') : dataDir
  const { url, stop } = await startEmbeddedPostgres({ dataDir: directory, database: sample ? 'sample' : 'archive', log })
  return { url, place: `embedded PostgreSQL in ${directory}`, stop }
}

/** A database URL without its password. */
function describe (url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
