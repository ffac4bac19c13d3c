import type { Connection } from '../archive/database.ts'
import { findCheckpointOver, type KeptCheckpoint } from '../archive/log/checkpoints.ts'
import { findLogKey } from '../archive/log/key.ts'
import { listLeaves } from '../archive/log/leaves.ts'
import { printLeaf, type Leaf } from '../archive/leaf.ts'
import { inclusionProof } from './merkle-proofs.ts'
import { printProof } from './proof-text.ts'
import { storedHashes } from './stored-hashes.ts'

/**
 * A published checkpoint that covers an entry, as it is served, and the
 * proofs against it; the time stamp is that which was kept with it.
 */
export interface Covering {
  checkpoint: string
  vkey: string
  timestamp: Uint8Array | null
  /** The tlog-proof, as text, of the entry with this number. */
  proofOf: (sequence: number) => Promise<string>
}

/**
 * That an entry is in the log: its leaf, at this index, leads by these
 * hashes to the root of this checkpoint (RFC 6962 section 2.1.1).
 */
export interface EntryProof { leaf: Leaf, index: number, hashes: Buffer[], checkpoint: string }

/** The proof of the entry with this number against a published checkpoint that covers it. */
export async function findProof (
  database: Connection,
  sequence: number,
  { note, size }: Pick<KeptCheckpoint, 'note' | 'size'>
): Promise<EntryProof> {
  const [leaf] = await listLeaves(database, sequence - 1, sequence)
  if (leaf === undefined) {
    throw new Error(`Entry ${sequence} is in the log, and has no leaf: npm run verify says what is lost.`)
  }
  return {
    leaf,
    index: sequence - 1,
    hashes: await inclusionProof(sequence - 1, size, storedHashes(database, size)),
    checkpoint: note
  }
}

/** A proof as text (C2SP tlog-proof@v1). */
export const printEntryProof = ({ leaf, ...proof }: EntryProof): string =>
  printProof({ ...proof, leaf: Buffer.from(printLeaf(leaf)) })

/**
 * The first published checkpoint that covers the entry with this
 * number, always the same from then on; undefined until there is one.
 */
export async function findCovering (database: Connection, sequence: number): Promise<Covering | undefined> {
  const checkpoint = await findCheckpointOver(database, sequence)
  const vkey = await findLogKey(database)
  if (checkpoint === undefined || vkey === undefined) return undefined
  return {
    checkpoint: checkpoint.note,
    vkey,
    timestamp: checkpoint.timestamp,
    proofOf: async other => printEntryProof(await findProof(database, other, checkpoint))
  }
}
