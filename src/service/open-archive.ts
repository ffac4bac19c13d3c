import { join } from 'node:path'
import type { Connections } from '../postgres/connections.ts'
import { forCommands, openDatabase, openLimited, type Database, type Limits } from '../postgres/database.ts'
import { coverEarlier } from '../archive/late-digests.ts'
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { migrate, pendingMigrations } from '../postgres/migrations.ts'
import { confirmRole, makeRole, withRole } from '../postgres/roles.ts'
import type { Config } from './config.ts'
import { sampleFolder } from './sample.ts'

/** The archive's database, up to date; `close` ends the embedded server too, unless somebody else uses it. */
export interface OpenArchive {
  database: Database
  connections: Connections
  /** With the role that the service takes, on every connection. */
  url: string
  /** Where the data are, for people. */
  place: string
  close: () => Promise<void>
}

type Log = (line: string) => void

export interface OpenOptions {
  limits: Limits
  /** Hears of connections lost while nobody used them. */
  onIdleError: (error: Error) => void
  /** Hears that the embedded server has gone and does not come back; without it, it is not started again. */
  onGone?: (error: Error) => void
}

/** A PostgreSQL that can be connected to. */
interface Server { url: string, place: string, stop: () => Promise<void> }

/** The service's role in the embedded database, unless DATABASE_ROLE names another. */
const EMBEDDED_ROLE = 'archive_service'

/**
 * Opens the configured database, or the embedded PostgreSQL under DATA_DIR (the
 * sample's own under DATA_DIR/sample), and migrates it. Connections have the role of
 * DATABASE_ROLE, in the embedded database always one; throws where it cannot be taken.
 */
export async function openArchive (config: Config, log: Log, options: Partial<OpenOptions> = {}): Promise<OpenArchive> {
  const {
    limits = forCommands,
    onIdleError = error => log(`A database connection was lost: ${error.message}`),
    onGone
  } = options
  const server = await findServer(config, log, onGone)
  const { place, stop } = server
  return await prepare(config, server, log).then(
    url => {
      const { database, connections, close: closeDatabase } = openLimited(url, onIdleError, limits)
      const close = async (): Promise<void> => {
        await closeDatabase()
        await stop()
      }
      return { database, connections, url, place, close }
    },
    async error => {
      await stop()
      throw error
    })
}

/**
 * Migrates, and covers what is older than digests; makes the service's role if asked
 * to, in the embedded database always. Gives the place of the data, for people.
 */
export async function migrateArchive (config: Config, log: Log, withRoles: boolean): Promise<string> {
  const role = roleOf(config)
  if (withRoles && role === null) {
    throw new Error(
      'DATABASE_ROLE is not set: the name of the role that the service is to take is expected. See .env.example.'
    )
  }
  const server = await findServer(config, log)
  try {
    await migrate(ownerUrl(config, server), log)
    if (role !== null && (withRoles || config.databaseUrl === null)) {
      await makeRole(ownerUrl(config, server), role, server.url)
      log(`The role ${role} may read and add in the archive, and nothing else`)
    }
    const database = openDatabase(ownerUrl(config, server), error =>
      log(`A database connection was lost: ${error.message}`)
    )
    const covered = await coverEarlier(database).finally(async () => await database.end())
    if (covered > 0) log(`Entries from before digests that have one now: ${covered}`)
    return server.place
  } finally {
    await server.stop()
  }
}

/** Migrates and sees to the role; gives the URL for the service. */
async function prepare (config: Config, server: Server, log: Log): Promise<string> {
  const role = roleOf(config)
  const url = withRole(server.url, role)
  if (config.databaseUrl === null) {
    await migrate(server.url, log)
    if (role !== null) await makeRole(server.url, role)
    return url
  }
  if (role !== null) await confirmRole(server.url, role)
  // Who has no more than the service's rights starts it all the same, where the owner has migrated.
  if ((await pendingMigrations(url)).length > 0) await migrate(ownerUrl(config, server), log)
  return url
}

const roleOf = ({ databaseUrl, databaseRole }: Config): string | null =>
  databaseRole ?? (databaseUrl === null ? EMBEDDED_ROLE : null)

const ownerUrl = ({ databaseUrl, migrationDatabaseUrl }: Config, { url }: Server): string =>
  databaseUrl === null ? url : (migrationDatabaseUrl ?? url)

async function findServer (
  { databaseUrl, dataDir, sample }: Config,
  log: Log,
  onGone?: (error: Error) => void
): Promise<Server> {
  if (databaseUrl !== null) {
    return { url: databaseUrl, place: `PostgreSQL at ${describe(databaseUrl)}`, stop: async () => {} }
  }
  const directory = sample ? join(dataDir, sampleFolder()) : dataDir
  const { url, stop } = await startEmbeddedPostgres({
    dataDir: directory,
    database: sample ? 'sample' : 'archive',
    log,
    ...(onGone === undefined ? {} : { onGone })
  })
  return { url, place: `embedded PostgreSQL in ${directory}`, stop }
}

/** A database URL without its password. */
function describe (url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
