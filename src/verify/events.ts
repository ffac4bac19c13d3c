import { eachNumbered, type Numbered } from './numbered.ts'
import type { Verification } from './verification.ts'

const BATCH = 10_000

/**
 * That events are numbered from 1 without gaps, in the order of the
 * log, and that every event has its number once it is recorded.
 */
export async function verifyEvents (verification: Verification): Promise<void> {
  await verifyNumbers(verification)
  await verifyNumbered(verification)
}

interface NumberRow extends Numbered { entryId: number, sequence: number | null, sequenceBefore: number | null }

async function verifyNumbers ({ database, onDifference }: Verification): Promise<void> {
  const rows = eachNumbered<NumberRow>(database, `
    select n.number, n.entry_id as "entryId", r.sequence, lag(r.sequence) over (order by n.number) as "sequenceBefore"
      from archive.event_number n
      left join archive.recorded r using (entry_id)
     where $1::bigint is null or n.number >= $1
     order by n.number
     limit $2`)
  for await (const { row: { number, entryId, sequence, sequenceBefore }, expected } of rows) {
    const subject = `archive.event_number ${number} (entry ${entryId})`
    if (number !== expected) {
      onDifference({ subject, what: 'the number', stored: String(number), expected: String(expected) })
    }
    if (sequence === null) {
      onDifference({
        subject,
        what: 'its number in archive.recorded',
        stored: 'nothing',
        expected: 'a number, as events are numbered when they are recorded'
      })
    } else if (sequenceBefore !== null && sequence < sequenceBefore) {
      onDifference({
        subject,
        what: 'its place in archive.recorded',
        stored: String(sequence),
        expected: `after ${sequenceBefore}, where the event before it stands`
      })
    }
  }
}

async function verifyNumbered ({ database, onDifference }: Verification): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await database.query<{ entryId: number }>(`
      select e.entry_id as "entryId"
        from archive.event e
        join archive.recorded r using (entry_id)
       where e.entry_id > $1 and not exists (select from archive.event_number n where n.entry_id = e.entry_id)
       order by e.entry_id
       limit $2`, [after, BATCH])
    for (const { entryId } of rows) {
      onDifference({
        subject: `archive.event (entry ${entryId})`,
        what: 'its row of archive.event_number',
        stored: 'nothing',
        expected: 'one row, as it is recorded'
      })
      after = entryId
    }
    if (rows.length === 0) return
  }
}
