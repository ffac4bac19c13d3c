import { recordEntries } from '../../src/archive/entries.ts'
import type { Database } from '../../src/postgres/database.ts'

/** Records so many entries, which have a digest and no row: as leaves they are what any are. */
export async function recordMany (database: Database, count: number, kind = 'event'): Promise<void> {
  await database.query('insert into archive.entry (kind, digest) select $2, sha256(n::text::bytea) from generate_series(1, $1::integer) as n', [count, kind])
  await recordEntries(database)
}
