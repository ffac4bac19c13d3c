import type { Sha256 } from '../domain/history/capture.ts'
import { inTransaction, toBytes, type Connection, type Database } from '../postgres/database.ts'
import { keepReading, type Reading } from './readings.ts'

/** Key of the advisory lock of who reads held documents again: two crawls may meet the same one. */
const READING_LOCK = 4_702_188_011

/**
 * Policy files, by digest, that only other versions of the reader have
 * read; at most so many, behind `after` in the order of their digests.
 */
export async function listReadByOthers (
  database: Connection,
  reader: string,
  after: Sha256,
  limit: number
): Promise<Sha256[]> {
  const { rows } = await database.query<{ sha256: Sha256 }>({
    name: 'list-read-by-others',
    text: `
      select distinct encode(r.sha256, 'hex') as sha256
        from archive.reading r
       where r.role = 'policy' and r.reader <> $1 and r.sha256 > $2
         and not exists (select from archive.reading own
                          where own.sha256 = r.sha256 and own.role = 'policy' and own.reader = $1)
       order by 1
       limit $3`,
    values: [reader, toBytes(after), limit]
  })
  return rows.map(({ sha256 }) => sha256)
}

/** Keeps a reading of a held document beside those that there are; safe to repeat. */
export async function keepReadingBeside (database: Database, sha256: Sha256, reading: Reading): Promise<void> {
  await inTransaction(database, async client => {
    await client.query('select pg_advisory_xact_lock($1)', [READING_LOCK])
    await keepReading(client, sha256, 'policy', reading)
  })
}
