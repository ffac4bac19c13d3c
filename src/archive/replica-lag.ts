import type { Connection } from '../postgres/database.ts'
import { findLastSequence } from './changes.ts'

/**
 * How long the oldest entry is recorded that a replica lacks, in milliseconds
 * of the clock of the database that records; 0 where it has all.
 */
export async function findReplicaLag (replica: Connection, primary: Connection): Promise<number> {
  return await findLagSince(primary, await findLastSequence(replica))
}

/** How long the first entry after a number is recorded, in milliseconds; 0 where there is none. */
export async function findLagSince (primary: Connection, sequence: number): Promise<number> {
  const { rows } = await primary.query<{ lag: number }>({
    name: 'find-lag-since',
    text: `
      select greatest(0, extract(epoch from clock_timestamp() - recorded_at) * 1000)::float8 as lag
        from archive.recorded
       where sequence > $1
       order by sequence
       limit 1`,
    values: [sequence]
  })
  return rows[0]?.lag ?? 0
}
