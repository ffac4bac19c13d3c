// A throw-away PostgreSQL 15 from Debian's packages: the oldest that the archive promises to run on, and one with a pg_dump.
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importSource } from './source.js'

const { serverAccount } = await importSource('postgres/embedded/account.ts')
const { createCluster } = await importSource('postgres/embedded/data-directory.ts')
const { halt, launch, postmasterOf } = await importSource('postgres/embedded/server.ts')

const bin = '/usr/lib/postgresql/15/bin'
const programs = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pgCtl: join(bin, 'pg_ctl'), pgDump: join(bin, 'pg_dump') }

/** Its programs, as absolute paths; undefined where one is missing, and `lacking` is why. */
export const postgres15 = Object.values(programs).every(program => existsSync(program)) ? programs : undefined

export const lacking = `${bin} lacks initdb, postgres or pg_dump (Debian: apt-get install postgresql-15)`

/** Runs `use(url)` on a new cluster in the temporary directory, on a socket of its own; both are gone afterwards. */
export async function withPostgres15 (use) {
  const home = await mkdtemp(join(tmpdir(), 'court-policy-archive-15-'))
  const cluster = join(home, 'cluster')
  // Programs that `use` runs hear a Ctrl-C as well and end: we go on, to tidy up after them.
  const heard = () => { process.exitCode = 1 }
  process.on('SIGINT', heard).on('SIGTERM', heard)
  try {
    // The account that runs the server when we are root has to pass through.
    await chmod(home, 0o755)
    const account = await serverAccount(cluster)
    await createCluster(cluster, programs.initdb, account)
    // What is thrown away need not survive the machine: nothing waits for the disk.
    await appendFile(join(cluster, 'postgresql.conf'), 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n')
    const failure = await launch(cluster, programs, account, 'socket')
    if (failure !== undefined) throw new Error(`PostgreSQL 15 does not start:\n${failure}`)
    const postmaster = await postmasterOf(cluster)
    try {
      return await use(`postgres://app@/postgres?host=${encodeURIComponent(postmaster.socketDir)}`)
    } finally {
      await halt(cluster, postmaster, programs, account)
    }
  } finally {
    process.off('SIGINT', heard).off('SIGTERM', heard)
    await rm(home, { recursive: true, force: true })
  }
}
