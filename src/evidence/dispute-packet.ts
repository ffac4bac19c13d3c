import type { Connection, Database } from '../archive/database.ts'
import { findDisputeEntry } from '../archive/disputes.ts'
import { findCovering } from '../log/proofs.ts'
import { packetOf } from './packet.ts'
import type { Covering } from '../log/proofs.ts'
import { findPacketParts, type RecordEntry } from './packet-parts.ts'

/** Where records and the log are found. */
export interface EvidenceSources {
  database: Connection
  /** The entry of a recorded dispute; undefined where no record has this id, null while it has no number yet. */
  findRecord: (id: string) => Promise<RecordEntry | null | undefined>
  /** The first published checkpoint that covers an entry; undefined until there is one. */
  findCovering: (sequence: number) => Promise<Covering | undefined>
}

/** Records and the log as the archive has them. */
export const archiveEvidence = (database: Database): EvidenceSources => ({
  database,
  findRecord: async id => await findDisputeEntry(database, id),
  findCovering: async sequence => await findCovering(database, sequence)
})

/** What comes of asking for a packet. */
export type DisputePacket =
  { kind: 'packet', bytes: Buffer } | { kind: 'no-such-dispute' } | { kind: 'not-yet-covered' }

/** The evidence packet of a recorded dispute, once a published checkpoint covers it. */
export async function disputePacket (
  { database, findCovering, findRecord }: EvidenceSources,
  id: string
): Promise<DisputePacket> {
  const record = await findRecord(id)
  if (record === undefined) return { kind: 'no-such-dispute' }
  const covering = record === null ? undefined : await findCovering(record.sequence)
  if (record === null || covering === undefined) return { kind: 'not-yet-covered' }
  return { kind: 'packet', bytes: await packetOf(await findPacketParts(database, record, covering)) }
}
