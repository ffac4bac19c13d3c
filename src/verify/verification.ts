import type { CaptureRole } from '../domain/history/capture.ts'
import type { Database } from '../archive/database.ts'
import type { Reading } from '../archive/readings.ts'

/**
 * One thing that is not as it was kept, or not as it has to be: of
 * what, where in it, what is stored, and what was expected instead.
 */
export interface Difference { subject: string, what: string, stored: string, expected: string }

/** Where a document was read: what it stood for, and the URL that answered with it. */
export interface ReadingPlace { role: CaptureRole, base: string }

/** Reads bytes as the reader of this version does in a crawl. */
export interface Reader { version: string, read: (bytes: Uint8Array, place: ReadingPlace) => Promise<Reading> }

/** A verification under way: what is asked, and who hears of it. */
export interface Verification {
  database: Database
  reader: Reader
  onDifference: (difference: Difference) => void
  onProgress: (what: 'entries' | 'documents', done: number, total: number) => void
}
