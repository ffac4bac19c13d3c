import { listCountedReadings } from '../archive/counted-readings.ts'
import type { Connection } from '../archive/database.ts'
import { findDocument } from '../archive/documents.ts'
import { listContents } from '../archive/entry-contents.ts'
import type { Covering } from '../log/proofs.ts'
import type { RecordedAnswer, RecordedCapture, RecordedDispute } from '../pages/recorded-dispute.ts'
import type { EnclosedDocument, PacketParts, ProvenEntry } from './packet.ts'

/** The record's entry: its number in the archive, and its content. */
export type RecordEntry = Omit<ProvenEntry, 'proof'>

/**
 * Finds what a record's packet is made of. All of it is older than the record, and nothing of it can change,
 * so that it is the same whenever it is asked for; what the answer rests on is told by its own evidence.
 */
export async function findPacketParts (
  database: Connection,
  record: RecordEntry,
  covering: Covering
): Promise<PacketParts> {
  const { answer } = JSON.parse(record.content) as RecordedDispute
  const { captures, documents, indexes } = restingOn(answer)
  const readings = await listCountedReadings(database, documents, {
    before: record.sequence,
    knownAt: answer.knownAt === null ? null : Date.parse(answer.knownAt)
  })
  const proven = async (entry: RecordEntry): Promise<ProvenEntry> => ({
    ...entry,
    proof: await covering.proofOf(entry.sequence)
  })
  const entriesOf = async (sequences: readonly number[]): Promise<ProvenEntry[]> => {
    const entries: ProvenEntry[] = []
    for (const { content, sequence } of await listContents(database, sequences)) {
      entries.push(await proven({ sequence, content }))
    }
    return entries
  }
  return {
    record: await proven(record),
    captures: await entriesOf(captures),
    readings: await entriesOf(readings),
    documents: await enclosed(database, documents),
    indexes: await enclosed(database, indexes),
    checkpoint: covering.checkpoint,
    vkey: covering.vkey,
    timestamp: covering.timestamp
  }
}

/** Each document, index and capture once, in the order of the evidence. */
function restingOn ({ evidence }: RecordedAnswer): { documents: string[], indexes: string[], captures: number[] } {
  const indexCaptures = evidence.flatMap(({ firstIndexWith, lastIndexWithout }) => [lastIndexWithout, firstIndexWith])
  const captures = [...evidence.map(({ firstCapture }) => firstCapture), ...indexCaptures].filter(isCapture)
  return {
    documents: distinct(evidence.map(({ sha256 }) => sha256)),
    indexes: distinct(indexCaptures.filter(isCapture).map(({ sha256 }) => sha256)),
    captures: [...new Set(captures.map(({ sequence }) => sequence))]
  }
}

const isCapture = (capture: RecordedCapture | null): capture is RecordedCapture => capture !== null

const distinct = (digests: ReadonlyArray<string | null>): string[] => [
  ...new Set(digests.filter(digest => digest !== null))
]

/** Exact bytes. They were archived when the record was made: where they are gone, the archive is broken. */
async function enclosed (database: Connection, digests: readonly string[]): Promise<EnclosedDocument[]> {
  const documents: EnclosedDocument[] = []
  for (const sha256 of digests) {
    const document = await findDocument(database, sha256)
    if (document === undefined) {
      throw new Error(
        `Document ${sha256} is evidence of a record, and is not in the archive: npm run verify says what else is missing.`
      )
    }
    documents.push({ sha256, bytes: document.bytes })
  }
  return documents
}
