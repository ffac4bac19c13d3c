import { createHash } from 'node:crypto'
import { findDumpPiece, listDumps, type KeptDump } from '../archive/jobs/dumps.ts'
import type { Database } from '../archive/database.ts'
import type { Verification } from './verification.ts'

/** That each dump which is there is, byte for byte, the one that was made. */
export async function verifyDumps ({ database, onDifference }: Verification): Promise<void> {
  for (const dump of await listDumps(database)) {
    const subject = `the dump of ${dump.day}`
    const stored = await readThrough(database, dump)
    if (stored.bytes !== dump.bytes) {
      onDifference({ subject, what: 'its size', stored: `${stored.bytes} bytes`, expected: `${dump.bytes} bytes` })
    }
    if (stored.sha256 !== dump.sha256) {
      onDifference({ subject, what: 'its SHA-256', stored: stored.sha256, expected: dump.sha256 })
    }
  }
}

async function readThrough (database: Database, { dumpId }: KeptDump): Promise<{ bytes: number, sha256: string }> {
  const digest = createHash('sha256')
  let bytes = 0
  for (let place = 0; ; place += 1) {
    const piece = await findDumpPiece(database, dumpId, place)
    if (piece === undefined) return { bytes, sha256: digest.digest('hex') }
    digest.update(piece)
    bytes += piece.length
  }
}
