import type { PoolClient } from 'pg'
import type { Database } from './database.ts'

/** Of the keys of two numbers, so that no text that is locked by its hash alone can meet a repository's. */
const REPOSITORY_LOCK = 470_218

/**
 * Runs while this session alone holds a repository, whatever other processes share the database.
 * The lock goes with its connection, so that none outlives a crash; a connection is taken until `run` ends.
 *
 * @returns undefined, and nothing has run, when another holds the repository
 */
export async function withRepositoryLock<T> (database: Database, repositoryId: string, run: () => Promise<T>): Promise<T | undefined> {
  const client = await database.connect()
  let lost: Error | undefined
  // A connection that is lost while nobody asks it anything must not end the process.
  const onLost = (error: Error): void => { lost = error }
  client.on('error', onLost)
  try {
    if (!await tryLock(client, repositoryId)) return undefined
    try {
      return await run()
    } finally {
      await unlock(client, repositoryId).catch(onLost)
    }
  } finally {
    client.off('error', onLost)
    // A connection that might still hold the lock is closed, which frees it.
    client.release(lost)
  }
}

async function tryLock (client: PoolClient, repositoryId: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as locked', [REPOSITORY_LOCK, repositoryId])
  return rows[0]?.locked === true
}

async function unlock (client: PoolClient, repositoryId: string): Promise<void> {
  await client.query('select pg_advisory_unlock($1, hashtext($2))', [REPOSITORY_LOCK, repositoryId])
}

/** Whether anybody holds a repository now. */
export async function isRepositoryLocked (database: Database, repositoryId: string): Promise<boolean> {
  const { rows } = await database.query<{ locked: boolean }>(`
    select exists (
      select from pg_locks
       where locktype = 'advisory' and granted and objsubid = 2
         and database = (select oid from pg_database where datname = current_database())
         and classid::bigint = $1 and objid::bigint = hashtext($2)::bigint & 4294967295) as locked`,
  [REPOSITORY_LOCK, repositoryId])
  return rows[0]?.locked === true
}
