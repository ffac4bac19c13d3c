import { appendFile, chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { serverAccount } from '../../src/postgres/embedded/account.ts'
import { platformPackage, runnableBinaries } from '../../src/postgres/embedded/binaries.ts'
import { createCluster } from '../../src/postgres/embedded/data-directory.ts'
import { halt, launch, postmasterOf, type Postmaster } from '../../src/postgres/embedded/server.ts'
import { query, withDatabase } from '../server.ts'

/** A PostgreSQL of one test alone, which nobody starts again but the test. */
export interface OwnPostgres {
  /** Of a new, empty database. */
  newDatabase: () => Promise<string>
  /** Of the database that others are made from. */
  url: string
  /** Ends it as `systemctl stop` would, whoever is connected. */
  stop: () => Promise<void>
  /** Ends it as if its machine had lost its power: it recovers when it is started. */
  kill: () => Promise<void>
  /** Starts it where it was. */
  start: () => Promise<void>
}

/** Starts one on a socket of its own, with these lines in its configuration; it is gone with the test. */
export async function ownPostgres (t: Test, settings: readonly string[] = []): Promise<OwnPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'court-policy-archive-own-'))
  t.teardown(async () => await rm(home, { recursive: true, force: true }))
  // The account that runs the server when we are root has to pass through.
  await chmod(home, 0o755)
  const cluster = join(home, 'cluster')
  const account = await serverAccount(cluster)
  const programs = await runnableBinaries(await platformPackage(), home, account)
  await createCluster(cluster, programs.initdb, account)
  await appendFile(join(cluster, 'postgresql.conf'), settings.map(line => `${line}\n`).join(''))
  let last: Postmaster | undefined
  const start = async (): Promise<void> => {
    const failure = await launch(cluster, programs, account, 'socket', last)
    if (failure !== undefined) throw new Error(`PostgreSQL does not start:\n${failure}`)
    last = await postmasterOf(cluster) as Postmaster
  }
  const end = async (kill: boolean): Promise<void> => {
    const postmaster = await postmasterOf(cluster)
    if (postmaster === undefined) return
    // What is told to end at once says no word to who is connected, and writes nothing.
    if (kill) process.kill(postmaster.pid, 'SIGQUIT')
    await halt(cluster, postmaster, programs, account)
  }
  t.teardown(async () => await end(true))
  await start()
  const url = `postgres://app@/postgres?host=${encodeURIComponent((last as Postmaster | undefined)?.socketDir ?? '')}`
  let databases = 0
  return {
    url,
    newDatabase: async () => {
      const name = `archive_${databases += 1}`
      await query(url, `create database ${name}`)
      return withDatabase(url, name)
    },
    stop: async () => await end(false),
    kill: async () => await end(true),
    start
  }
}
