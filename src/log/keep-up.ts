import { findLastCheckpoint } from '../archive/log/checkpoints.ts'
import { hasSoon } from '../archive/log/leaves.ts'
import type { Connection } from '../archive/database.ts'
import { appendTiles } from './append.ts'
import { publishCheckpoint, type Publishing } from './publish.ts'
import { dueIn } from './when.ts'

/** Without a word of the archive it is looked so often, in milliseconds. */
const LOOK_EVERY = 60_000

/** How the log is kept up: by what is due by now. `now` counts milliseconds, from whenever. */
export type KeepUp = (connection: Connection) => Promise<number>

/**
 * Follows the sequencer, and publishes a checkpoint when one is due: a batch or a
 * checkpoint each time it is called, by one at a time. Gives in how many milliseconds
 * it is to be called again. What others have published counts from when it is seen.
 */
export function newKeepUp ({ now, signing, stamp }: Omit<Publishing, 'database'> & { now: () => number }): KeepUp {
  let seen: { size: number, at: number | null } | undefined
  return async connection => {
    const { isBehind, size } = await appendTiles(connection)
    if (isBehind) return 0
    const covered = (await findLastCheckpoint(connection))?.size ?? 0
    if (seen?.size !== covered) seen = { size: covered, at: seen === undefined ? null : now() }
    const entries = size - covered
    const isSoon = entries > 0 && await hasSoon(connection, covered, size)
    const due = dueIn({ entries, hasSoon: isSoon, sinceLast: seen.at === null ? null : now() - seen.at })
    if (due !== 0) return due ?? LOOK_EVERY
    await publishCheckpoint({ database: connection, signing, stamp }, size)
    seen = { size, at: now() }
    return 0
  }
}
