import type { IndexCapture } from '../../domain/history/facts.ts'
import { shownAt } from '../../domain/history/shown-at.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import type { Connection } from '../../postgres/database.ts'

/** What an index gave, or that a crawl was not led to it, by the numbers of the entries that say so. */
export async function listIndexCaptures (
  database: Connection, entries: readonly number[]
): Promise<ReadonlyMap<number, IndexCapture>> {
  type Row = Omit<IndexCapture, 'shownAt'> & {
    entry: number, completedAt: Instant, date: string | null, age: string | null
  }
  const { rows } = await database.query<Row>({
    name: 'list-index-captures',
    text: `
      select c.entry_id as entry, encode(c.sha256, 'hex') as sha256,
             c.requested_at as "requestedAt", c.completed_at as "completedAt",
             c.headers ->> 'date' as date, c.headers ->> 'age' as age, r.sequence, r.recorded_at as "recordedAt"
        from archive.capture c
        join archive.recorded r using (entry_id)
       where c.entry_id = any ($1)
      union all
      select e.entry_id, null, b.begun_at, b.begun_at, null, null, r.sequence, r.recorded_at
        from archive.crawl_ended e
        join archive.crawl_begun b using (crawl_id)
        join archive.recorded r on r.entry_id = e.entry_id
       where e.entry_id = any ($1)`,
    values: [[...new Set(entries)]]
  })
  return new Map(rows.map(({ entry, completedAt, date, age, ...capture }) => {
    const { requestedAt } = capture
    const shown = shownAt({ requestedAt, completedAt, serverDate: parseHttpDate(date), age: parseAge(age) })
    return [entry, { ...capture, shownAt: shown }]
  }))
}

/** Milliseconds of an `Age` (RFC 9111, 5.1); 0 without one, or where it is none. */
function parseAge (text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : 0
}

/** An instant of an HTTP date (RFC 9110, 5.6.7); null without one, or where it is none. */
export function parseHttpDate (text: string | null): number | null {
  const instant = text !== null && /^[A-Z][a-z]+, .* GMT$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(instant) ? null : instant
}
