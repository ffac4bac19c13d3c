import type { Reading } from '../archive/readings.ts'
import { subjectOf } from '../domain/history/subject.ts'
import { readerVersion, type IndexReading } from '../ingest/ingest-document.ts'
import { placeOf } from './locations.ts'

/**
 * What is kept of an index: whose policy each of its entries is, as far
 * as the entry or the name of a file that could be asked for tells.
 */
export function indexReading (read: IndexReading, base: string): Reading {
  if (read.kind === 'unreadable') return { reader: readerVersion, ...read }
  const entries = read.index.policies.map(entry => {
    const { url } = placeOf(entry.location, base)
    return { subject: subjectOf(entry, url ?? entry.location), location: entry.location, path: entry.path }
  })
  return { kind: 'index', reader: readerVersion, findings: read.findings, entries, mirror: read.index.mirror }
}
