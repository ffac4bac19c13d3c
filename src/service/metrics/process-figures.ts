import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Registry } from 'prom-client'
import type { Database } from '../../archive/database.ts'
import { tellGauge } from './gauge.ts'

/** A pool of connections as the driver counts it. */
export type Pool = Pick<Database, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'>

export interface ProcessParts {
  /** By the names under which they are told. */
  pools: Readonly<Record<string, Pool>>
  /** What is kept in memory of the archive, in bytes by its kind. */
  heldBytes: () => Readonly<Record<string, number>>
}

/** What this process takes; over several processes it is added up. */
export function tellProcess (registry: Registry, { pools, heldBytes }: ProcessParts): void {
  tellGauge(registry, {
    name: 'archive_processes',
    help: 'Processes whose figures these are: all that answer, unless one did not tell its own in time.'
  }, gauge => gauge.set(1))
  tellGauge(
    registry,
    {
      name: 'archive_memory_bytes',
      help: 'Memory by kind: rss, heap and external of the processes, within them courts and prepared of the archive, and limit, which these two share.',
      labelNames: ['kind']
    },
    gauge => {
      const { rss, heapUsed: heap, external } = process.memoryUsage()
      for (const [kind, bytes] of Object.entries({ rss, heap, external, ...heldBytes() })) gauge.set({ kind }, bytes)
    }
  )
  tellPools(registry, Object.entries(pools))
  tellDelay(registry)
}

function tellPools (registry: Registry, pools: ReadonlyArray<[string, Pool]>): void {
  const byPool = 'db_client_connection_pool_name'
  const byState = 'db_client_connection_state'
  tellGauge(
    registry,
    {
      name: 'db_client_connection_count',
      help: 'Connections to the database, by pool and state.',
      labelNames: [byPool, byState]
    },
    gauge => {
      for (const [name, { totalCount, idleCount }] of pools) {
        gauge.set({ [byPool]: name, [byState]: 'used' }, totalCount - idleCount)
        gauge.set({ [byPool]: name, [byState]: 'idle' }, idleCount)
      }
    }
  )
  tellGauge(
    registry,
    { name: 'db_client_connection_max', help: 'The most connections that a pool may have.', labelNames: [byPool] },
    gauge => {
      for (const [name, { options }] of pools) gauge.set({ [byPool]: name }, options.max)
    }
  )
  tellGauge(
    registry,
    {
      name: 'db_client_connection_pending_requests',
      help: 'Who waits for a connection of a pool.',
      labelNames: [byPool]
    },
    gauge => {
      for (const [name, { waitingCount }] of pools) gauge.set({ [byPool]: name }, waitingCount)
    }
  )
}

/** So often it is looked whether the event loop comes round, in milliseconds. */
const EVERY = 20

/**
 * How late the event loop was since it was asked about last: that is one
 * figure of Node's for all three, which begins anew when it was told.
 */
function tellDelay (registry: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: EVERY })
  delay.enable()
  // What Node tells is how long after the last time it looked again.
  const seconds = (nanoseconds: number): number =>
    delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - EVERY / 1_000)
  const tell = (which: string, help: string, find: () => number): void =>
    tellGauge(registry, { name: `nodejs_eventloop_delay_${which}_seconds`, help, together: 'max' }, gauge =>
      gauge.set(find())
    )
  tell(
    'p50',
    'Median delay of the event loop since the figures were asked for last; of several processes the longest.',
    () => seconds(delay.percentile(50))
  )
  tell('p99', 'The same, of which one in a hundred was longer.', () => seconds(delay.percentile(99)))
  tell('max', 'The longest of them.', () => {
    const longest = seconds(delay.max)
    delay.reset()
    return longest
  })
}
