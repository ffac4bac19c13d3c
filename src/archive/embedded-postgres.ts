import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Account, serverAccount } from './embedded/account.ts'
import { type Binaries, type Package, platformPackage, runnableBinaries } from './embedded/binaries.ts'
import { clusterDirectory, createCluster, passwordOf } from './embedded/data-directory.ts'
import { createDatabase, enter, keepProcess, leave } from './embedded/presence.ts'
import { type Listen, type Postmaster, halt, isAlive, launch, postmasterOf } from './embedded/server.ts'

/** Where the data lie and what the database is called; `listen` is a port of 127.0.0.1 on Windows, a socket elsewhere. */
export interface EmbeddedOptions { dataDir: string, database: string, log?: (line: string) => void, listen?: Listen }

/** A database to connect to. `adopted`: its server ran already. `stop` ends the server unless others are connected to it. */
export interface EmbeddedPostgres { url: string, adopted: boolean, stop(): Promise<void> }

interface House { pkg: Package, cluster: string, account: Account | undefined, listen: Listen, log: (line: string) => void }
interface Stay { postmaster: Postmaster, present: pg.Client }

const patience = { otherStarts: 60_000, lockFile: 5_000 }

/**
 * The PostgreSQL that comes with the packages, on the cluster `postgres-<major>` in `dataDir`: created when absent, adopted
 * when it runs already (another process of ours, or one that was killed), else started. Throws, naming DATABASE_URL, where it cannot.
 */
export async function startEmbeddedPostgres (options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, database, log = () => {}, listen = process.platform === 'win32' ? 'port' : 'socket' } = options
  const pkg = await platformPackage()
  const account = await serverAccount(join(resolve(dataDir), `postgres-${pkg.major}`))
  const cluster = await clusterDirectory(dataDir, pkg.major, account, log)
  const house = { pkg, cluster, account, listen, log }
  const running = await adopt(house)
  const { postmaster, present, adopted } = running === undefined ? await start(house) : { ...running, adopted: true }
  log(adopted ? `Uses the PostgreSQL ${pkg.major} that runs on ${cluster} already` : `PostgreSQL ${pkg.major} runs on ${cluster}`)
  await createDatabase(present, database)
  keepProcess(present, false)
  const door = await urlOf(house, postmaster, 'postgres')
  let stopped: Promise<void> | undefined
  return {
    url: await urlOf(house, postmaster, database),
    adopted,
    stop: () => (stopped ??= leave(present, door, async () => halt(cluster, postmaster, pkg, account), log))
  }
}

async function start (house: House): Promise<Stay & { adopted: boolean }> {
  const { pkg, cluster, account, listen } = house
  const binaries: Binaries = await runnableBinaries(pkg, dirname(cluster), account)
  await createCluster(cluster, binaries.initdb, account)
  for (const since = Date.now(); ;) {
    const failure = await launch(cluster, binaries, account, listen)
    const stay = await adopt(house)
    if (stay !== undefined) return { ...stay, adopted: failure !== undefined }
    // Another process may be starting it, or the last one to run it may not be buried yet.
    const passing = failure === undefined || /lock file|shared memory block/.test(failure)
    if (!passing || Date.now() - since > patience.lockFile) throw new Error(`PostgreSQL does not start on ${cluster}:\n${failure}`)
    await pause(100)
  }
}

/** Joins the server that runs on the cluster, waiting while it starts or stops; undefined when none answers. */
async function adopt (house: House): Promise<Stay | undefined> {
  for (const since = Date.now(); Date.now() - since < patience.otherStarts; await pause(20)) {
    const postmaster = await postmasterOf(house.cluster)
    if (postmaster === undefined) return undefined
    if (postmaster.status === 'ready') {
      const present = await enter(await urlOf(house, postmaster, 'postgres'), house.log)
      return present && { postmaster, present }
    }
    if (!isAlive(postmaster.pid)) return undefined
  }
  return undefined
}

async function urlOf (house: House, { socketDir, port }: Postmaster, database: string): Promise<string> {
  const name = encodeURIComponent(database)
  return socketDir === ''
    ? `postgres://app:${await passwordOf(house.cluster)}@127.0.0.1:${port}/${name}`
    : `postgres://app@/${name}?host=${encodeURIComponent(socketDir)}`
}
