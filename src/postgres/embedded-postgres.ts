import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Account, serverAccount } from './embedded/account.ts'
import { type Binaries, type Package, platformPackage, runnableBinaries } from './embedded/binaries.ts'
import { clusterDirectory, createCluster, passwordOf } from './embedded/data-directory.ts'
import { createDatabase, enter, keepProcess, leave } from './embedded/presence.ts'
import { whenBack } from './embedded/return.ts'
import { type Listen, type Postmaster, halt, isAlive, launch, postmasterOf } from './embedded/server.ts'

/** Where the data lie and what the database is called. */
export interface EmbeddedOptions {
  dataDir: string
  database: string
  log?: (line: string) => void
  /** A port of 127.0.0.1 on Windows, a socket elsewhere. */
  listen?: Listen
  /**
   * Where it is given, a server that has gone is started again; it hears when that cannot be done within 15 seconds.
   */
  onGone?: (error: Error) => void
}

/**
 * A database to connect to. `adopted`: its server ran already.
 * `stop` ends the server unless others are connected to it.
 */
export interface EmbeddedPostgres { url: string, adopted: boolean, stop(): Promise<void> }

interface House {
  pkg: Package
  cluster: string
  account: Account | undefined
  listen: Listen
  database: string
  log: (line: string) => void
}
interface Stay { postmaster: Postmaster, present: pg.Client }

const patience = { otherStarts: 60_000, lockFile: 5_000 }

/**
 * The PostgreSQL that comes with the packages, on the cluster `postgres-<major>` in
 * `dataDir`: created when absent, adopted when it runs already (another process of ours,
 * or one that was killed), else started. Throws, naming DATABASE_URL, where it cannot.
 */
export async function startEmbeddedPostgres (options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const {
    dataDir, database, log = () => {}, listen = process.platform === 'win32' ? 'port' : 'socket', onGone
  } = options
  const pkg = await platformPackage()
  const account = await serverAccount(join(resolve(dataDir), `postgres-${pkg.major}`))
  const cluster = await clusterDirectory(dataDir, pkg.major, account, log)
  const house = { pkg, cluster, account, listen, database, log }
  const running = await adopt(house)
  const { postmaster, present, adopted } = running === undefined ? await start(house) : { ...running, adopted: true }
  log(
    adopted
      ? `Uses the PostgreSQL ${pkg.major} that runs on ${cluster} already`
      : `PostgreSQL ${pkg.major} runs on ${cluster}`
  )
  await createDatabase(present, database)
  const attended = attend(house, { postmaster, present }, onGone)
  const door = await urlOf(house, postmaster, 'postgres')
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    const last = await attended.end()
    await leave(last.present, door, async () => halt(cluster, last.postmaster, pkg, account), log)
  }
  return { url: await urlOf(house, postmaster, database), adopted, stop: () => (stopped ??= stop()) }
}

/** Stays with a server and, where somebody hears of it, with the one that comes after it; `end` gives the last. */
function attend (house: House, first: Stay, onGone: EmbeddedOptions['onGone']): { end: () => Promise<Stay> } {
  let stay = first
  let isOver = false
  let returning: Promise<void> | undefined
  const comeBack = async (): Promise<void> => {
    const back = await whenBack({
      isOver: () => isOver,
      tryOnce: async () => (await adopt(house)) ?? (await startAgain(house, stay.postmaster))
    })
    if (back === undefined) return
    const moved =
      (await urlOf(house, back.postmaster, house.database)) !== (await urlOf(house, stay.postmaster, house.database))
    stay = back
    if (moved) throw new Error('another process has started it elsewhere')
    house.log(`PostgreSQL ${house.pkg.major} runs on ${house.cluster} again`)
    begin()
  }
  const begin = (): void => {
    keepProcess(stay.present, false)
    if (onGone === undefined) return
    stay.present.once('end', () => {
      if (!isOver) returning = comeBack().catch((error: Error) => onGone(goneFrom(house, error)))
    })
  }
  begin()
  return {
    end: async () => {
      isOver = true
      await Promise.race([returning, pause(1_000, undefined, { ref: false })])
      return stay
    }
  }
}

const goneFrom = ({ cluster }: House, { message }: Error): Error => new Error(
  `The embedded PostgreSQL on ${cluster} has gone and did not come back: ${message}. Start the service again.`
)

/** Starts the server where the last one was, on the data that are there. */
async function startAgain (house: House, last: Postmaster): Promise<Stay | undefined> {
  const { pkg, cluster, account, listen } = house
  const binaries = await runnableBinaries(pkg, dirname(cluster), account)
  const failure = await launch(cluster, binaries, account, listen, last)
  const stay = await adopt(house)
  if (stay === undefined && failure !== undefined) throw new Error(failure)
  return stay
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
    if (!passing || Date.now() - since > patience.lockFile) {
      throw new Error(`PostgreSQL does not start on ${cluster}:\n${failure}`)
    }
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
