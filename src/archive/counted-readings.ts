import type { Sha256 } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { toBytes, toTimestamp, type Connection } from '../postgres/database.ts'

/** Up to when a reading may have been recorded to count: before an entry, and by an instant where one was asked for. */
export interface CountedBy { before: number, knownAt: Instant | null }

/**
 * Of each of these documents the number of the reading as a policy that counted: the newest by then. In their order.
 */
export async function listCountedReadings (
  database: Connection,
  documents: readonly Sha256[],
  { before, knownAt }: CountedBy
): Promise<number[]> {
  const { rows } = await database.query<{ sequence: number }>({
    name: 'list-counted-readings',
    text: `
      select max(r.sequence) as sequence
        from archive.reading g
        join archive.recorded r using (entry_id)
       where g.sha256 = any ($1) and g.role = 'policy' and r.sequence < $2
         and ($3::timestamptz is null or r.recorded_at <= $3)
       group by g.sha256
       order by 1`,
    values: [documents.map(toBytes), before, knownAt === null ? null : toTimestamp(knownAt)]
  })
  return rows.map(({ sequence }) => sequence)
}
