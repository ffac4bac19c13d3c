import {
  checkpointDigestOf,
  findLastCheckpoint,
  listCheckpoints,
  type StoredCheckpoint
} from '../archive/log/checkpoints.ts'
import { findLogKey } from '../archive/log/key.ts'
import { listLeaves } from '../archive/log/leaves.ts'
import { leafHashOf, printLeaf } from '../archive/leaf.ts'
import { openCheckpoint } from '../log/checkpoint.ts'
import { newGrowingTree } from '../log/growing-tree.ts'
import { parseVerifierKey, type VerifierKey } from '../log/signed-note.ts'
import { isStampOf } from '../log/time-stamp.ts'
import { verifyTiles, verifyTilePlaces } from './tiles.ts'
import type { Verification } from './verification.ts'

const BATCH = 4_096

/**
 * What the signed log was found to be: how many checkpoints, how many
 * entries the last of them covers, and its root in base64; null without one.
 */
export interface LogExtent { checkpoints: number, covered: number, root: string | null }

/**
 * That the log is what its leaves make it, made anew from what is recorded: each
 * kept tile, and of each checkpoint the root, the signature and the row. That each
 * root is that of the same leaves shows that every checkpoint leads to the next.
 */
export async function verifyLog (verification: Verification): Promise<LogExtent> {
  const { database } = verification
  const last = await findLastCheckpoint(database)
  const key = await verifyKey(verification, last !== undefined)
  const extent: LogExtent = { checkpoints: 0, covered: last?.size ?? 0, root: last?.root.toString('base64') ?? null }
  const [tree, checkpoints] = [newGrowingTree(), eachCheckpoint(verification)]
  let next = await checkpoints.next()
  const take = async (): Promise<void> => {
    while (next.done !== true && next.value.size <= tree.size()) {
      extent.checkpoints += 1
      verifyCheckpoint(verification, next.value, key, next.value.size === tree.size() ? tree.root() : undefined)
      next = await checkpoints.next()
    }
  }
  for await (const hashes of leafHashes(verification)) {
    for (const hash of hashes) {
      tree.add(hash)
      await take()
    }
    await verifyTiles(verification, tree.takeTiles(), extent.covered)
  }
  // Of these there are no leaves.
  for (; next.done !== true; next = await checkpoints.next()) {
    extent.checkpoints += 1
    verifyCheckpoint(verification, next.value, key, undefined)
  }
  await verifyTilePlaces(verification, tree.size())
  return extent
}

/** The hashes of leaves, made anew, a batch at a time; up to the first that cannot be made. */
async function * leafHashes ({ database }: Verification): AsyncGenerator<Buffer[]> {
  for (let from = 0; ; from += BATCH) {
    const leaves = await listLeaves(database, from, from + BATCH)
    const end = leaves.findIndex(({ sequence }, place) => sequence !== from + place + 1)
    const whole = leaves.slice(0, end === -1 ? undefined : end)
    yield whole.map(leaf => leafHashOf(printLeaf(leaf)))
    if (whole.length < BATCH) return
  }
}

async function verifyKey (
  { database, onDifference }: Verification,
  isNeeded: boolean
): Promise<VerifierKey | undefined> {
  const stored = (await findLogKey(database)) ?? 'nothing'
  const key = parseVerifierKey(stored)
  if (key === undefined && (isNeeded || stored !== 'nothing')) {
    onDifference({
      subject: 'archive.log_key',
      what: 'the verifier key',
      stored,
      expected: 'a name and a key, with the id that they make'
    })
  }
  return key
}

async function * eachCheckpoint ({ database }: Verification): AsyncGenerator<StoredCheckpoint, undefined> {
  for (let after = -1; ;) {
    const checkpoints = await listCheckpoints(database, after, 1_000)
    yield * checkpoints
    const last = checkpoints.at(-1)
    if (last === undefined) return
    after = last.size
  }
}

/** @param made the root of as many leaves, made anew; undefined where there are no more so many */
function verifyCheckpoint (
  { onDifference }: Verification,
  checkpoint: StoredCheckpoint,
  key: VerifierKey | undefined,
  made: Buffer | undefined
): void {
  const { note, root, rowDigest, size, timestamp } = checkpoint
  const tell = (what: string, stored: string, expected: string): void => {
    if (stored !== expected) onDifference({ subject: `archive.log_checkpoint ${size}`, what, stored, expected })
  }
  const signed = key === undefined ? undefined : openCheckpoint(note, key)
  tell('the digest of this row', rowDigest, checkpointDigestOf(checkpoint))
  tell(
    'the signed note',
    signed === undefined ? `not signed with the key of the log: ${JSON.stringify(note)}` : 'signed',
    'signed'
  )
  if (signed !== undefined) {
    tell('its size', String(size), String(signed.size))
    tell('its root', root.toString('hex'), signed.root.toString('hex'))
  }
  tell(
    'the root of its leaves',
    root.toString('hex'),
    made?.toString('hex') ?? `that of ${size} leaves, which there are not`
  )
  if (timestamp !== null) {
    tell(
      'what the time stamp is of',
      isStampOf(timestamp, Buffer.from(note)) ? 'the note' : 'something else',
      'the note'
    )
  }
}
