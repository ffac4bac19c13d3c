import pg from 'pg'
import { cut, endClient, watchConnections, type Connections } from './connections.ts'
import { isUnreachable } from './unreachable.ts'
import { after, within } from './within.ts'

export type Database = pg.Pool

/** A pool, or one client: that of a transaction, or one on its own. */
export type Connection = pg.Pool | pg.ClientBase

const TIMESTAMPTZ = 1184
const INT8 = 20

/** Types as the domain has them: instants are milliseconds, counts are numbers; numeric and date stay text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === TIMESTAMPTZ) {
      return (text: string) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
    }
    if (format !== 'binary' && oid === INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser
}

/** For how long the database is waited for, in milliseconds; null: as long as it takes. */
export interface Limits {
  /** Connections at once. */
  max: number
  /** For a connection, be it a new one or one that is in use. */
  connect: number
  /**
   * For one statement, or all of one transaction: then the
   * connection is given up, and with it those that nobody uses.
   */
  use: number | null
  /** For one statement, however many there are. */
  statement: number | null
}

/** Who waits for an answer is told within three seconds that there is none. */
export const forAnswers: Limits = { max: 8, connect: 2_000, use: 2_000, statement: null }

/** A crawl's statements wait for each other, a transaction of events may take minutes. */
export const forWork: Limits = { max: 11, connect: 30_000, use: null, statement: 120_000 }

/** What a person waits for, who can end it: verify reads whole tables. */
export const forCommands: Limits = { ...forWork, statement: null }

/** How long nothing may come over a connection before it is asked for a sign of life. */
const QUIET = 10_000

/** Whoever fell silent within a transaction holds the locks that others wait for: the server ends it then. */
const SILENT_IN_TRANSACTION = 120_000

/** A pool and what can be given up of it. */
export interface OpenDatabase { database: Database, connections: Connections, close: () => Promise<void> }

/**
 * Opens a pool on a PostgreSQL of version 15 or later, with limits.
 * `onIdleError` hears of connections lost while nobody used them.
 */
export function openLimited (url: string, onIdleError: (error: Error) => void, limits: Limits): OpenDatabase {
  const database = new pg.Pool({
    connectionString: url,
    types,
    max: limits.max,
    connectionTimeoutMillis: limits.connect,
    ...(limits.statement === null ? {} : { query_timeout: limits.statement }),
    keepAlive: true,
    keepAliveInitialDelayMillis: QUIET,
    onConnect: async client => await within(limits.connect, 'A new connection\'s first answer',
      client.query(`set idle_in_transaction_session_timeout = ${SILENT_IN_TRANSACTION}`))
  })
  database.on('error', onIdleError)
  const connections = watchConnections(database, limits.use)
  const close = async (): Promise<void> => {
    const late = setTimeout(connections.dropAll, 1_000)
    await database.end().finally(() => clearTimeout(late))
  }
  return { database, connections, close }
}

/** The same without more than a pool, for who has time. */
export function openDatabase (url: string, onIdleError: (error: Error) => void): Database {
  return openLimited(url, onIdleError, forCommands).database
}

/**
 * Runs on a connection of its own, which nobody had before and nobody gets afterwards.
 *
 * @param limit milliseconds for everything; null: as long as it takes, once it is connected
 */
export async function withClient<T> (
  url: string,
  use: (client: pg.Client) => Promise<T>,
  limit: number | null = null
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    types,
    connectionTimeoutMillis: limit ?? forCommands.connect,
    keepAlive: true,
    keepAliveInitialDelayMillis: QUIET
  })
  // A lost connection also fails the statement that is under way.
  client.on('error', () => {})
  const callOff = limit === null ? () => {} : after(limit, () => cut(client))
  try {
    await client.connect()
    return await use(client).finally(async () => await endClient(client))
  } finally {
    callOff()
  }
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
    // A connection that does not answer is not asked again: its end is the end of the transaction.
    if (isUnreachable(error)) client.release(true)
    else await client.query('rollback').then(() => client.release(), lost => client.release(lost))
    throw error
  }
}

export const toBytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

export const toTimestamp = (instant: number): string => new Date(instant).toISOString()
