import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { giveTo, runAs, serverAccount } from '../src/postgres/embedded/account.ts'
import { query } from './database.ts'

const bin = '/usr/lib/postgresql/15/bin'

/** Whether Debian's PostgreSQL is here, which has pg_basebackup; a reason to skip where it need not be. */
export const noReplicas = existsSync(join(bin, 'pg_basebackup')) || process.env['CI'] !== undefined ? false : `${bin} lacks pg_basebackup (Debian: apt-get install postgresql-15)`

/** Two servers of PostgreSQL 15: one with an empty database, and its streaming replica. */
export interface Replicated {
  url: string
  replicaUrl: string
  /** Ends the first of them, or the replica, as if its machine had gone. */
  loseFirst: () => Promise<void>
  loseReplica: () => Promise<void>
  /** Starts the replica again. */
  startReplica: () => Promise<void>
}

/** Starts both, on sockets of their own; they are gone with the test. */
export async function replicatedPostgres (t: Test): Promise<Replicated> {
  const home = await mkdtemp(join(tmpdir(), 'court-policy-archive-replicated-'))
  t.teardown(async () => await rm(home, { recursive: true, force: true }))
  await chmod(home, 0o755)
  const account = await serverAccount(home)
  const run = async (program: string, ...args: string[]): Promise<void> => { await runAs(account, join(bin, program), args, home) }
  const placeOf = (name: string, part: string): string => join(home, `${name}-${part}`)
  const urlOf = (name: string, database: string): string => `postgres://app@/${database}?host=${encodeURIComponent(placeOf(name, 'socket'))}`
  const stop = async (name: string): Promise<void> => { await run('pg_ctl', 'stop', '-D', placeOf(name, 'data'), '-m', 'immediate').catch(() => {}) }
  const start = async (name: string): Promise<void> => {
    t.teardown(async () => await stop(name))
    await run('pg_ctl', 'start', '-w', '-D', placeOf(name, 'data'), '-l', placeOf(name, 'data/log'), '-o', `-c listen_addresses= -c unix_socket_directories=${placeOf(name, 'socket')}`)
  }
  for (const name of ['first', 'replica']) for (const part of ['data', 'socket']) await mkdir(placeOf(name, part), { mode: 0o700 })
  await giveTo(account, home)
  await run('initdb', '-D', placeOf('first', 'data'), '-U', 'app', '--auth=trust', '--encoding=UTF8', '--locale=C')
  await start('first')
  await query(urlOf('first', 'postgres'), 'create database archive')
  await run('pg_basebackup', '-D', placeOf('replica', 'data'), '-R', '-X', 'stream', '-c', 'fast', '-U', 'app', '-h', placeOf('first', 'socket'))
  await start('replica')
  return { url: urlOf('first', 'archive'), replicaUrl: urlOf('replica', 'archive'), loseFirst: async () => await stop('first'), loseReplica: async () => await stop('replica'), startReplica: async () => await start('replica') }
}
