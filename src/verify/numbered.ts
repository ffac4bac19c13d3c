import type { Database } from '../archive/database.ts'

const BATCH = 10_000

/** A row that has a number. */
export interface Numbered { number: number }

/**
 * A row with the number that it should have, when numbers run from 1
 * without gaps, and that of the row before it; null for the first.
 */
export interface NumberedRow<Row> { row: Row, expected: number, before: number | null }

/**
 * Every row of a table in the order of its numbers, a batch at a time.
 *
 * @param select rows with a "number", from "$1" on (null: from the first), at the
 * most "$2" of them; the last of a batch is asked for again with the next and left
 * out, so that what is compared with the row before is compared across batches
 */
export async function * eachNumbered<Row extends Numbered> (
  database: Database,
  select: string
): AsyncGenerator<NumberedRow<Row>> {
  for (let before: number | null = null; ;) {
    const { rows }: { rows: Row[] } = await database.query<Row>(
      `select * from (${select}) as batch where $1::bigint is null or number > $1 order by number`,
      [before, BATCH]
    )
    for (const row of rows) {
      yield { row, expected: (before ?? 0) + 1, before }
      before = row.number
    }
    if (rows.length === 0) return
  }
}
