import pg from 'pg'

export type Database = pg.Pool

/** A pool, or the one client of a transaction. */
export type Connection = pg.Pool | pg.PoolClient

const TIMESTAMPTZ = 1184
const INT8 = 20

/** Types as the domain has them: instants are milliseconds, counts are numbers; numeric and date stay text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === TIMESTAMPTZ) return (text: string) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
    if (format !== 'binary' && oid === INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser
}

/** Opens a pool on a PostgreSQL of version 15 or later. `onIdleError` hears of connections lost while nobody used them. */
export function openDatabase (url: string, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({ connectionString: url, types, max: 10 })
  pool.on('error', onIdleError)
  return pool
}

/** Runs on a connection of its own, which nobody had before and nobody gets afterwards. */
export async function withClient<T> (url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  // A lost connection also fails the statement that is under way.
  client.on('error', () => {})
  await client.connect()
  return await use(client).finally(async () => client.end())
}

/** Runs in one transaction: all of it is kept, or nothing. */
export async function inTransaction<T> (database: Database, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.connect()
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(() => client.release(), lost => client.release(lost))
    throw error
  }
}

export const toBytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

export const toTimestamp = (instant: number): string => new Date(instant).toISOString()
