import type { Connection, Database } from './database.ts'

/**
 * Runs while nobody else runs under this advisory lock, whichever process it is
 * in: on the connection that holds the lock, without a transaction, so that it
 * may take its time. Whoever dies gives it up. Undefined where another has it.
 */
export async function whileHolding<T> (
  database: Database,
  key: number,
  run: (connection: Connection) => Promise<T>
): Promise<T | undefined> {
  const client = await database.connect()
  try {
    const { rows } = await client.query<{ has: boolean }>('select pg_try_advisory_lock($1) as has', [key])
    const isHeld = rows[0]?.has === true
    const result = isHeld ? await run(client) : undefined
    if (isHeld) await client.query('select pg_advisory_unlock($1)', [key])
    client.release()
    return result
  } catch (error) {
    // With the connection the lock is given up.
    client.release(true)
    throw error
  }
}
