import type { EntryKind } from '../archive/entry-shapes.ts'
import { eachNumbered, type Numbered } from './numbered.ts'
import type { Verification } from './verification.ts'

const BATCH = 10_000

/** What each kind of entry is the entry of. */
const tables: Readonly<Record<EntryKind, string>> = {
  'crawl-begun': 'archive.crawl_begun',
  capture: 'archive.capture',
  reading: 'archive.reading',
  'crawl-ended': 'archive.crawl_ended',
  event: 'archive.event',
  setting: 'archive.setting',
  dispute: 'archive.dispute',
  erasure: 'archive.erasure'
}

interface RecordedRow extends Numbered { entryId: number, recordedAt: string, isBefore: boolean | null }

/**
 * That the numbers of `recorded` run from 1 without gaps, and
 * that its stamps never go back (domain §2, recorded time).
 */
export async function verifyRecorded ({ database, onDifference }: Verification): Promise<void> {
  // Stamps are compared in the database's own microseconds.
  const rows = eachNumbered<RecordedRow>(database, `
    select sequence as number, entry_id as "entryId", recorded_at::text as "recordedAt",
           recorded_at < lag(recorded_at) over (order by sequence) as "isBefore"
      from archive.recorded
     where $1::bigint is null or sequence >= $1
     order by sequence
     limit $2`)
  for await (const { row: { number, entryId, recordedAt, isBefore }, expected, before } of rows) {
    const subject = `archive.recorded ${number} (entry ${entryId})`
    if (number !== expected) {
      onDifference({ subject, what: 'the number', stored: String(number), expected: String(expected) })
    }
    if (isBefore === true) {
      onDifference({ subject, what: 'recorded_at', stored: recordedAt, expected: `no earlier than that of ${before}` })
    }
  }
}

interface EntryRow { entryId: number, kind: EntryKind, isKept: boolean | null, recorded: boolean, waiting: boolean }

/** That every entry is the entry of something, and is either numbered or waits for its number. */
export async function verifyEntries (
  { database, onDifference, onProgress }: Verification, total: number
): Promise<void> {
  const isKept = Object.entries(tables)
    .map(([kind, table]) => `when '${kind}' then exists (select from ${table} k where k.entry_id = e.entry_id)`)
    .join(' ')
  let after = 0
  for (let done = 0; ;) {
    onProgress('entries', done, total)
    const { rows } = await database.query<EntryRow>(
      `
      select e.entry_id as "entryId", e.kind, case e.kind ${isKept} end as "isKept",
             r.entry_id is not null as recorded, w.entry_id is not null as waiting
        from archive.entry e
        left join archive.recorded r using (entry_id)
        left join jobs.unrecorded w using (entry_id)
       where e.entry_id > $1
       order by e.entry_id
       limit $2`,
      [after, BATCH]
    )
    for (const row of rows) verifyEntry(row, onDifference)
    after = rows.at(-1)?.entryId ?? after
    done += rows.length
    if (rows.length === 0) return
  }
}

function verifyEntry (entry: EntryRow, onDifference: Verification['onDifference']): void {
  const { entryId, kind, isKept, recorded, waiting } = entry
  const subject = `archive.entry ${entryId} (${kind})`
  if (isKept === false) {
    onDifference({ subject, what: `its row of ${tables[kind]}`, stored: 'nothing', expected: 'one row' })
  }
  if (!recorded && !waiting) {
    const expected = 'a number, as it does not wait for one'
    onDifference({ subject, what: 'its number in archive.recorded', stored: 'nothing', expected })
  }
  if (recorded && waiting) {
    const expected = 'nothing, as it has its number'
    onDifference({ subject, what: 'its row of jobs.unrecorded', stored: 'one row', expected })
  }
}
