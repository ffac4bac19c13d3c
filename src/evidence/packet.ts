import { createHash } from 'node:crypto'
import { answerPage } from '../pages/answer-page.ts'
import type { RecordedDispute } from '../pages/recorded-dispute.ts'
import { certificateText } from './certificate-text.ts'
import { readmeText } from './readme-text.ts'
import { inByteOrder, storedZip, type Files } from './stored-zip.ts'
import { verifier } from './verifier.ts'
import { verifyText } from './verify-text.ts'

/**
 * An entry of the archive: the content that was hashed, and the
 * proof that its leaf is in the log, each as its file has it.
 */
export interface ProvenEntry { sequence: number, content: string, proof: string }

/** Exact bytes, by their SHA-256 in hex. */
export interface EnclosedDocument { sha256: string, bytes: Uint8Array }

/** All that a packet is made of; nothing else has a part in it. */
export interface PacketParts {
  record: ProvenEntry
  captures: readonly ProvenEntry[]
  readings: readonly ProvenEntry[]
  documents: readonly EnclosedDocument[]
  indexes: readonly EnclosedDocument[]
  /**
   * The checkpoint as it is served, the verifier key without a line
   * end, and the time stamp that was kept with the checkpoint.
   */
  checkpoint: string
  vkey: string
  timestamp: Uint8Array | null
}

/** What the texts of a packet tell: the record, its digest, and the checkpoint that covers it. */
export interface PacketFacts {
  dispute: RecordedDispute
  sequence: number
  digest: string
  vkey: string
  origin: string
  size: string
  root: string
  isStamped: boolean
}

/** The evidence packet of a recorded dispute: a zip. */
export async function packetOf (parts: PacketParts): Promise<Buffer> {
  return await storedZip(packetFiles(parts))
}

/** The files of a packet, `SHA256SUMS` over all others among them. */
export function packetFiles (parts: PacketParts): Files {
  const files = new Map<string, Uint8Array>(
    [...textFiles(parts), ...evidenceFiles(parts)].map(([name, content]) => [name, Buffer.from(content)])
  )
  const sums = inByteOrder(files.keys()).map(name => `${digestOf(files.get(name) as Uint8Array)}  ${name}\n`)
  return files.set('SHA256SUMS', Buffer.from(sums.join('')))
}

type NamedFile = readonly [name: string, content: string | Uint8Array]

/** What is for people, and the tool: all of it is told from the rest. */
function textFiles (parts: PacketParts): NamedFile[] {
  const told = toldOf(parts)
  const { answer, askedAt, askedBy, id } = told.dispute
  return [
    ['README.txt', readmeText(told)],
    ['certificate.txt', certificateText(told)],
    ['verify.txt', verifyText(told)],
    ['verify.mjs', verifier],
    ['answer.json', `${JSON.stringify(answer, null, 2)}\n`],
    ['answer.html', answerPage(answer, { id, askedAt, askedBy, digest: told.digest })]
  ]
}

function toldOf ({ checkpoint, record, timestamp, vkey }: PacketParts): PacketFacts {
  const [origin = '', size = '', root = ''] = checkpoint.split('\n')
  const dispute = JSON.parse(record.content) as RecordedDispute
  return {
    dispute,
    sequence: record.sequence,
    digest: digestOf(record.content),
    vkey,
    origin,
    size,
    root,
    isStamped: timestamp !== null
  }
}

function evidenceFiles ({
  captures,
  checkpoint,
  documents,
  indexes,
  readings,
  record,
  timestamp,
  vkey
}: PacketParts): NamedFile[] {
  return [
    ['record.json', record.content],
    ...documents.map(({ bytes, sha256 }) => [`documents/${sha256}.xml`, bytes] as const),
    ...indexes.map(({ bytes, sha256 }) => [`indexes/${sha256}.xml`, bytes] as const),
    ...captures.map(({ content, sequence }) => [`captures/${sequence}.json`, content] as const),
    ...readings.map(({ content, sequence }) => [`readings/${sequence}.json`, content] as const),
    ...[record, ...captures, ...readings].map(
      ({ proof, sequence }) => [`log/${sequence}.tlog-proof`, proof] as const
    ),
    ['log/checkpoint', checkpoint],
    ['log/key.vkey', `${vkey}\n`],
    // C2SP tlog-policy: nobody cosigns yet.
    ['log/trust-policy', `log ${vkey}\nquorum none\n`],
    ...(timestamp === null ? [] : [['log/checkpoint.tsr', timestamp] as const])
  ]
}

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
