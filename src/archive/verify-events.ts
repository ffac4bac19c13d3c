import type { Verification } from './verification.ts'

/** How many are named at the most. */
const MOST = 1_000

interface NumberRow { number: number, entryId: number, before: number, sequence: number | null, sequenceBefore: number | null }

/** That events are numbered from 1 without gaps, in the order of the log, and that every event has its number once it is recorded. */
export async function verifyEvents ({ database, onDifference }: Verification): Promise<void> {
  const { rows } = await database.query<NumberRow>(`
    select * from (
      select n.number, n.entry_id as "entryId", lag(n.number, 1, 0::bigint) over by_number as before, r.sequence, lag(r.sequence) over by_number as "sequenceBefore"
        from archive.event_number n
        left join archive.recorded r using (entry_id)
      window by_number as (order by n.number)) as numbered
     where number <> before + 1 or sequence is null or sequence < "sequenceBefore"
     order by number
     limit ${MOST}`)
  for (const { number, entryId, before, sequence, sequenceBefore } of rows) {
    const subject = `archive.event_number ${number} (entry ${entryId})`
    if (number !== before + 1) onDifference({ subject, what: 'the number', stored: String(number), expected: String(before + 1) })
    if (sequence === null) onDifference({ subject, what: 'its number in archive.recorded', stored: 'nothing', expected: 'a number, as events are numbered when they are recorded' })
    else if (sequenceBefore !== null && sequence < sequenceBefore) {
      onDifference({ subject, what: 'its place in archive.recorded', stored: String(sequence), expected: `after ${sequenceBefore}, where the event before it stands` })
    }
  }
  const unnumbered = await database.query<{ entryId: number }>(`
    select e.entry_id as "entryId"
      from archive.event e
      join archive.recorded r using (entry_id)
     where not exists (select from archive.event_number n where n.entry_id = e.entry_id)
     order by r.sequence
     limit ${MOST}`)
  for (const { entryId } of unnumbered.rows) {
    onDifference({ subject: `archive.event (entry ${entryId})`, what: 'its row of archive.event_number', stored: 'nothing', expected: 'one row, as it is recorded' })
  }
}
