import type { Duplex } from 'node:stream'
import type pg from 'pg'
import { after } from './within.ts'

/** What is given up of a pool when the database does not answer. */
export interface Connections {
  /** All of them; whoever waits on one is told at once. */
  dropAll: () => void
  /** Those that nobody uses, which may be dead as well. */
  dropIdle: () => void
  /** Those that are in use now, should the same use still be waiting after so many milliseconds. */
  dropWaiting: (ms: number) => void
}

/**
 * Watches over a pool's connections. Where `useMs` is given, one that is used for so long
 * at a stretch is taken for dead and given up, and those that nobody uses with it; null: as
 * long as it takes. A connection that was given up is replaced by the next that is needed.
 */
export function watchConnections (pool: pg.Pool, useMs: number | null): Connections {
  const open = new Set<pg.PoolClient>()
  const uses = new Map<pg.PoolClient, { end: () => void }>()
  const dropIdle = (): void => { for (const client of open) if (!uses.has(client)) cut(client) }
  pool.on('connect', client => {
    open.add(client)
    // A lost connection also fails the statement that is under way.
    client.on('error', () => {})
  })
  pool.on('remove', client => open.delete(client))
  pool.on('acquire', client => {
    const end = useMs === null
      ? () => {}
      : after(useMs, () => {
        cut(client)
        dropIdle()
      })
    uses.set(client, { end })
  })
  pool.on('release', (_error, client) => {
    uses.get(client)?.end()
    uses.delete(client)
  })
  return {
    dropAll: () => { for (const client of open) cut(client) },
    dropIdle,
    dropWaiting: ms => {
      const now = [...uses]
      setTimeout(() => { for (const [client, use] of now) if (uses.get(client) === use) cut(client) }, ms).unref()
    }
  }
}

/** Gives a connection up without a word to the other side, who may hear nothing any more; what waits on it fails. */
export function cut (client: pg.ClientBase): void {
  // Missing in the types.
  const { connection } = client as unknown as { connection: { stream: Duplex } }
  connection.stream.destroy()
}

/** Ends a connection politely, and without manners when the other side does not answer to that. */
export async function endClient (client: pg.Client): Promise<void> {
  const late = setTimeout(() => cut(client), 1_000)
  await client.end().finally(() => clearTimeout(late))
}
