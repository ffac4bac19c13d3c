import { access, chmod, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'
import { migrate } from '../src/postgres/migrations.ts'

export { isAlive } from '../src/postgres/embedded/server.ts'

/** The server of one run of the tests. */
export interface TestServer {
  /** Of a database that may create others. */
  url: string
  /** A database with all migrations; whatever a test creates has this name and more. */
  template: string
  /** Of the server that was started for the tests; null where DATABASE_URL gives one. */
  dataDir: string | null
  ready: boolean
  /** Why it will never be ready. */
  failure: string | null
}

// One file a run, called after the process that runs the tests: all of them have it for a parent.
const directory = resolve(import.meta.dirname, '../.tap/databases')
const file = join(directory, `${process.ppid}.json`)
const patience = 60_000

/** The server of this run: the first test that asks starts it, the others wait for it. It goes on until test/clear-servers.ts. */
export async function testServer (): Promise<TestServer> {
  await mkdir(directory, { recursive: true })
  const first = await open(file, 'wx').then(async handle => handle.close(), error => error)
  if (first === undefined) await start()
  else if (first.code !== 'EEXIST') throw first
  for (const since = Date.now(); Date.now() - since < patience; await pause(50)) {
    const server = await readServer(file)
    if (server?.failure != null) throw new Error(`There is no database for the tests: ${server.failure}`)
    if (server?.ready === true) return server
  }
  throw new Error(`No database for the tests within ${patience / 1000} s, see ${file}`)
}

/** Ends the server of a run, or drops what the run created on the server of DATABASE_URL. */
export async function endServer (file: string): Promise<void> {
  const server = await readServer(file)
  if (server !== undefined) {
    await (server.dataDir === null ? dropDatabases(server) : endCluster(server.dataDir)).catch(error => console.error(`${file}: ${error.message}`))
  }
  await rm(file, { force: true })
}

/** One statement in a connection of its own. */
export async function query<Row extends pg.QueryResultRow> (url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  return await client.query<Row>(sql, values).then(({ rows }) => rows).finally(async () => client.end())
}

/** The same server, another database. */
export function withDatabase (url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)[^?]*/, `$1/${name}`)
}

async function start (): Promise<void> {
  const server: TestServer = { url: process.env['DATABASE_URL'] ?? '', template: `test_archive_${process.ppid}`, dataDir: null, ready: false, failure: null }
  try {
    if (server.url === '') {
      server.dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-tests-'))
      // The account that runs the server when we are root has to pass through.
      await chmod(server.dataDir, 0o755)
      await writeServer(server)
      server.url = (await startEmbeddedPostgres({ dataDir: server.dataDir, database: 'postgres' })).url
      await hurry(server.url)
    }
    await writeServer(server)
    await query(server.url, `create database ${server.template} template template0`)
    await migrate(withDatabase(server.url, server.template))
    server.ready = true
  } catch (error) {
    server.failure = (error as Error).message
  }
  await writeServer(server)
}

/** What is thrown away need not survive the machine: nothing waits for the disk. */
async function hurry (url: string): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await query(url, `alter system set ${setting} = off`)
  await query(url, 'select pg_reload_conf()')
}

async function writeServer (server: TestServer): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(server))
  await rename(`${file}.new`, file)
}

/** Undefined while the file is empty, as its maker has only just begun. */
async function readServer (file: string): Promise<TestServer | undefined> {
  const text = await readFile(file, 'utf8')
  return text === '' ? undefined : JSON.parse(text)
}

async function dropDatabases ({ url, template }: TestServer): Promise<void> {
  const names = await query<{ datname: string }>(url, 'select datname from pg_database where starts_with(datname, $1)', [template])
  for (const { datname } of names) await query(url, `drop database if exists ${datname} with (force)`)
}

async function endCluster (dataDir: string): Promise<void> {
  if (await access(dataDir).then(() => false, () => true)) return
  try {
    const { url, stop } = await startEmbeddedPostgres({ dataDir, database: 'postgres' })
    // What a killed test left connected would keep it running.
    await query(url, "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")
    await stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
