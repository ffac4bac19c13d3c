import type { Sha256 } from '../../domain/history/capture.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import type { EntryReading } from '../../domain/history/facts.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'

/** A reading of an index, with what it found in its entries. */
export interface IndexFindings {
  recordedAt: Instant
  found: Array<{ location: string, version: string | null, finding: Finding }>
}

/** What each reader found in the entries of these indexes, by digest, in recorded order. */
export async function listIndexFindings (
  database: Connection,
  digests: readonly Sha256[]
): Promise<ReadonlyMap<Sha256, IndexFindings[]>> {
  const { rows } = await database.query<IndexFindings & { sha256: Sha256 }>({
    name: 'list-index-findings',
    text: `
      select encode(g.sha256, 'hex') as sha256, r.recorded_at as "recordedAt",
             (select coalesce(jsonb_agg(jsonb_build_object('location', i.location, 'version', i.version,
                                                          'finding', jsonb_build_object(
                       'rule', f.rule, 'severity', f.severity, 'paragraphs', f.paragraphs,
                       'path', f.path, 'line', f.line, 'column', f.column_number, 'message', f.message))
                       order by f.position), '[]')
                from archive.finding f
                join archive.index_entry i on i.sha256 = f.sha256 and i.reader = f.reader
                                            and (f.path = i.path or starts_with(f.path, i.path || '/'))
               where f.sha256 = g.sha256 and f.reader = g.reader and f.role = 'index') as found
        from archive.reading g
        join archive.recorded r using (entry_id)
       where g.sha256 = any ($1) and g.role = 'index' and g.kind = 'index'
       order by r.sequence`,
    values: [[...new Set(digests)].map(toBytes)]
  })
  const bySha256 = new Map<Sha256, IndexFindings[]>()
  for (const { sha256, ...reading } of rows) bySha256.set(sha256, [...(bySha256.get(sha256) ?? []), reading])
  return bySha256
}

/** Of these readings what they found in the entries that lead somewhere. */
export function entryReadings (
  readings: readonly IndexFindings[],
  leadsThere: (location: string, version: string | null) => boolean
): EntryReading[] {
  return readings.map(({ recordedAt, found }) => ({
    recordedAt,
    findings: found.filter(({ location, version }) => leadsThere(location, version)).map(({ finding }) => finding)
  }))
}
