import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * Whoever uses the server holds this lock shared; who can take
 * it alone is the last one, and nobody comes in meanwhile.
 */
const doorLock = 2_005_030_116

/** Milliseconds that a server may take that does not answer. */
const limits = { connect: 20_000, goodbye: 2_500, leave: 8_000 }
const leftAlone = 'The embedded PostgreSQL does not answer, and is left as it is'

/**
 * Connects to stay: while this connection lasts, no other process stops the server. Undefined when no server answers.
 */
export async function enter (url: string, log: (line: string) => void): Promise<pg.Client | undefined> {
  const client = await connect(url)
  if (client === undefined) return undefined
  client.once('error', error => log(`The embedded PostgreSQL has gone: ${error.message}`))
  client.on('error', () => {})
  try {
    await client.query('select pg_advisory_lock_shared($1)', [doorLock])
  } catch {
    // It was stopped while we stood at the door.
    await client.end().catch(() => undefined)
    return undefined
  }
  return client
}

/** Whether this connection alone keeps the process from ending: no, once there is nothing to wait for. */
export function keepProcess (client: pg.Client, keep: boolean): void {
  const socket = client as unknown as { ref: () => void, unref: () => void } // Missing in the types.
  if (keep) socket.ref()
  else socket.unref()
}

/** Creates the database unless it is there, or is being created by another process. */
export async function createDatabase (client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount !== 0) return
  await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: pg.DatabaseError) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/** Ends our stay, and calls `halt` when nobody else is connected: neither one of us nor any other client. */
export async function leave (
  present: pg.Client,
  url: string,
  halt: () => Promise<void>,
  log: (line: string) => void
): Promise<void> {
  present.removeAllListeners('error').on('error', () => {})
  keepProcess(present, true)
  const silent = pause(limits.leave, 'silent' as const, { ref: false })
  const isGone = await Promise.race([
    present.end().then(
      () => true,
      () => true
    ),
    pause(limits.goodbye, false, { ref: false })
  ])
  const client = isGone ? await Promise.race([connect(url), silent]) : 'silent'
  if (client === undefined) return
  if (client === 'silent') {
    log(leftAlone)
    return
  }
  client.on('error', () => {})
  try {
    const others = await Promise.race([othersAfterAWhile(client), silent])
    if (others === 0) await halt()
    else {
      log(
        others === 'silent'
          ? leftAlone
          : `The embedded PostgreSQL goes on: ${others === 1 ? 'another connection uses' : `${others} other connections use`} it`
      )
    }
  } finally {
    await Promise.race([client.end().catch(() => undefined), silent])
  }
}

async function othersAfterAWhile (client: pg.Client): Promise<number> {
  const alone = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [doorLock])
  const patience = alone.rows[0]?.taken === true ? 1000 : 0
  for (let waited = 0; ; waited += 20) {
    const { rows } = await client.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
    )
    const others = rows[0]?.others ?? 0
    // Connections just closed take a moment to leave the list.
    if (patience === 0) return Math.max(others, 1)
    if (others === 0 || waited >= patience) return others
    await pause(20)
  }
}

async function connect (url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'court-policy-archive',
    connectionTimeoutMillis: limits.connect
  })
  try {
    await client.connect()
    return client
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    // Nobody there; starting or shutting down; shut down while we connected.
    if (
      ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P03'].includes(code ?? '') ||
      message.startsWith('Connection terminated')
    ) { return undefined }
    throw error
  }
}
