import { findLastCheckpoint, keepCheckpoint, type KeptCheckpoint } from '../archive/log/checkpoints.ts'
import type { Connection } from '../archive/database.ts'
import { signCheckpoint } from './checkpoint.ts'
import { treeHashOf } from './merkle.ts'
import type { Signing } from './signing.ts'
import { storedHashes } from './stored-hashes.ts'

/** Asks for the time stamp of a checkpoint's bytes; null where none came in time. */
export type Stamp = (bytes: Uint8Array) => Promise<Buffer | null>

/** What a checkpoint is published with. */
export interface Publishing { database: Connection, signing: Signing & { kind: 'signs' }, stamp: Stamp }

/**
 * Publishes a checkpoint of the first `size` entries, whose tiles are kept: signed, stamped where it can
 * be, and from then on the same for ever. False where another of this size or a larger one was published
 * in the meantime. Throws where the log does not go on from the last one: that is never signed.
 */
export async function publishCheckpoint ({ database, signing, stamp }: Publishing, size: number): Promise<boolean> {
  const last = await findLastCheckpoint(database)
  if (last !== undefined) await refuseOther(database, last)
  const root = await treeHashOf(size, storedHashes(database, size))
  const note = signCheckpoint({ origin: signing.key.name, size, root }, signing.privateKey)
  return await keepCheckpoint(database, { size, root, note, timestamp: await stamp(Buffer.from(note)) })
}

async function refuseOther (database: Connection, { root, size }: KeptCheckpoint): Promise<void> {
  const found = await treeHashOf(size, storedHashes(database, size))
  if (!found.equals(root)) {
    throw new Error(
      `The log does not lead from its last checkpoint, of ${size} entries, any further: nothing is signed. npm run verify says what was changed.`
    )
  }
}
