import type { Sha256 } from '../domain/history/capture.ts'
import { toBytes } from '../archive/database.ts'
import { digestOf, nameDocument, unpack, type PackedDocument } from '../archive/documents.ts'
import { verifyReadings } from './readings.ts'
import type { Verification } from './verification.ts'

const BATCH = 1_000

/**
 * That every document still has the digest and the size under which it was kept, and
 * that its readings are what is read from it now; gives how many readings were compared.
 */
export async function verifyDocuments (verification: Verification, total: number): Promise<number> {
  const { database, onProgress } = verification
  let readings = 0
  let after = ''
  for (let done = 0; ;) {
    const { rows } = await database.query<{ sha256: Sha256 }>(
      "select encode(sha256, 'hex') as sha256 from archive.document where sha256 > $1 order by sha256 limit $2",
      [toBytes(after), BATCH]
    )
    for (const { sha256 } of rows) {
      onProgress('documents', done, total)
      const bytes = await verifyDocument(verification, sha256)
      // What is read from other bytes than those captured says nothing of the reading.
      if (bytes !== undefined) readings += await verifyReadings(verification, sha256, bytes)
      done += 1
      after = sha256
    }
    if (rows.length === 0) {
      onProgress('documents', done, total)
      return readings
    }
  }
}

/** The document's bytes, or undefined when they are not those that were captured. */
async function verifyDocument (
  { database, onDifference }: Verification,
  sha256: Sha256
): Promise<Uint8Array | undefined> {
  const { rows } = await database.query<PackedDocument & { size: number }>(
    'select size, coding, content from archive.document where sha256 = $1',
    [toBytes(sha256)]
  )
  const row = rows[0] as PackedDocument & { size: number }
  const tell = async (what: string, stored: string, expected: string): Promise<void> =>
    onDifference({ subject: await nameDocument(database, sha256), what, stored, expected })
  const bytes = await unpack(row).catch((error: Error) => error)
  if (bytes instanceof Error) {
    await tell('its content', `nothing that can be decompressed (${bytes.message})`, 'the bytes that were captured')
    return undefined
  }
  const digest = digestOf(bytes)
  if (digest !== sha256) await tell('the SHA-256 of its content', digest, sha256)
  if (bytes.length !== row.size) await tell('its size', `${row.size} bytes`, `${bytes.length} bytes`)
  return digest === sha256 ? bytes : undefined
}
