import type { Database } from '../archive/database.ts'
import type { Verification } from './verification.ts'
import { verifyCertificates } from './certificates.ts'
import { verifyDigests, type Coverage } from './digests.ts'
import { verifyDocuments } from './documents.ts'
import { verifyDumps } from './dumps.ts'
import { verifyEvents } from './events.ts'
import { verifyGuards } from './guards.ts'
import { verifyLog, type LogExtent } from './log.ts'
import { verifyPrivateWords } from './private-words.ts'
import { verifyPolicies } from './readings.ts'
import { verifyEntries, verifyRecorded } from './recorded.ts'
import { verifyReferences } from './references.ts'

/** What was looked at. */
export interface VerificationCounts extends Totals {
  /** Readings of the present reader, read again and compared. */
  readings: number
  /** Readings of other readers, by their version: not compared. */
  otherReadings: Readonly<Record<string, number>>
  /** Of the recorded entries. */
  coverage: Coverage
  log: LogExtent
  differences: number
}

interface Totals { documents: number, bytes: number, captures: number, entries: number, waiting: number }

/**
 * Recomputes what can be computed of the archive, a batch at a time, and tells every
 * difference: the guards of its tables, recorded time, the digest of each entry's rows, the
 * signed log, the numbers of events, what rests on what, the dumps, each document's digest,
 * and each reading of the present reader. Changes nothing; the archive may be in use.
 */
export async function verifyArchive (given: Verification): Promise<VerificationCounts> {
  let differences = 0
  const verification: Verification = {
    ...given,
    onDifference: difference => {
      differences += 1
      given.onDifference(difference)
    }
  }
  const totals = await findTotals(given.database)
  await verifyGuards(verification)
  await verifyRecorded(verification)
  await verifyEntries(verification, totals.entries)
  const coverage = await verifyDigests(verification)
  const log = await verifyLog(verification)
  await verifyEvents(verification)
  await verifyReferences(verification)
  await verifyCertificates(verification)
  await verifyPrivateWords(verification)
  await verifyDumps(verification)
  await verifyPolicies(verification)
  const readings = await verifyDocuments(verification, totals.documents)
  return { ...totals, readings, otherReadings: await countOtherReadings(verification), coverage, log, differences }
}

async function findTotals (database: Database): Promise<Totals> {
  const { rows } = await database.query<Totals>(`
    select d.documents, d.bytes,
           (select count(*) from archive.capture) as captures,
           (select count(*) from archive.entry) as entries,
           (select count(*) from jobs.unrecorded) as waiting
      from (select count(*) as documents, coalesce(sum(size), 0)::bigint as bytes from archive.document) as d`)
  return rows[0] as Totals
}

async function countOtherReadings ({ database, reader }: Verification): Promise<Record<string, number>> {
  const { rows } = await database.query<{ reader: string, readings: number }>(
    'select reader, count(*) as readings from archive.reading where reader <> $1 group by reader order by reader',
    [reader.version]
  )
  return Object.fromEntries(rows.map(({ reader, readings }) => [reader, readings]))
}
